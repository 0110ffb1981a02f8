package id.paspor.retention.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Supervisors and administrators see how long data is kept and what went; administrators count what would go. */
@ServerTest
class RetentionDoorTest {

    private static final String PAGE = "/supervision/retention";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void termsAreShownAndWhatIsDueIsCountedAndStays() {
        jdbc.sql("insert into application_draft (id, account, answers, created_at, changed_at)"
                        + " values ('retentiondoorretention', 'nobody', '{}', '2020-01-01', '2020-01-01')")
                .update();
        Client admin = Client.session(port, "admin");
        admin.get("/?lang=en");
        assertThat(admin.get(PAGE).body())
                .contains("<h1>Retention</h1>", "11 years", "6 months", "30 days")
                .doesNotContain("Would be erased");

        String counted = admin.submit(PAGE, PAGE, Map.of()).body();

        assertThat(counted)
                .contains("Would be erased")
                .containsPattern("not sent, from their last change</th>[^#]*?>1</td>");
        assertThat(drafts()).isOne();
        jdbc.sql("delete from application_draft where id = 'retentiondoorretention'")
                .update();
    }

    private int drafts() {
        return jdbc.sql("select count(*) from application_draft where id = 'retentiondoorretention'")
                .query(Integer.class)
                .single();
    }

    @Test
    void whatWasErasedIsShownWithWhatFailedOrWasBrokenOff() {
        jdbc.sql("insert into erasure_run (day, kind, started_at, up_to, erased, failed)"
                        + " values ('2020-02-03', 'PHOTOS', ?, ?, 4711, 12)")
                .params(Timestamp.from(Instant.parse("2020-02-02T20:10:00Z")), Timestamp.from(Instant.EPOCH))
                .update();
        Client supervisor = Client.session(port, "dpsSupervisor");

        assertThat(supervisor.get(PAGE + "?lang=id").body())
                .contains("Foto, sejak permohonan selesai", ">4.711</td>", ">12</td>", "Belum selesai")
                .doesNotContain("<button class=\"btn btn-primary\">");
        jdbc.sql("delete from erasure_run where day = '2020-02-03'").update();
    }
}
