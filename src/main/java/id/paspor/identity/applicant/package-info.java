/** Accounts that applicants open themselves, and the links in mails by which they prove that an address is theirs. */
package id.paspor.identity.applicant;
