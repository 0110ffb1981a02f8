package id.paspor.cost;

import id.paspor.benchmark.Bank;
import id.paspor.benchmark.Node;
import id.paspor.benchmark.Payment;
import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A case of the program: with a photo, and a bank that reports the payment. */
public final class OurWalk extends CaseWalk {

    /** 35 by 45 millimetres at some 170 dots to the inch. */
    private static final byte[] PHOTO = Walk.picture("jpeg", 240, 320);
    private static final String PREFIX = "88908";
    private static final long FEE = 950_000;

    private final Walk walk;
    private final Bank bank;
    private final List<String> slots;

    /**
     * On a node with the settings of {@link #settings}.
     *
     * @param slots with places for all
     */
    public OurWalk(Node node, Bank bank, List<String> slots) {
        super(node);
        this.walk = new Walk(node.port());
        this.bank = bank;
        this.slots = slots;
    }

    /** With limits that a whole office's work from one address does not reach. */
    public static Map<String, String> settings(Bank bank) {
        Map<String, String> settings = new HashMap<>(bank.settings());
        for (String limit : List.of("uploads-per-account", "uploads-per-address", "booking-per-address")) {
            settings.put("paspor.limits." + limit + ".most", "1000000");
        }
        return settings;
    }

    @Override
    Case starts(int number) {
        return walk.started(applicant(number), Applicants.adult());
    }

    @Override
    String applicant(int number) {
        return "rush" + number;
    }

    @Override
    String slot(int number) {
        return slots.get(number % slots.size());
    }

    @Override
    void isPhotographed(Case of) {
        done(walk.photo(Client.basic(node().port(), "dpsInterviewer"), of, PHOTO), 204);
    }

    @Override
    void pays(Case of) {
        afterJobs(
                Client.basic(node().port(), "dpsSupervisor"),
                "/engine-rest/process-instance/" + of.instance() + "/variables",
                variables -> variables.has("virtualAccountNumber"));
        int status = bank.report(
                        node(),
                        new Payment(
                                "cost-" + of.registrationNumber(), PREFIX + of.registrationNumber(), FEE, Bank.now()))
                .join()
                .status();
        if (status != 200) {
            throw new IllegalStateException("bank: " + status);
        }
    }
}
