package id.paspor.payment.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.Meter;
import id.paspor.support.ProcessTest;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a bank's call costs once its token and its signature are found right, counted: it only falls. */
@ProcessTest
class BankCallCostTest {

    private static final int MOST_STATEMENTS = 8;

    @Autowired
    private ImmigrationOffice office;

    @Autowired
    private SnapBanks banks;

    @Autowired
    private SnapPayments payments;

    @Autowired
    private ObjectMapper json;

    private CaseStory story;

    /** Pays the bill of a case, as the case is when everything that is read once has been read. */
    private ObjectNode pays(String externalId) {
        SnapBank bank = banks.named("bank").orElseThrow();
        String service = bank.settings().serviceId();
        String account = story.bill().virtualAccountNumber().digits();
        ObjectNode body = json.createObjectNode()
                .put("partnerServiceId", service)
                .put("customerNo", account.substring(service.length()))
                .put("virtualAccountNo", account)
                .put("paymentRequestId", "cost-" + account);
        body.putObject("paidAmount").put("value", story.bill().amount() + ".00").put("currency", "IDR");
        SnapCall call =
                new SnapCall(bank, SnapService.PAYMENT, externalId, DigestUtils.sha256Hex(body.toString()), body);
        Meter.read();
        return payments.pay(bank, new SnapFields(body), call);
    }

    private CaseStory billed(String slot) {
        return office.receivesApplication(Applicants.adult())
                .chooses(slot)
                .isAccepted()
                .isApproved();
    }

    @BeforeEach
    void whatIsReadOnceIsRead() {
        story = billed("DPS-20260909-0900");
        pays("1");
        story = billed("DPS-20260909-1000");
    }

    @Test
    void aCallAsksNoMoreOfTheDatabaseThanItDid() {
        ObjectNode answer = pays("2");
        Meter.Reading asked = Meter.read();

        assertThat(answer.path("responseCode").asText()).isEqualTo("2002500");
        assertSoftly(each -> {
            each.assertThat(asked.statements())
                    .describedAs("statements%n%s", asked)
                    .isLessThanOrEqualTo(MOST_STATEMENTS);
            each.assertThat(asked.commits()).describedAs("commits").isEqualTo(1);
        });
    }
}
