/** From the cleared applicant to the passport in hand: screening, booklet stock, MRZ, printing, hand-over. */
@org.springframework.modulith.ApplicationModule
package id.paspor.issuance;
