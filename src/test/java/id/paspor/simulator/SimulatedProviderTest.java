package id.paspor.simulator;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The provider of the demonstration shows what was sent, and its reports are heard at the program's own door. */
@ServerTest
class SimulatedProviderTest {

    private static final String PAGE = "/simulator/provider";

    @LocalServerPort
    private int port;

    @Test
    void whatDidNotArriveByWhatsAppIsSaidOnThePageWhereAnotherChannelCanBeChosen() {
        Client visitor = Client.browser(port);
        Map<String, Object> answers = Applicants.adult();
        answers.put("channel", "whatsapp");
        Case started = new Walk(port).started("applicant", answers);
        Client applicant = Client.session(port, "applicant");
        String page = "/applications/" + started.registrationNumber();

        String id = await().until(() -> idOf(visitor.get(PAGE).body(), started), found -> found != null);
        assertThat(applicant.get(page).body()).doesNotContain("WhatsApp kami ke");
        visitor.submitForged(PAGE + "/report", Map.of("id", id, "arrived", "false"));

        assertThat(applicant.get(page).body())
                .contains("WhatsApp kami ke " + answers.get("phone").toString().substring(0, 4) + "***")
                .contains("Pesan ini tidak sampai lewat WhatsApp");
        assertThat(Client.session(port, "dpsDataEntry")
                        .get("/cases/" + started.registrationNumber())
                        .body())
                .contains("WhatsApp tidak sampai kepada pemohon");

        assertThat(applicant
                        .submit(page, page + "/channel", Map.of("channel", "fax"))
                        .location())
                .isEqualTo(page);
        assertThat(applicant.get(page).body()).contains("Pilih salah satu dari yang ditawarkan.");
        applicant.submit(page, page + "/channel", Map.of("channel", "email", "messages", "en"));
        assertThat(applicant.get(page).body()).contains("(E-mail).").containsPattern("value=\"en\" selected");
    }

    @Test
    void whatNobodySignedIsNeitherSentNorHeard() {
        Client anybody = Client.nobody(port);
        String body = "{\"id\":\"00000000-0000-0000-0000-000000000000\",\"status\":\"failed\"}";

        for (String door : new String[] {"sms", "email", "fax"}) {
            Answer answer =
                    anybody.send("POST", "/api/channels/" + door + "/reports", "application/json", body.getBytes());
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        }
        assertThat(anybody.send("POST", PAGE + "/sms", "application/json", body.getBytes())
                        .status())
                .isEqualTo(401);
    }

    private static String idOf(String page, Case of) {
        Matcher message = Pattern.compile(
                        Pattern.quote(of.number().grouped()) + "(?s).*?name=\"id\" value=\"([^\"]+)\"")
                .matcher(page);
        return message.find() ? message.group(1) : null;
    }
}
