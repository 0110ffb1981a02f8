package id.paspor.hostile;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody of each kind at the doors: nobody, an applicant, one of each desk, an administrator. */
final class Visitors {

    private static final String NOBODY = "nobody";
    private static final String APPLICANT = "applicant";
    private static final String ADMIN = "admin";
    private static final List<String> DESKS = List.of(
            "dpsDataEntry", "dpsInterviewer", "dpsPrinting", "dpsCounter", "dpsSupervisor", "dpsTreasurer", ADMIN);

    /** From where they come, so that what they try counts for nobody else. */
    private static final String ADDRESS = "198.51.100.";

    private final int port;
    private final String applicant;
    private final Map<String, Client> browsers = new LinkedHashMap<>();
    private final Map<String, Client> programs = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private int turn;

    private Visitors(int port, String applicant) {
        this.port = port;
        this.applicant = applicant;
    }

    static Visitors of(int port, String applicant) {
        Visitors visitors = new Visitors(port, applicant);
        visitors.enter(NOBODY, Client.browser(port), Client.nobody(port));
        visitors.enter(applicant, Client.browser(port), Client.basic(port, applicant));
        for (String desk : DESKS) {
            visitors.enter(desk, Client.browser(port), Client.basic(port, desk));
        }
        return visitors;
    }

    private void enter(String who, Client browser, Client program) {
        browsers.put(who, browser);
        programs.put(who, program);
        prepare(who);
        browser.from(ADDRESS + browsers.size());
        program.from(ADDRESS + browsers.size());
    }

    private void prepare(String who) {
        Client browser = browsers.get(who);
        if (!who.equals(NOBODY)) {
            browser.login(who, "demo");
            browser.get("/camunda/app/tasklist/default/");
        }
        tokens.put(who, browser.token("/status"));
    }

    /** Values that lead somewhere: to a case of the applicant, whose interview time is to be chosen. */
    Map<String, String> known(Case of) {
        Map<String, String> known = new HashMap<>();
        known.put("registrationNumber", of.registrationNumber());
        known.put("number", of.registrationNumber());
        known.put("code", "ktp");
        known.put("office", "DPS");
        known.put("/offices/", "DPS");
        known.put("slot", new Walk(port).slots("DPS").get(0));
        known.put("/pages/", "1");
        known.put("/task/", new Walk(port).task(applicant, of, "choose-interview-slot"));
        known.put("/process-instance/", of.instance());
        known.put("/process-definition/key/", "passport-application");
        known.put("/engine/", "default");
        known.put("reason", "Sudah diperiksa dengan teliti");
        return known;
    }

    /** Who tries a door: all of them, but at the engine's many doors one of them after the other. */
    List<String> of(Door door) {
        List<String> all = List.copyOf(browsers.keySet());
        return door.isOfTheEngine() ? List.of(all.get(turn++ % all.size())) : all;
    }

    Answer sends(String name, Attack attack) {
        String who = name.equals(APPLICANT) ? applicant : name;
        String path = attack.door().path();
        if (path.startsWith("/engine-rest/") || path.startsWith("/actuator")) {
            return attack.by(programs.get(who), null);
        }
        Client browser = browsers.get(who);
        if (path.startsWith("/camunda/")) {
            String token = browser.cookie("XSRF-TOKEN").orElse("none");
            return signedInAgain(who, attack.with(Map.of("X-XSRF-TOKEN", token)).by(browser, null));
        }
        return signedInAgain(who, attack.by(browser, tokens.get(who)));
    }

    /** Whoever was signed out over it, as Camunda does to those who make its doors suspicious, comes back. */
    private Answer signedInAgain(String who, Answer answer) {
        if (!who.equals(NOBODY)
                && (answer.location().equals("/") || answer.location().startsWith("/login"))) {
            prepare(who);
        }
        return answer;
    }
}
