package id.paspor.kernel;

import java.util.List;

/** The roles. Which office somebody works for is the tenant, never the group. */
public final class Groups {

    public static final String APPLICANT = "applicant";
    public static final String DATA_ENTRY = "dataEntry";
    public static final String INTERVIEWER = "interviewer";
    public static final String PRINTING = "printing";
    public static final String COUNTER = "counter";
    public static final String SUPERVISOR = "supervisor";
    public static final String TREASURER = "treasurer";

    /** People of the directorate, who see figures of all offices, belong to none, and change nothing. */
    public static final String HEADQUARTERS = "headquarters";

    public static final String ADMIN = "camunda-admin";

    /** Accounts of programs, which sign in with HTTP Basic and by no form; what they may do, their other groups say. */
    public static final String PROGRAM = "program";

    /** The roles of people who work at an office. */
    public static final List<String> OFFICERS =
            List.of(DATA_ENTRY, INTERVIEWER, PRINTING, COUNTER, SUPERVISOR, TREASURER);

    private Groups() {}

    /** Whether somebody of these groups sees figures and nothing else here. */
    public static boolean isOnlyHeadquarters(List<String> groups) {
        return groups.contains(HEADQUARTERS)
                && groups.stream().allMatch(group -> group.equals(HEADQUARTERS) || group.equals(PROGRAM));
    }

    /** Whether somebody of these groups applies for passports and does nothing else here. */
    public static boolean isOnlyApplicant(List<String> groups) {
        return groups.equals(List.of(APPLICANT));
    }
}
