package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Officers have a home of their own: what waits for them, what they have taken, who comes today. */
@ServerTest
class DeskPageTest {

    private static final Pattern QUEUE =
            Pattern.compile("id=\"queue-dataEntry\">\\s*<th[^>]*>[^<]*</th>\\s*<td>(\\d+)</td>\\s*<td>(\\d+)</td>");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"dpsDataEntry, 200", "jksTreasurer, 200", "dpsSupervisor, 200", "applicant, 403", "admin, 403"})
    void onlyOfficersHaveADesk(String account, int status) {
        assertThat(Client.session(port, account).get("/desk").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"dpsPrinting, /desk", "dpsSupervisor, /desk", "applicant, /", "admin, /"})
    void officersComeHomeToTheirDesk(String account, String home) {
        assertThat(Client.session(port, account).get("/").body())
                .contains("<a class=\"paspor-brand me-auto\" href=\"" + home + "\">");
    }

    @Test
    void whatIsTakenIsNoLongerFreeAndStandsAmongOnesOwn() {
        Walk walk = new Walk(port);
        Case waiting = walk.atDataEntry();
        Client officer = Client.session(port, "dpsDataEntry");
        String task = walk.task("dpsDataEntry", waiting, "data-entry");
        String before = officer.get("/desk").body();

        Client.basic(port, "dpsDataEntry")
                .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "dpsDataEntry"));

        String after = officer.get("/desk").body();
        assertThat(counted(after, 1)).isEqualTo(counted(before, 1) - 1);
        assertThat(counted(after, 2)).isEqualTo(counted(before, 2));
        assertThat(before).doesNotContain(waiting.registrationNumber());
        assertThat(after).contains("/#/?task=" + task, "Budi Santoso, " + waiting.registrationNumber());
        assertThat(Client.session(port, "jksDataEntry").get("/desk").body())
                .doesNotContain(waiting.registrationNumber());
    }

    private static int counted(String page, int group) {
        MatchResult queue = QUEUE.matcher(page).results().findFirst().orElseThrow();
        return Integer.parseInt(queue.group(group));
    }
}
