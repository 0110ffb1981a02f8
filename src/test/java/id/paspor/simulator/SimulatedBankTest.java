package id.paspor.simulator;

import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bank on a developer's machine, with everything that real ones do wrong. */
@ServerTest
class SimulatedBankTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Client customer;
    private Walk walk;
    private Case billed;
    private String account;

    @BeforeEach
    void aCaseIsBilled() {
        customer = Client.browser(port);
        walk = new Walk(port);
        billed = walk.atInterview();
        walk.photo(Client.basic(port, "dpsInterviewer"), billed, Walk.picture("jpeg", 600, 800));
        walk.done("dpsInterviewer", billed, "interview", Walk.APPROVE);
        account = "88908" + billed.registrationNumber();
        await().until(() -> state() != null);
    }

    @Test
    void aPaymentIsReportedWhenTheBankIsAskedTo() {
        Answer taken = pays("950000", Map.of("report", "later"));
        assertThat(taken.body()).contains("belum dilaporkan");
        assertThat(state()).isEqualTo("OPEN");
        assertThat(statement()).anyMatch(line -> line.contains("," + account + ",950000,IDR,"));

        reports(taken);

        assertThat(state()).isEqualTo("PAID");
        walk.task("dpsPrinting", billed, "print-passport");
    }

    @Test
    void aPaymentIsReportedAfterAWhile() {
        assertThat(pays("950000", Map.of("report", "delayed", "delay", "1")).body())
                .contains("1 detik");

        await().until(() -> "PAID".equals(state()));
    }

    @Test
    void aLostAnswerIsAskedForAgainAndThePaymentIsCountedOnce() {
        Answer lost = pays("950000", Map.of("loseAnswer", "true"));
        assertThat(lost.body()).contains("hilang");
        assertThat(state()).isEqualTo("PAID");

        assertThat(reports(lost).body()).contains("2002500");

        assertThat(jdbc.sql("select count(*) from ledger_entry where credit = 'RECEIVABLE' and bill ="
                                + " (select id from bill where registration_number = ?)")
                        .param(billed.registrationNumber())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void moneyThatWasRefusedGoesBackUnlessTheBankKeepsIt() {
        assertThat(pays("949999", Map.of()).status()).isEqualTo(400);
        assertThat(statement()).noneMatch(line -> line.contains(account));

        assertThat(pays("949998", Map.of("keepMoney", "true")).status()).isEqualTo(400);
        assertThat(statement()).filteredOn(line -> line.contains(account)).hasSize(1);
        assertThat(state()).isEqualTo("OPEN");
    }

    @Test
    void whatIsNoAccountOrNoAmountIsRefused() {
        assertThat(customer.submitForged("/simulator/bank", Map.of("virtualAccountNumber", "x,y", "amount", "1"))
                        .status())
                .isEqualTo(400);
        assertThat(pays("many", Map.of()).status()).isEqualTo(400);
        assertThat(pays("-950000", Map.of()).status()).isEqualTo(400);
        assertThat(customer.submitForged("/simulator/bank/report", Map.of("id", "none"))
                        .status())
                .isEqualTo(404);
    }

    private Answer pays(String amount, Map<String, String> options) {
        Map<String, String> fields = new HashMap<>(options);
        fields.put("virtualAccountNumber", account);
        fields.put("amount", amount);
        return customer.submitForged("/simulator/bank", fields);
    }

    /** The newest payment on the page is reported. */
    private Answer reports(Answer page) {
        Matcher id = Pattern.compile("name=\"id\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(id.find()).isTrue();
        return customer.submitForged("/simulator/bank/report", Map.of("id", id.group(1)));
    }

    private List<String> statement() {
        return customer.get("/simulator/bank/report").body().lines().toList();
    }

    private String state() {
        return jdbc.sql("select state from bill where registration_number = ?")
                .param(billed.registrationNumber())
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
