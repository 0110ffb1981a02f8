package id.paspor.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.support.Applicants;
import id.paspor.support.Walk;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.util.StringUtils;

/**
 * Accounts, each with an application that waits for an interview time. The applications come through the program's front
 * door, one by one. The accounts are rows written by hand, because registering is not what is measured; for the same
 * reason bcrypt works on their passwords with its smallest cost.
 */
public final class Seeding {

    private static final int AT_ONCE = 6;
    private static final int SMALLEST_COST = 4;
    private static final String SALT = "rush";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient sql;
    private final Node node;

    /** Through which node, on whose database. */
    public Seeding(JdbcClient sql, Node node) {
        this.sql = sql;
        this.node = node;
    }

    /** Opens accounts and sends their applications. */
    public List<Applicant> applicants(int number) throws InterruptedException, ExecutionException {
        openAccounts(number);
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Applicant>> applications = new ArrayList<>();
            for (int next = 0; next < number; next++) {
                int serial = next;
                applications.add(() -> apply(serial));
            }
            List<Applicant> applicants = new ArrayList<>();
            for (Future<Applicant> sent : people.invokeAll(applications)) {
                applicants.add(sent.get());
            }
            registerAccounts(number);
            return applicants;
        } finally {
            people.shutdownNow();
        }
    }

    /** Opens accounts that have sent nothing yet. */
    public void openAccounts(int number) {
        sql.sql("""
                insert into act_id_user (id_, rev_, pwd_, salt_)
                select 'rush' || n, 1, ?, ? from generate_series(0, ? - 1) n""")
                .params(storedPassword(), SALT, number)
                .update();
        sql.sql("""
                insert into act_id_membership (user_id_, group_id_)
                select 'rush' || n, 'applicant' from generate_series(0, ? - 1) n""").param(number).update();
    }

    /** Opens an account of each of these groups in the Denpasar office, with the name it has in the demonstration. */
    public void openDesks(String... groups) {
        for (String group : groups) {
            String account = "dps" + StringUtils.capitalize(group);
            sql.sql("insert into act_id_user (id_, rev_, pwd_, salt_) values (?, 1, ?, ?)")
                    .params(account, storedPassword(), SALT)
                    .update();
            sql.sql("insert into act_id_membership (user_id_, group_id_) values (?, ?)")
                    .params(account, group)
                    .update();
            sql.sql("insert into act_id_tenant_member (id_, tenant_id_, user_id_) values (?, 'DPS', ?)")
                    .params(account, account)
                    .update();
        }
    }

    /** From now on the accounts are like those that applicants opened themselves, which the engine's REST interface refuses. */
    private void registerAccounts(int number) {
        sql.sql("""
                insert into account (id, email, created_at, used_at)
                select 'rush' || n, 'rush' || n || '@example.org', now(), now() from generate_series(0, ? - 1) n""").param(number).update();
    }

    /**
     * Sends the application of an account.
     *
     * @throws IllegalStateException when the node refuses it
     */
    public Applicant apply(int number) throws IOException, InterruptedException {
        String account = "rush" + number;
        String credentials =
                Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest application = HttpRequest.newBuilder(
                        node.uri("/engine-rest/process-definition/key/passport-application/submit-form"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        json.writeValueAsBytes(Walk.variables(Applicants.adult()))))
                .build();
        HttpResponse<String> answer = http.send(application, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return new Applicant(
                number,
                account,
                json.readTree(answer.body()).get("businessKey").asText());
    }

    /** The password demo as the program stores it. */
    private static String storedPassword() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("demo" + SALT).getBytes(StandardCharsets.UTF_8));
            return "{bcrypt-sha256}"
                    + new BCryptPasswordEncoder(SMALLEST_COST)
                            .encode(Base64.getEncoder().encodeToString(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
