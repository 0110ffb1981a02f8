package id.paspor.engine.rest;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.outside.Soon;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who goes away before an answer is written is no fault of the program, whatever they asked for. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class ReadersWhoLeftTest {

    private static final String WAITING =
            "select count(*) from pg_locks where not granted and relation = cast(? as regclass)";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private RepositoryService models;

    @ParameterizedTest
    @CsvSource({
        "dpsSupervisor, act_ge_bytearray, /camunda/api/engine/engine/default/process-definition/{process}/xml",
        "dpsSupervisor, message, /cases/{case}",
        "dpsSupervisor, saved_view, /supervision/cases",
        "applicant, message, /applications/{case}",
        "applicant, message, /account/data/copy.zip",
        "applicant, booking, /applications/{case}/appointment-letter.pdf",
    })
    void isNotLogged(String account, String table, String path, CapturedOutput log) throws Exception {
        String process = models.createProcessDefinitionQuery()
                .processDefinitionKey("passport-application")
                .latestVersion()
                .singleResult()
                .getId();
        String number = new Walk(port).atDataEntry(Applicants.adult()).registrationNumber();
        String session = Client.session(port, account).cookie("JSESSIONID").orElseThrow();
        leaves(session, table, path.replace("{process}", process).replace("{case}", number));

        assertThat(log.getAll()).doesNotContain("ERROR", "ClientAbortException");
    }

    /** Asks for something that is read from a table, and is gone when that can be read. */
    private void leaves(String session, String table, String path) throws IOException, SQLException {
        double answered = answered();
        try (Connection held = database.getConnection();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            try (Socket socket = new Socket("localhost", port)) {
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: JSESSIONID="
                        + session + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                Soon.await()
                        .until(() ->
                                jdbc.sql(WAITING).param(table).query(Long.class).single() > 0);
                // at once, with whatever is on its way
                socket.setSoLinger(true, 0);
            } finally {
                held.rollback();
                held.setAutoCommit(true);
            }
        }
        Soon.await().until(() -> answered() > answered);
    }

    private double answered() {
        return meters.find("http.server.requests").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
