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
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
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

    private ObjectNode pays(CaseStory story) {
        SnapBank bank = banks.named("bank").orElseThrow();
        String service = bank.settings().serviceId();
        String account = story.bill().virtualAccountNumber().digits();
        ObjectNode body = json.createObjectNode()
                .put("partnerServiceId", service)
                .put("customerNo", account.substring(service.length()))
                .put("virtualAccountNo", account)
                .put("paymentRequestId", "cost-" + account);
        body.putObject("paidAmount").put("value", story.bill().amount() + ".00").put("currency", "IDR");
        SnapCall call = new SnapCall(bank, SnapService.PAYMENT, account, DigestUtils.sha256Hex(body.toString()), body);
        Meter.read();
        return payments.pay(bank, new SnapFields(body), call);
    }

    private CaseStory billed(String slot) {
        return office.receivesApplication(Applicants.adult())
                .chooses(slot)
                .isAccepted()
                .isApproved();
    }

    @Test
    void aCallAsksNoMoreOfTheDatabaseThanItDid() {
        CaseStory first = billed("DPS-20260909-0900");
        List<CaseStory> further = List.of(billed("DPS-20260909-1000"), billed("DPS-20260909-1100"));
        // what is read once is read
        pays(first);

        Meter.Reading asked = Meter.Reading.least(further.stream().map(story -> {
            assertThat(pays(story).path("responseCode").asText()).isEqualTo("2002500");
            return Meter.read();
        }));

        assertSoftly(each -> {
            each.assertThat(asked.statements())
                    .describedAs("statements%n%s", asked)
                    .isLessThanOrEqualTo(MOST_STATEMENTS);
            each.assertThat(asked.commits()).describedAs("commits").isEqualTo(1);
        });
    }
}
