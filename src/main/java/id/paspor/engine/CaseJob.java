package id.paspor.engine;

import id.paspor.kernel.RegistrationNumber;

/** Something that the process of a case is to be told, done by the engine's job executor; see {@link CaseJobs}. */
public interface CaseJob {

    /** The name under which it is left behind; it stays in the engine's tables, so it must not change. */
    String name();

    /**
     * Does it, in the job's transaction. What fails is tried again and then becomes an incident that a supervisor can retry;
     * so it may run although nothing is left to do.
     */
    void run(RegistrationNumber registrationNumber);
}
