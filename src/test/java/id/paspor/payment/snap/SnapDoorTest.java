package id.paspor.payment.snap;

import static id.paspor.payment.snap.TestBank.INQUIRY;
import static id.paspor.payment.snap.TestBank.PAYMENT;
import static id.paspor.payment.snap.TestBank.TOKEN;
import static id.paspor.support.outside.Soon.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.paspor.payment.BankPayment;
import id.paspor.payment.PaymentSource;
import id.paspor.payment.Payments;
import id.paspor.payment.account.VirtualAccountNumber;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.Walk.Case;
import id.paspor.support.outside.BankSignatures;
import java.security.PrivateKey;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Banks at the program's door; see {@link TestBank}. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Environment settings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Payments payments;

    @Autowired
    private TransactionTemplate transaction;

    private Client http;
    private TestBank bank;
    private TestBank other;
    private Walk walk;
    private Case billed;

    @BeforeAll
    void aCaseIsBilled() {
        http = Client.nobody(port);
        bank = new TestBank(port, settings, "bank");
        other = new TestBank(port, settings, SecondBank.NAME);
        walk = new Walk(port);
        billed = newBill();
    }

    @Test
    void aBankGetsATokenAsksAndPaysAndTheCaseMoves() {
        Case of = newBill();
        Answer inquiry = call(INQUIRY, request(of, "inquiryRequestId", "ask-1"));
        assertThat(inquiry.status()).as(inquiry.toString()).isEqualTo(200);
        assertThat(inquiry.json().path("responseCode").asText()).isEqualTo("2002400");
        JsonNode data = inquiry.json().path("virtualAccountData");
        assertThat(data.at("/inquiryStatus").asText()).isEqualTo("00");
        assertThat(data.at("/totalAmount/value").asText()).isEqualTo("950000.00");
        assertThat(data.at("/totalAmount/currency").asText()).isEqualTo("IDR");
        assertThat(data.at("/virtualAccountTrxType").asText()).isEqualTo("C");
        assertThat(data.at("/partnerServiceId").asText())
                .as("echoed as it came")
                .isEqualTo("   88908");
        assertThat(data.at("/virtualAccountName").asText()).isNotBlank();

        Answer paid = call(PAYMENT, payment(of, "ask-1-" + of.registrationNumber(), "950000.00"));

        assertThat(paid.json().path("responseCode").asText())
                .as(paid.toString())
                .isEqualTo("2002500");
        assertThat(paid.json().at("/virtualAccountData/paymentFlagStatus").asText())
                .isEqualTo("00");
        walk.task("dpsPrinting", of, "print-passport");
        assertThat(call(INQUIRY, request(of, "inquiryRequestId", "ask-2"))
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4042414");
    }

    @Test
    void aReportThatIsRepeatedIsCountedOnceAndAnsweredWordForWord() {
        Case of = newBill();
        ObjectNode report = payment(of, UUID.randomUUID().toString(), "950000.00");
        Answer first = call(PAYMENT, report);
        report.put("flagAdvise", "Y");

        Answer again = call(PAYMENT, report);

        assertThat(first.json().path("responseCode").asText()).isEqualTo("2002500");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(payments(of)).isEqualTo(1);
        Answer second = call(PAYMENT, payment(of, UUID.randomUUID().toString(), "950000.00"));
        assertThat(second.status()).isEqualTo(404);
        assertThat(second.json().path("responseCode").asText()).isEqualTo("4042514");
        assertThat(payments(of)).isEqualTo(1);
    }

    @Test
    void theSameReportTwentyTimesAtOnceIsCountedOnceAndAlwaysASuccess() throws Exception {
        Case of = newBill();
        String token = bank.token();
        ObjectNode report = payment(of, UUID.randomUUID().toString(), "950000.00");
        ExecutorService lines = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int one = 0; one < 20; one++) {
                calls.add(() -> bank.send(PAYMENT, bank.headers(PAYMENT, token, report.toString()), report.toString()));
            }
            for (Future<Answer> answer : lines.invokeAll(calls)) {
                assertThat(answer.get().json().path("responseCode").asText())
                        .as(answer.get().toString())
                        .isEqualTo("2002500");
            }
        } finally {
            lines.shutdownNow();
        }
        assertThat(payments(of)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from ledger_entry e join bill b on b.id = e.bill"
                                + " where b.registration_number = ? and e.debit = 'BANK_CLEARING'")
                        .param(of.registrationNumber())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        walk.task("dpsPrinting", of, "print-passport");
    }

    @Test
    void aReportThatIsTakenWhileItsRepeatIsLookedUpIsAnsweredTheSame() throws Exception {
        Case of = newBill();
        ObjectNode report = payment(of, UUID.randomUUID().toString(), "950000.00");
        String id = report.path("paymentRequestId").asText();
        String account = "88908" + of.registrationNumber();
        ExecutorService line = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> repeat = transaction.execute(status -> {
                jdbc.sql("lock table bill").update();
                Future<Answer> sent = line.submit(() -> call(PAYMENT, report));
                await().until(() -> jdbc.sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single());
                jdbc.sql("""
                        insert into bank_payment (bank, payment_request_id, virtual_account_number, amount, answer, received_at)
                        values ('bank', ?, ?, 950000, '{"responseCode": "2002500"}', now())""").params(id, account).update();
                payments.take(
                        new BankPayment("bank", id, new VirtualAccountNumber(account), 950_000, null),
                        PaymentSource.CALL);
                return sent;
            });
            assertThat(repeat.get().body()).isEqualTo("{\"responseCode\":\"2002500\"}");
        } finally {
            line.shutdownNow();
        }
        assertThat(payments(of)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "950001.00, 4042513",
        "949999.00, 4042513",
        "0.00, 4042513",
        "950000.50, 4042513",
        "950000, 4002501",
        "950000.0, 4002501",
        "950000.000, 4002501",
        "-950000.00, 4002501",
        "9.5e5, 4002501",
        "'950.000,00', 4002501"
    })
    void anotherAmountIsRefusedByTheCodeOfTheStandard(String amount, String code) {
        Answer answer = call(PAYMENT, payment(billed, UUID.randomUUID().toString(), amount));

        assertThat(answer.json().path("responseCode").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(code.substring(0, 3)));
        assertThat(payments(billed)).isZero();
    }

    @Test
    void anotherCurrencyAnotherPartnersAccountAndUnknownOnesAreRefused() {
        ObjectNode dollars = payment(billed, "p-1", "950000.00");
        ((ObjectNode) dollars.get("paidAmount")).put("currency", "USD");
        refused("4002501", PAYMENT, dollars);
        ObjectNode number = payment(billed, "p-1", "950000.00");
        ((ObjectNode) number.get("paidAmount")).put("value", 950000.00);
        refused("4002501", PAYMENT, number);
        ObjectNode partner = payment(billed, "p-1", "950000.00");
        partner.put("partnerServiceId", "   77777").put("virtualAccountNo", "   77777" + billed.registrationNumber());
        refused("4042512", PAYMENT, partner);
        ObjectNode unknown = payment(billed, "p-1", "950000.00");
        unknown.put("customerNo", "1000000000000000").put("virtualAccountNo", "   889081000000000000000");
        refused("4042512", PAYMENT, unknown);
        ObjectNode unequal = payment(billed, "p-1", "950000.00");
        unequal.put("virtualAccountNo", "   889081000000000000000");
        refused("4002501", PAYMENT, unequal);
        for (String field :
                List.of("partnerServiceId", "customerNo", "virtualAccountNo", "paymentRequestId", "paidAmount")) {
            ObjectNode without = payment(billed, "p-1", "950000.00");
            without.remove(field);
            refused("4002502", PAYMENT, without);
        }
        assertThat(payments(billed)).isZero();
    }

    @Test
    void aCustomerNumberThatCameAsANumberIsReadAllTheSame() {
        ObjectNode asked = request(billed, "inquiryRequestId", "ask");
        String text = asked.toString().replace("\"" + billed.registrationNumber() + "\"", billed.registrationNumber());
        Answer answer = bank.send(INQUIRY, bank.headers(INQUIRY, bank.token(), text), text);
        assertThat(answer.json().path("responseCode").asText())
                .as(answer.toString())
                .isEqualTo("2002400");
    }

    @Test
    void theNumberOfACallIsForOneCallADay() {
        ObjectNode asked = request(billed, "inquiryRequestId", "ask");
        String token = bank.token();
        Map<String, String> headers = bank.headers(INQUIRY, token, asked.toString());
        assertThat(bank.send(INQUIRY, headers, asked.toString()).status()).isEqualTo(200);
        assertThat(bank.send(INQUIRY, headers, asked.toString()).status())
                .as("the same call")
                .isEqualTo(200);

        ObjectNode other = request(billed, "inquiryRequestId", "something else");
        Map<String, String> same = bank.headers(INQUIRY, token, other.toString());
        same.put("X-EXTERNAL-ID", headers.get("X-EXTERNAL-ID"));

        Answer answer = bank.send(INQUIRY, same, other.toString());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("responseCode").asText()).isEqualTo("4092400");
    }

    @Test
    void whoeverIsNotTheBankGetsNoToken() throws Exception {
        PrivateKey wrong = BankSignatures.keys("another").getPrivate();
        String now = TestBank.now();
        assertThat(bank.tokenAnswer(now, bank.clientKey(), BankSignatures.rsa(wrong, bank.clientKey() + "|" + now))
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4017300");
        assertThat(bank.tokenAnswer(now, "stranger", BankSignatures.rsa(bank.key(), "stranger|" + now))
                        .status())
                .isEqualTo(401);
        String old = TestBank.at(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(6));
        assertThat(bank.tokenAnswer(old, bank.clientKey(), BankSignatures.rsa(bank.key(), bank.clientKey() + "|" + old))
                        .status())
                .as("six minutes ago")
                .isEqualTo(401);
        assertThat(bank.tokenAnswer("yesterday-evening-or-so", bank.clientKey(), "x")
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4007301");
        assertThat(http.send("POST", TOKEN, "application/json", "{}".getBytes())
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4007302");
    }

    @Test
    void aCallWithoutATrueSignatureTokenOrTimeIsRefusedAndTakesNothing() {
        ObjectNode report = payment(billed, "p-2", "950000.00");
        String token = bank.token();

        Map<String, String> changed = bank.headers(PAYMENT, token, report.toString());
        ObjectNode other = payment(billed, "p-3", "950000.00");
        assertThat(bank.send(PAYMENT, changed, other.toString())
                        .json()
                        .path("responseCode")
                        .asText())
                .as("changed body")
                .isEqualTo("4012500");

        Map<String, String> otherUrl = bank.headers(INQUIRY, token, report.toString());
        assertThat(bank.send(PAYMENT, otherUrl, report.toString()).status())
                .as("signed for another service")
                .isEqualTo(401);

        Map<String, String> stranger = bank.headers(PAYMENT, "A".repeat(43), report.toString());
        assertThat(bank.send(PAYMENT, stranger, report.toString())
                        .json()
                        .path("responseCode")
                        .asText())
                .as("made-up token")
                .isEqualTo("4012501");

        Map<String, String> partner = bank.headers(PAYMENT, token, report.toString());
        partner.put("X-PARTNER-ID", "SOMEBODY");
        assertThat(bank.send(PAYMENT, partner, report.toString()).status())
                .as("unknown partner")
                .isEqualTo(401);

        for (String header : List.of("X-TIMESTAMP", "X-SIGNATURE", "X-PARTNER-ID", "X-EXTERNAL-ID", "CHANNEL-ID")) {
            Map<String, String> without = bank.headers(PAYMENT, token, report.toString());
            without.remove(header);
            assertThat(bank.send(PAYMENT, without, report.toString())
                            .json()
                            .path("responseCode")
                            .asText())
                    .as("without " + header)
                    .isEqualTo("4002502");
        }
        assertThat(payments(billed)).isZero();
    }

    @Test
    void aTokenThatRanOutIsWorthNothing() {
        String token = bank.token();
        jdbc.sql("update bank_token set expires_at = now() - interval '1 second'")
                .update();
        ObjectNode asked = request(billed, "inquiryRequestId", "ask");
        assertThat(bank.send(INQUIRY, bank.headers(INQUIRY, token, asked.toString()), asked.toString())
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4012401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nojson", "[]", "7", "{\"a\":", "{\"partnerServiceId\":{\"a\":1}}"})
    void whatIsNoRequestIsABadRequest(String body) {
        Answer answer = bank.send(PAYMENT, bank.headers(PAYMENT, bank.token(), body), body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("responseCode").asText()).startsWith("40025");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            "referenceNo":"12345"      | "referenceNo":"12\\u0000345"                  | 4002501 | referenceNo
            "referenceNo":"12345"      | "referenceNo":"12\\u0007345"                  | 4002501 | referenceNo
            "referenceNo":"12345"      | "referenceNo":"12\\u0085345"                  | 4002501 | referenceNo
            "referenceNo":"12345"      | "referenceNo":"12345\\udbff"                  | 4002501 | referenceNo
            "referenceNo":"12345"      | "referenceNo":"12345","trxId":"\\udc00\\ud800" | 4002501 | trxId
            "referenceNo":"12345"      | "additionalInfo":{"a":["\\udc00"]}            | 4002501 | additionalInfo
            "referenceNo":"12345"      | "additionalInfo":{"a":{"\\u001f":1}}          | 4002501 | additionalInfo
            "paymentRequestId":"p-odd" | "paymentRequestId":"p-odd\\ud800"             | 4002501 | paymentRequestId
            "referenceNo":"12345"      | "referenceNo":"12345","\\u0000":"1"           | 4002500 | Bad Request
            """)
    void whatCannotBeKeptIsRefusedBeforeAnythingIsBooked(String proper, String odd, String code, String said) {
        String body = payment(billed, "p-odd", "950000.00").toString().replace(proper, odd);
        Map<String, String> headers = bank.headers(PAYMENT, bank.token(), body);

        Answer answer = bank.send(PAYMENT, headers, body);

        assertThat(body).contains(odd);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("responseCode").asText()).isEqualTo(code);
        assertThat(answer.json().path("responseMessage").asText()).contains(said);
        assertThat(payments(billed)).isZero();
        assertThat(jdbc.sql("select code from bank_call where external_id = ?")
                        .param(headers.get("X-EXTERNAL-ID"))
                        .query(String.class)
                        .list())
                .containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
                "yyyy-MM-dd'T'HH:mm:ss.SXX",
                "yyyy-MM-dd'T'HH:mm:ssXX",
                "yyyyMMdd'T'HHmmssX"
            })
    void aTimeIsReadAsPublishedSamplesWriteItAndSignedAsItCame(String pattern) {
        OffsetDateTime moment = OffsetDateTime.now(ZoneOffset.UTC);
        String now = DateTimeFormatter.ofPattern(pattern).format(moment);
        Answer token =
                bank.tokenAnswer(now, bank.clientKey(), BankSignatures.rsa(bank.key(), bank.clientKey() + "|" + now));
        assertThat(token.json().path("responseCode").asText())
                .as(token.toString())
                .isEqualTo("2007300");
        String asked = request(billed, "inquiryRequestId", "ask").toString();

        Map<String, String> headers =
                bank.headersAt(now, INQUIRY, token.json().path("accessToken").asText(), asked);

        assertThat(bank.send(INQUIRY, headers, asked)
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("2002400");
        headers.put("X-TIMESTAMP", TestBank.at(moment.plusSeconds(1)));
        assertThat(bank.send(INQUIRY, headers, asked)
                        .json()
                        .path("responseCode")
                        .asText())
                .as("another time than was signed")
                .isEqualTo("4012400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-09-09T10:15:00",
                "2026-09-09T10:15:00.+07:00",
                "2026-09-09 10:15:00.000+07:00",
                "1788923700000000"
            })
    void whatIsNoTimeIsRefusedByItsName(String time) {
        Answer answer = bank.tokenAnswer(time, bank.clientKey(), "x");

        assertThat(answer.json().path("responseCode").asText()).isEqualTo("4007301");
        assertThat(answer.json().path("responseMessage").asText()).contains("X-TIMESTAMP");
    }

    @ParameterizedTest
    @CsvSource({
        "bearer %s, 2002400",
        "BEARER %s, 2002400",
        "Bearer  %s, 2002400",
        "Basic %s, 4012401",
        "Bearer%s, 4012401"
    })
    void theSchemeOfATokenIsReadInWhateverCase(String written, String code) {
        String asked = request(billed, "inquiryRequestId", "ask").toString();
        String token = bank.token();
        Map<String, String> headers = bank.headers(INQUIRY, token, asked);
        headers.remove("Authorization");
        headers.put("authorization", written.formatted(token));

        assertThat(bank.send(INQUIRY, headers, asked)
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "00088908, 00088908%s, 2002400",
        "0088908, 0088908%s, 2002400",
        "88908, 88908%s, 2002400",
        "'   88908', 00088908%s, 2002400",
        "00088908, '   88908%s', 2002400",
        "00088908, 00188908%s, 4002401",
        "88908000, 88908000%s, 4042412",
        "00000000, 00000000%s, 4042412"
    })
    void aPartnersNumberIsReadHoweverItIsPaddedAndEchoedAsItCame(String partner, String account, String code) {
        ObjectNode asked = request(billed, "inquiryRequestId", "padded")
                .put("partnerServiceId", partner)
                .put("virtualAccountNo", account.formatted(billed.registrationNumber()));

        JsonNode answer = call(INQUIRY, asked).json();

        assertThat(answer.path("responseCode").asText()).as(answer.toString()).isEqualTo(code);
        if (code.equals("2002400")) {
            assertThat(answer.at("/virtualAccountData/partnerServiceId")).isEqualTo(asked.get("partnerServiceId"));
            assertThat(answer.at("/virtualAccountData/virtualAccountNo")).isEqualTo(asked.get("virtualAccountNo"));
        }
    }

    @Test
    void aPaymentPaddedWithZerosIsTheSamePaymentWithoutThem() {
        Case of = newBill();
        ObjectNode padded = payment(of, UUID.randomUUID().toString(), "950000.00")
                .put("partnerServiceId", "00088908")
                .put("virtualAccountNo", "00088908" + of.registrationNumber());
        Answer first = call(PAYMENT, padded);
        assertThat(first.json().path("responseCode").asText())
                .as(first.toString())
                .isEqualTo("2002500");

        ObjectNode plain = payment(of, padded.path("paymentRequestId").asText(), "950000.00");

        assertThat(call(PAYMENT, plain).body()).isEqualTo(first.body());
        assertThat(payments(of)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59+07:00", "-999999999-01-01T00:00:00+07:00", "20261345T999999Z"})
    void anAbsurdTimeOfAPaymentIsNoTime(String time) {
        ObjectNode report = payment(billed, "p-absurd", "950000.01");
        refused("4042513", PAYMENT, report.put("trxDateTime", time));
        Case of = newBill();

        Answer answer = call(
                PAYMENT, payment(of, UUID.randomUUID().toString(), "950000.00").put("trxDateTime", time));

        assertThat(answer.json().path("responseCode").asText())
                .as(answer.toString())
                .isEqualTo("2002500");
    }

    @Test
    void whatIsBookedAndTheRecordOfTheCallAreWrittenTogetherOrNotAtAll() {
        Case of = newBill();
        ObjectNode report = payment(of, UUID.randomUUID().toString(), "950000.00");
        jdbc.sql("alter table bank_call add constraint no_record check (code <> '2002500') not valid")
                .update();
        try {
            assertThat(call(PAYMENT, report).json().path("responseCode").asText())
                    .isEqualTo("5002500");
            assertThat(payments(of)).isZero();
        } finally {
            jdbc.sql("alter table bank_call drop constraint no_record").update();
        }

        assertThat(call(PAYMENT, report).json().path("responseCode").asText()).isEqualTo("2002500");
        assertThat(payments(of)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "nonsense"})
    void aBankIsAnsweredAsTheStandardHasItWhateverItAccepts(String accepted) {
        Answer answer = http.send("POST", PAYMENT, "multipart/form-data", "--x".getBytes(), Map.of("Accept", accepted));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("responseCode").asText()).isEqualTo("4002502");
    }

    @Test
    void moreThanARequestCanBeIsNotEvenRead() {
        String large = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
        assertThat(bank.send(PAYMENT, bank.headers(PAYMENT, "none", large), large)
                        .json()
                        .path("responseCode")
                        .asText())
                .isEqualTo("4002500");
    }

    @Test
    void eachBankHasItsOwnAccountsSecretsEncodingAndWindow() {
        Case of = newBill();
        String customer = of.registrationNumber();
        ObjectNode asked = other.request(customer, "inquiryRequestId", "ask");
        String token = other.token();
        for (int secret : new int[] {0, 1}) {
            Answer answer =
                    other.send(INQUIRY, other.headers(INQUIRY, token, asked.toString(), secret), asked.toString());
            assertThat(answer.json().path("responseCode").asText())
                    .as(answer.toString())
                    .isEqualTo("2002400");
        }
        assertThat(bank.send(INQUIRY, other.headers(INQUIRY, bank.token(), asked.toString()), asked.toString())
                        .status())
                .as("another bank's token")
                .isEqualTo(401);
        ObjectNode foreign = bank.request(customer, "inquiryRequestId", "ask");
        assertThat(other.call(INQUIRY, foreign).json().path("responseCode").asText())
                .as("another bank's account")
                .isEqualTo("4042412");
        String threeMinutesAgo = TestBank.at(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(3));
        assertThat(other.tokenAnswer(
                                threeMinutesAgo,
                                other.clientKey(),
                                BankSignatures.rsa(other.key(), other.clientKey() + "|" + threeMinutesAgo))
                        .status())
                .isEqualTo(401);
        assertThat(bank.tokenAnswer(
                                threeMinutesAgo,
                                bank.clientKey(),
                                BankSignatures.rsa(bank.key(), bank.clientKey() + "|" + threeMinutesAgo))
                        .status())
                .isEqualTo(200);

        ObjectNode report = other.payment(customer, "P-1-" + customer, "950000.00");
        assertThat(other.call(PAYMENT, report).json().path("responseCode").asText())
                .isEqualTo("2002500");
        assertThat(bank.call(PAYMENT, bank.payment(customer, "P-1-" + customer, "950000.00"))
                        .json()
                        .path("responseCode")
                        .asText())
                .as("the same number at another bank is another payment")
                .isEqualTo("4042514");
        walk.task("dpsPrinting", of, "print-passport");
    }

    @Test
    void moneyThatCameTooLateWaitsForTheTreasurerOfTheOffice() {
        Case of = newBill();
        ObjectNode report = payment(of, UUID.randomUUID().toString(), "950000.00");
        jdbc.sql("update bill set issued_at = now() - interval '8 days', due_at = now() - interval '1 day'"
                        + " where registration_number = ?")
                .param(of.registrationNumber())
                .update();

        refused("4042519", PAYMENT, report);
        refused("4042519", PAYMENT, report);

        String task = await().until(() -> discrepancyTask("dpsTreasurer", of), found -> found != null);
        assertThat(discrepancyTask("jksTreasurer", of)).isNull();
        assertThat(discrepancyTask("dpsCounter", of)).isNull();
        assertThat(discrepancyTask("dpsSupervisor", of)).isNull();
        assertThat(Client.session(port, "dpsSupervisor")
                        .get("/supervision/work?desk=treasurer")
                        .body())
                .as("which payment it is")
                .contains("href=\"/cases/" + of.registrationNumber() + "\"", ">bank Rp950");
        Map<String, String> decision = Map.of("decision", "accept", "reason", "Seen on the statement");
        assertThat(walk.complete("jksTreasurer", task, decision).status()).isEqualTo(404);
        assertThat(walk.complete("dpsPrinting", task, decision).status()).isIn(403, 404);
        assertThat(walk.complete("dpsTreasurer", task, Map.of("decision", "accept"))
                        .status())
                .as("without a reason")
                .isEqualTo(400);
        assertThat(walk.complete("dpsTreasurer", task, decision).status()).isEqualTo(204);

        walk.task("dpsPrinting", of, "print-passport");
        assertThat(call(PAYMENT, report).json().path("responseCode").asText())
                .as("repeated after the treasurer took it")
                .isEqualTo("2002500");
    }

    private String discrepancyTask(String account, Case of) {
        JsonNode tasks = Client.basic(port, account)
                .get("/engine-rest/task?taskDefinitionKey=resolve-payment-discrepancy&processVariables="
                        + "registrationNumber_eq_" + of.registrationNumber())
                .json();
        return tasks.isEmpty() ? null : tasks.get(0).get("id").asText();
    }

    @Test
    void theRecordOfCallsHasNoNames() {
        Answer answer = call(INQUIRY, request(billed, "inquiryRequestId", "for the record"));
        String name = answer.json().at("/virtualAccountData/virtualAccountName").asText();
        List<String> kept = jdbc.sql(
                        "select request || answer::text from bank_call where request like '%for the record%'")
                .query(String.class)
                .list();
        assertThat(kept)
                .hasSize(1)
                .first()
                .asString()
                .contains("***", "2002400")
                .doesNotContain(name);
    }

    @Test
    void whoeverCallsWithoutEndIsToldToStopAndNobodyElseIs() {
        Map<String, String> flooder = Map.of("X-Forwarded-For", "203.0.113.66");
        int most = settings.getRequiredProperty("paspor.limits.bank-per-address.most", Integer.class);

        boolean stopped = IntStream.range(0, 10 * most)
                .parallel()
                .map(call -> http.send("POST", INQUIRY, "application/json", new byte[0], flooder)
                        .status())
                .anyMatch(status -> status == 429);

        assertThat(stopped).isTrue();
        assertThat(call(INQUIRY, request(billed, "inquiryRequestId", "meanwhile"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nothingElseIsBehindTheDoor() {
        assertThat(http.get(PAYMENT).status()).isIn(401, 403);
        assertThat(http.get("/snap/").status()).isIn(401, 403);
        assertThat(http.send("POST", "/snap/v2.0/other", "application/json", "{}".getBytes())
                        .status())
                .isIn(401, 403);
    }

    private void refused(String code, String path, ObjectNode body) {
        Answer answer = call(path, body);
        assertThat(answer.json().path("responseCode").asText())
                .as(body.toString())
                .isEqualTo(code);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(code.substring(0, 3)));
    }

    private Case newBill() {
        Case of = walk.atInterview();
        walk.photo(Client.basic(port, "dpsInterviewer"), of, Walk.picture("jpeg", 600, 800));
        walk.done("dpsInterviewer", of, "interview", Walk.APPROVE);
        await().until(() -> jdbc.sql("select exists (select from bill where registration_number = ?)")
                .param(of.registrationNumber())
                .query(Boolean.class)
                .single());
        return of;
    }

    private int payments(Case of) {
        return jdbc.sql("select count(*) from payment p join bill b on b.id = p.bill where b.registration_number = ?")
                .param(of.registrationNumber())
                .query(Integer.class)
                .single();
    }

    private ObjectNode request(Case of, String idField, String id) {
        return bank.request(of.registrationNumber(), idField, id);
    }

    private ObjectNode payment(Case of, String id, String amount) {
        return bank.payment(of.registrationNumber(), id, amount);
    }

    private Answer call(String path, ObjectNode body) {
        return bank.call(path, body);
    }
}
