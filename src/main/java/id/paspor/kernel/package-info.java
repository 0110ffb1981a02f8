/** The few words every module speaks: refusals, bilingual texts, the clock, who is acting. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package id.paspor.kernel;
