package id.paspor.feedback.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import id.paspor.support.outside.Soon;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two questions after pickup: asked of the applicant alone, answered once, and what is wrong is said in a sentence. */
@ServerTest
class FeedbackDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Client applicant;
    private String page;

    @Test
    void onlyTheApplicantAnswersOnceAfterPickup() {
        Walk walk = new Walk(port);
        Case own = walk.atPickup();
        applicant = Client.session(port, "applicant");
        page = "/applications/" + own.registrationNumber();
        assertThat(applicant.get(page).body()).doesNotContain(page + "/feedback");
        assertThat(applicant.get(page + "/feedback").location()).isEqualTo(page);
        isRefusedOnThePage(answer("4", ""), "setelah paspor diserahkan");

        String code = jdbc.sql("select pickup_code from passport where registration_number = ?")
                .param(own.registrationNumber())
                .query(String.class)
                .single();
        walk.done("dpsCounter", own, "hand-over-passport", Map.of("collectedBy", "self", "pickupCode", code));
        Soon.await().until(() -> applicant.get(page).body().contains(page + "/feedback"));

        for (String wrong : new String[] {"", "0", "6", "4.5", "x", "44444444444"}) {
            assertThat(answer(wrong, "Ramah").body())
                    .as(wrong)
                    .contains("Pilih salah satu dari 1 sampai 5.", "href=\"#satisfaction\"", ">Ramah</textarea>")
                    .containsPattern("<fieldset[^>]* aria-describedby=\"satisfaction-problem\"");
        }
        assertThat(answer("4", "x".repeat(501)).body())
                .contains("href=\"#words\"", "500", "aria-describedby=\"words-hint words-problem\"")
                .containsPattern("id=\"satisfaction-4\"[^>]* checked");
        for (Client foreign : new Client[] {Client.session(port, "applicant2"), Client.session(port, "dpsCounter")}) {
            assertThat(foreign.get(page + "/feedback").status()).isIn(403, 404);
            assertThat(foreign.submit("/", page + "/feedback", Map.of("satisfaction", "1"))
                            .status())
                    .isIn(403, 404);
        }
        assertThat(Client.nobody(port).get(page + "/feedback").location()).isEqualTo("/login");

        String token = applicant.token(page + "/feedback");
        applicant.forget("JSESSIONID");
        assertThat(applicant
                        .submitWith(token, page + "/feedback", Map.of("satisfaction", "5", "words", "Cepat & ramah"))
                        .location())
                .as("the login has expired")
                .isEqualTo("/login");
        Answer keptMeanwhile =
                applicant.get(applicant.login("applicant", "demo").location());
        assertThat(keptMeanwhile.location()).isEqualTo(page);
        assertThat(applicant.get(page).body()).contains("Terima kasih atas jawaban Anda.");
        assertThat(applicant.get(page).body()).doesNotContain(page + "/feedback");
        assertThat(applicant.get(page + "/feedback").location()).isEqualTo(page);
        isRefusedOnThePage(answer("1", "Berubah pikiran"), "sudah dijawab");
        assertThat(jdbc.sql("select satisfaction from feedback where words = 'Cepat & ramah'")
                        .query(Integer.class)
                        .list())
                .containsExactly(5);
        assertThat(jdbc.sql("select count(*) from feedback where words = 'Berubah pikiran'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Answer answer(String satisfaction, String words) {
        return applicant.submit("/account", page + "/feedback", Map.of("satisfaction", satisfaction, "words", words));
    }

    private void isRefusedOnThePage(Answer answer, String sentence) {
        assertThat(answer.location()).isEqualTo(page);
        assertThat(applicant.get(page).body()).contains("role=\"alert\"", sentence);
    }
}
