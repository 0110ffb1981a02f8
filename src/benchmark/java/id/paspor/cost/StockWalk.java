package id.paspor.cost;

import id.paspor.benchmark.Node;
import id.paspor.support.Client;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.HashMap;
import java.util.Map;

/** A case of the stock engine: what its diagram asks for comes with the start, the payment is a message. */
final class StockWalk extends CaseWalk {

    private static final String DAY = "2027-06-01T09:00:00.000+0700";

    private final Client anybody;

    StockWalk(Node node) {
        super(node);
        this.anybody = Client.nobody(node.port());
    }

    @Override
    Case starts(int number) {
        Map<String, Object> body = new HashMap<>(Walk.variables(Map.of(
                "registrationNumber", "stock-" + number,
                "office", "DPS",
                "priority", 50,
                "dataAccepted", false,
                "screeningHit", false,
                "bookletAllocated", true,
                "misprintReported", false)));
        @SuppressWarnings("unchecked")
        Map<String, Object> variables = (Map<String, Object>) body.get("variables");
        for (String date : new String[] {"interviewAt", "paymentDueAt"}) {
            variables.put(date, Map.of("value", DAY, "type", "Date"));
        }
        body.put("businessKey", "stock-" + number);
        String instance = done(
                        anybody.post("/engine-rest/process-definition/key/passport-application/submit-form", body),
                        200)
                .json()
                .get("id")
                .asText();
        return new Case("stock-" + number, instance);
    }

    @Override
    String applicant(int number) {
        return "applicant";
    }

    @Override
    String slot(int number) {
        return "a slot";
    }

    @Override
    void isPhotographed(Case of) {
        // there is no such thing
    }

    @Override
    void pays(Case of) {
        afterJobs(
                anybody,
                "/engine-rest/event-subscription?eventName=PaymentReceived&processInstanceId=" + of.instance(),
                found -> found.size() == 1);
        done(
                anybody.post(
                        "/engine-rest/message",
                        Map.of("messageName", "PaymentReceived", "businessKey", of.registrationNumber())),
                204);
    }
}
