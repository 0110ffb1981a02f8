package id.paspor.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.paspor.casefile.Nik;
import id.paspor.kernel.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class WatchListFileTest {

    private static final DataSize MOST = DataSize.ofMegabytes(20);
    private static final String ORDERS =
            "nik,passport_number,full_name,date_of_birth,authority,reference,since,until\r\n";
    private static final String DEFERRALS = "nik,full_name,authority,reference,since,until\r\n";
    private static final String GOOD =
            "5171012204860001,b 1234567,\"Santoso, Budi\",1986-04-22,Polri,SP-1,2026-06-01,2027-06-01\r\n";

    @Test
    void everyColumnIsReadAsItIsMeant() {
        assertThat(read("\uFEFF" + ORDERS + GOOD + "\r\n,,=Sukarno(),,Polri,,2026-06-01,2026-06-20"))
                .containsExactly(
                        new WatchListEntry(
                                new Nik("5171012204860001"),
                                "B1234567",
                                "Santoso, Budi",
                                LocalDate.of(1986, 4, 22),
                                "Polri",
                                "SP-1",
                                LocalDate.of(2026, 6, 1),
                                LocalDate.of(2027, 6, 1)),
                        new WatchListEntry(
                                null,
                                null,
                                "=Sukarno()",
                                null,
                                "Polri",
                                null,
                                LocalDate.of(2026, 6, 1),
                                LocalDate.of(2026, 6, 20)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            123,,Budi,,Polri,,2026-06-01,2026-11-30                  | watch-list.nik
            5171012204860000,,Budi,,Polri,,2026-06-01,2026-11-30     | watch-list.nik
            5.17101E+15,,Budi,,Polri,,2026-06-01,2026-11-30          | watch-list.nik
            ,B-12,Budi,,Polri,,2026-06-01,2026-11-30                 | watch-list.passport
            ,,,,Polri,,2026-06-01,2026-11-30                         | watch-list.required
            ,,Budi,,,,2026-06-01,2026-11-30                          | watch-list.required
            ,,王,,Polri,,2026-06-01,2026-11-30                        | watch-list.name
            ,,Budi,22/04/1986,Polri,,2026-06-01,2026-11-30           | watch-list.date
            ,,Budi,1986-02-30,Polri,,2026-06-01,2026-11-30           | watch-list.date
            ,,Budi,,Polri,,+99999-06-01,2026-11-30                   | watch-list.date
            ,,Budi,,Polri,,2026-06-01,2026-05-31                     | watch-list.reversed
            ,,Budi,,Polri,,2026-06-01,2027-06-02                     | watch-list.order-too-long
            ,,Budi,,Polri,2026-06-01,2026-11-30                      | watch-list.fields
            ,,Bu\u0007di,,Polri,,2026-06-01,2026-11-30               | watch-list.control
            ,,"Budi" S,,Polri,,2026-06-01,2026-11-30                 | watch-list.quotes
            ,,"Budi,,Polri,,2026-06-01,2026-11-30                    | watch-list.quotes
            5171012204860001,B1234567,"Santoso, Budi",1986-04-22,Polri,SP-1,2026-06-01,2027-06-01 | watch-list.repeated
            """, quoteCharacter = '\0')
    void aWrongLineIsNamed(String line, String code) {
        Refusal refusal = refusal(WatchList.PREVENTION_ORDERS, ORDERS + GOOD + line + "\r\n");

        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.arguments()[0]).isEqualTo("3");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-01,2026-11-30", "2026-06-01,2028-06-02"})
    void aDeferralLastsFromSixMonthsToTwoYears(String period) {
        assertThat(refusal(WatchList.DEFERRALS, DEFERRALS + "5171012204860001,Budi,Kanim,," + period)
                        .problems())
                .singleElement()
                .returns("watch-list.deferral-length", Refusal.Problem::code);
    }

    @Test
    void theFirstTwentyProblemsAreToldAndHowManyMoreThereAre() {
        String bad = ",,Budi,,Polri,,2026-06-01,someday\r\n".repeat(100_000);

        Refusal refusal = refusal(WatchList.PREVENTION_ORDERS, ORDERS + bad);

        assertThat(refusal.problems()).hasSize(21);
        assertThat(refusal.problems().get(19).arguments()[0]).isEqualTo("21");
        assertThat(refusal.problems().get(20).code()).isEqualTo("watch-list.more");
        assertThat(refusal.problems().get(20).arguments()[0]).isEqualTo(99_980);
    }

    @Test
    void aHundredThousandLongLinesAreReadAndOneMoreIsRefused() {
        String lines = IntStream.range(0, WatchListFile.MOST_ENTRIES)
                .mapToObj(number ->
                        "5171012204860001,B1234567,%s,1986-04-22,Kejaksaan Agung,SP-%d,2026-06-01,2026-11-30\r\n"
                                .formatted("Muhammad ".repeat(11), number))
                .collect(Collectors.joining());
        assertThat(read(ORDERS + lines)).hasSize(WatchListFile.MOST_ENTRIES);

        assertCode(ORDERS + lines + GOOD, "watch-list.too-many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nik;passport_number;full_name;date_of_birth;authority;reference;since;until",
                "nik,passport_number,full_name,date_of_birth,authority,since,until,reference",
                "NIK,passport_number,full_name,date_of_birth,authority,reference,since,until",
                "\"nik",
                "\r\n"
            })
    void otherColumnsAreRefusedBeforeAnyLineIsRead(String header) {
        assertCode(header + "\r\n" + GOOD, "watch-list.columns");
    }

    @Test
    void aFileWithNothingInItIsNoList() {
        assertCode("", "watch-list.no-file");
        assertCode(ORDERS, "watch-list.no-entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16"})
    void anotherEncodingIsNamedWithItsLine(String encoding) {
        byte[] file = (ORDERS + GOOD + ",,José,,Polri,,2026-06-01,2026-11-30").getBytes(Charset.forName(encoding));

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> WatchListFile.read(WatchList.PREVENTION_ORDERS, file, MOST));

        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("watch-list.not-utf8");
            assertThat(problem.arguments()[0]).isEqualTo(encoding.equals("UTF-16") ? "1" : "3");
        });
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() {
        byte[] file = new byte[Math.toIntExact(MOST.toBytes()) + 1];
        Arrays.fill(file, (byte) 'a');

        assertThatThrownBy(() -> WatchListFile.read(WatchList.DEFERRALS, file, MOST))
                .hasMessage("watch-list.too-large");
    }

    private static List<WatchListEntry> read(String file) {
        return WatchListFile.read(WatchList.PREVENTION_ORDERS, file.getBytes(StandardCharsets.UTF_8), MOST);
    }

    private static Refusal refusal(WatchList list, String file) {
        return catchThrowableOfType(
                Refusal.class, () -> WatchListFile.read(list, file.getBytes(StandardCharsets.UTF_8), MOST));
    }

    private static void assertCode(String file, String code) {
        assertThat(refusal(WatchList.PREVENTION_ORDERS, file).problems())
                .singleElement()
                .returns(code, Refusal.Problem::code);
    }
}
