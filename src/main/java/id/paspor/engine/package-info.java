/** What all modules share of the process engine: configuration, the form gate, lasting variables, the filter of its history. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package id.paspor.engine;
