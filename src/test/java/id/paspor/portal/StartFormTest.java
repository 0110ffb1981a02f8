package id.paspor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Applicants;
import id.paspor.support.Client;
import id.paspor.support.Client.Answer;
import id.paspor.support.PortalWalk;
import id.paspor.support.ServerTest;
import id.paspor.support.Walk;
import id.paspor.support.outside.Soon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** The start form on the portal's pages: saved with every step, refused at the field, sent once. */
@ServerTest
class StartFormTest {

    private static final String FORM = "/applications/new";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    private String account;
    private Client applicant;

    @BeforeEach
    void signIn() {
        account = PortalWalk.account(identity);
        applicant = Client.session(port, account);
    }

    @Test
    void anApplicationIsFilledInStepByStepAndRegistered() {
        String check = PortalWalk.fillIn(applicant, Applicants.adult());
        assertThat(applicant.get(check).body())
                .contains("Budi Santoso", "22 April 1986", "Kantor Imigrasi Denpasar", "E-paspor 10 tahun")
                .doesNotContain("belum dapat dikirim");

        String registrationNumber = PortalWalk.send(applicant, check);

        String page = applicant.get("/applications/" + registrationNumber).body();
        assertThat(page).contains("Permohonan Anda sudah terdaftar", registrationNumber.substring(12));
        assertThat(applicant.get("/applications").body()).contains("/applications/" + registrationNumber);
    }

    @Test
    void aReferralSaysSoInsteadOfRegisteredInOneLanguageWithWhatToDo() {
        Map<String, Object> answers = Applicants.replacement();
        String check = PortalWalk.fillIn(applicant, answers);
        String oldPassport = check.replaceFirst("[^/]+$", "old-passport");
        answers.put("oldPassportCondition", "lost");
        PortalWalk.save(applicant, oldPassport, answers);

        String registrationNumber = PortalWalk.send(applicant, check);

        String page = applicant.get("/applications/" + registrationNumber).body();
        assertThat(page)
                .contains("Diarahkan ke kantor", "surat laporan kehilangan", "Kantor Imigrasi Denpasar, ")
                .doesNotContain("sudah terdaftar", "police report");
    }

    @Test
    void aReplacementIsAskedForTheOldPassportAndAFirstPassportIsNot() {
        String firstStep = firstStep(Applicants.adult());
        assertThat(applicant.get(firstStep).body()).doesNotContain("/old-passport");

        Answer step =
                PortalWalk.save(applicant, firstStep.replaceFirst("/[^/]+$", "/application"), Applicants.replacement());
        assertThat(applicant.get(step.location()).body()).contains("/old-passport");
        assertThat(PortalWalk.continueFrom(applicant, step.location(), Applicants.replacement()))
                .endsWith("/check");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fullName | Budi <script>alert(1)</script> | Nama hanya huruf",
                "fullName | Nur'aini | Nama hanya huruf",
                "placeOfBirth | 北京 | Tidak dapat dicetak di paspor",
                "nik | 5171032204860000 | NIK ini tidak mungkin",
                "nik | 0000002204860001 | bukan kode provinsi",
                "nik | 51710322 | Tulis 16 angka NIK",
                "dateOfBirth | 1986-02-31 | Tanggal ini tidak ada",
                "dateOfBirth | 2199-01-01 | masa depan",
                "occupation | '' | Wajib diisi",
                "sex | X | Pilih salah satu"
            })
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedStays(String key, String typed, String sentence) {
        String step = firstStep(Applicants.adult());
        Map<String, Object> answers = new HashMap<>(Applicants.adult());
        answers.put(key, typed);

        Answer saved = PortalWalk.save(applicant, step, answers);

        assertThat(saved.location()).isEqualTo(step + "?check");
        String page = applicant.get(saved.location()).body();
        assertThat(page)
                .contains("href=\"#" + key + "\"", "id=\"" + key + "-problem\"")
                .containsIgnoringCase(sentence)
                .doesNotContain("<script>alert");
        if (!key.equals("dateOfBirth") && !key.equals("sex") && !typed.isEmpty()) {
            assertThat(page).contains("value=\"" + HtmlUtils.htmlEscape(typed, "UTF-8") + "\"");
        }
        assertThat(page).contains(key.equals("placeOfBirth") ? "Guru" : "value=\"Denpasar\"");
    }

    @Test
    void whatPeoplePasteIsTakenAsTheyMeanItAndTheFatherMayBeMissing() {
        Map<String, Object> answers = Applicants.adult();
        answers.put("fullName", "\u202a" + answers.get("fullName").toString().replace(" ", "\u00a0 ") + "\u202c");
        answers.put("nik", "\u200e" + answers.get("nik").toString().replaceAll("(.{4})(?=.)", "$1\u2011"));
        answers.put("phone", "+62 812-3456-7890");
        answers.put("emergencyContactPhone", "0812\u20133456\u20137890");
        answers.put("motherName", "Hj. Siti Nur\u2019aini");
        answers.put("emergencyContactName", "John O'Neill-Smith");
        answers.remove("fatherName");

        String check = PortalWalk.fillIn(applicant, answers);

        assertThat(applicant.get(check).body())
                .contains("+6281234567890", "081234567890", "Hj. Siti Nur&#39;aini", "John O&#39;Neill-Smith")
                .doesNotContain("belum dapat dikirim");
        PortalWalk.send(applicant, check);
    }

    @Test
    void whoChangesAnAnswerOnTheCheckPageComesBackToIt() {
        Map<String, Object> answers = new HashMap<>(Applicants.adult());
        String check = PortalWalk.fillIn(applicant, answers);
        String step = check.replaceFirst("[^/]+$", "personal-details");
        assertThat(applicant.get(check).body()).contains(step + "?change#occupation");
        assertThat(PortalWalk.fields(applicant.get(step + "?change").body())).contains("change");
        answers.put("change", "");

        answers.put("occupation", "");
        assertThat(PortalWalk.save(applicant, step + "?change", answers).location())
                .isEqualTo(step + "?change&check");
        answers.put("occupation", "Pelaut");
        assertThat(PortalWalk.save(applicant, step + "?change&check", answers).location())
                .isEqualTo(check);

        assertThat(applicant.get(check).body()).contains("Pelaut");
    }

    @Test
    void onlyAChildIsAskedForAGuardian() {
        Map<String, Object> answers = new HashMap<>(Applicants.adult());
        String check = PortalWalk.fillIn(applicant, answers);
        String family = check.replaceFirst("[^/]+$", "family-and-emergency-contact");
        assertThat(PortalWalk.fields(applicant.get(family).body()))
                .contains("motherName")
                .doesNotContain("guardianName", "guardianNik");
        assertThat(applicant.get(check).body()).doesNotContain("Nama wali");

        answers.put("dateOfBirth", "2020-04-22");
        answers.put("nik", "5171032204200001");
        PortalWalk.save(applicant, check.replaceFirst("[^/]+$", "personal-details"), answers);

        assertThat(PortalWalk.fields(applicant.get(family).body())).contains("guardianName", "guardianNik");
        assertThat(applicant.get(family).body().replaceAll("<[^>]*>|\\s+", " "))
                .as("a child needs them")
                .containsPattern("Nama ayah +\\(boleh dikosongkan\\)")
                .doesNotContainPattern("wali +\\(boleh dikosongkan\\)");
        assertThat(applicant.get(check).body()).contains("Nama wali", family + "?change=&amp;check=#guardianName");
    }

    @Test
    void numbersMayBeTypedInGroups() {
        String step = firstStep(Applicants.adult());
        Map<String, Object> answers = new HashMap<>(Applicants.adult());
        answers.put("nik", answers.get("nik").toString().replaceAll("(.{4})", "$1 "));
        assertThat(PortalWalk.save(applicant, step, answers).location()).endsWith("/address-and-contact");
        assertThat(applicant
                        .get(step.replace("/personal-details", "/address-and-contact"))
                        .body())
                .as("what the browser knows and which keys it offers")
                .containsPattern("name=\"phone\"[^>]* inputmode=\"tel\" autocomplete=\"tel\"")
                .containsPattern("name=\"email\"[^>]* inputmode=\"email\" autocomplete=\"email\"")
                .containsPattern("name=\"postalCode\"[^>]* inputmode=\"numeric\" autocomplete=\"postal-code\"");
    }

    @Test
    void somethingTooLongIsCutAndRefusedAndUnknownFieldsAreNothing() {
        String step = firstStep(Applicants.adult());
        Map<String, String> sent = new HashMap<>();
        sent.put("fullName", "A".repeat(100_000));
        sent.put("office", "JKS");
        sent.put("registrationNumber", "1");

        assertThat(applicant.submit(step, step, sent).location()).isEqualTo(step + "?check");
        String page = applicant.get(step + "?check").body();
        assertThat(page).contains("Paling banyak 60").doesNotContain("A".repeat(501));
        assertThat(applicant.get(step.replaceFirst("[^/]+$", "check")).body()).contains("Kantor Imigrasi Denpasar");
    }

    @Test
    void anUnfinishedApplicationIsThereAfterSigningInAgainAndOnTheListOfApplications() {
        String step = firstStep(Applicants.adult());
        PortalWalk.save(applicant, step, Map.of("fullName", "Budi Santoso"));

        Client later = Client.session(port, account);

        assertThat(later.get("/applications").body()).contains("Budi Santoso", step.replaceFirst("[^/]+$", "check"));
        assertThat(later.get(step).body()).contains("value=\"Budi Santoso\"");
    }

    @Test
    void aStepThatWasSentAfterTheLoginExpiredIsTakenOnceSomebodySignsInAgain() {
        String step = firstStep(Applicants.adult());
        String token = applicant.token(step);
        applicant.forget("JSESSIONID");

        Answer refused = applicant.submitWith(token, step, Map.of("fullName", "Budi Santoso"));
        assertThat(refused.location()).isEqualTo("/login");
        Answer signedIn = applicant.login(account, "demo");
        Answer taken = applicant.get(signedIn.location());

        assertThat(taken.location()).isEqualTo(step + "?check");
        assertThat(applicant.get(step).body()).contains("value=\"Budi Santoso\"");
    }

    @Test
    void aWindowThatWasOpenBeforeSigningInAgainCanStillSaveAndAnotherSiteCannot() {
        String step = firstStep(Applicants.adult());
        applicant.login(account, "demo");

        assertThat(applicant
                        .submitFetched("same-origin", step, Map.of("fullName", "Budi"))
                        .location())
                .isEqualTo(step + "?check");
        assertThat(applicant
                        .submitFetched("cross-site", step, Map.of("fullName", "Mallory"))
                        .status())
                .isEqualTo(403);
        assertThat(applicant.submitForged(step, Map.of("fullName", "Mallory")).status())
                .isEqualTo(403);
        assertThat(applicant.get(step).body()).contains("value=\"Budi\"").doesNotContain("Mallory");
    }

    @Test
    void typingIsSavedMeanwhileWithoutLookingItOver() {
        String step = firstStep(Applicants.adult());
        assertThat(applicant
                        .submit(step, step, Map.of("fullName", "Bu", "typing", "0"))
                        .status())
                .isEqualTo(204);
        assertThat(applicant.get(step).body()).contains("value=\"Bu\"").doesNotContain("fullName-problem");
    }

    @Test
    void whatWasTypedBeforeAStepWasSentAndArrivesAfterItUndoesNothing() {
        String step = firstStep(Applicants.adult());
        assertThat(applicant.get(step).body()).contains("data-autosave=\"0\"");
        Map<String, String> typed = Map.of("fullName", "Bu", "typing", "0");
        PortalWalk.save(applicant, step, Map.of("fullName", "Budi"));

        assertThat(applicant.submit(step, step, typed).status()).isEqualTo(409);
        assertThat(applicant.get(step).body()).contains("value=\"Budi\"", "data-autosave=\"1\"");

        Answer gone = applicant.submit(step, step.replaceFirst("new/[^/]+", "new/" + "x".repeat(22)), typed);
        assertThat(gone.status()).isEqualTo(409);
    }

    @Test
    void twoWindowsDoNotUndoEachOther() {
        String personal = firstStep(Applicants.adult());
        String address = personal.replaceFirst("[^/]+$", "address-and-contact");
        PortalWalk.save(applicant, personal, Applicants.adult());
        PortalWalk.save(applicant, address, Applicants.adult());
        PortalWalk.save(applicant, personal, Map.of("fullName", "Budi"));

        assertThat(applicant.get(address).body()).contains("value=\"80111\"");
        assertThat(applicant.get(personal).body()).contains("value=\"Budi\"").doesNotContain("value=\"Guru\"");
    }

    @Test
    void sendingTheSameApplicationManyTimesAtOnceRegistersItOnce() throws Exception {
        String check = PortalWalk.fillIn(applicant, Applicants.adult());
        String token = applicant.token(check);
        ExecutorService windows = Executors.newFixedThreadPool(5);
        try {
            List<Callable<Answer>> sends = new ArrayList<>();
            for (int window = 0; window < 5; window++) {
                sends.add(() -> applicant.submitWith(token, check, Map.of()));
            }
            List<String> answers = new ArrayList<>();
            for (Future<Answer> sent : windows.invokeAll(sends)) {
                answers.add(sent.get().location());
            }
            assertThat(answers.stream().distinct()).hasSize(1).allMatch(to -> to.matches("/applications/[0-9]{16}"));
        } finally {
            windows.shutdownNow();
        }
        assertThat(applicant.get("/applications").body().split("/applications/[0-9]{16}", -1))
                .hasSize(2);
    }

    @Test
    void aNikWithAnApplicationUnderWayIsRefusedAtItsStep() {
        Map<String, Object> budi = Applicants.adult();
        PortalWalk.apply(applicant, budi);
        String step = firstStep(budi);

        assertThat(PortalWalk.save(applicant, step, budi).location()).isEqualTo(step + "?check");

        assertThat(applicant.get(step + "?check").body())
                .contains("id=\"nik-problem\"", "NIK ini sudah punya permohonan");
    }

    @Test
    void aNikWithAnApplicationUnderWayIsRefusedWhenSentAndNothingIsLost() {
        Map<String, Object> budi = Applicants.adult();
        String check = PortalWalk.fillIn(applicant, budi);
        PortalWalk.apply(Client.session(port, PortalWalk.account(identity)), budi);

        Answer refused = applicant.submit(check, check, Map.of());

        assertThat(refused.body()).contains("NIK ini sudah punya permohonan").contains("Budi Santoso");
        assertThat(applicant.get(check).body()).contains("Budi Santoso");
    }

    @Test
    void tenYearsForAChildAreRefusedAtTheProduct() {
        Map<String, Object> child = Applicants.child();
        child.put("product", "electronic-10y");
        String step = firstStep(child);

        String told = PortalWalk.save(applicant, step, child).location();

        assertThat(told).isEqualTo(step.replaceFirst("[^/]+$", "application") + "?check");
        assertThat(applicant.get(told).body()).contains("id=\"product-problem\"", "Pilih paspor 5 tahun");
        child.put("product", "electronic-5y");
        assertThat(PortalWalk.continueFrom(applicant, told.replace("?check", ""), child))
                .endsWith("/check");
    }

    @Test
    void aChildWhoIsMarriedIsNotToldThatTenYearsAreForAdults() {
        Map<String, Object> child = Applicants.child();
        child.put("product", "electronic-10y");
        child.put("maritalStatus", "married");
        assertThat(PortalWalk.fillIn(applicant, child)).endsWith("/check");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oldPassportExpiry | 2099-01-01 | Paspor Anda masih berlaku.",
                "oldPassportCondition | lost | Paspor hilang tidak dapat diganti daring.",
                "oldPassportCondition | damaged | Paspor rusak tidak dapat diganti daring.",
                "oldPassportCondition | data-changed | Perubahan data tidak dapat diajukan daring."
            })
    void whatTheOfficeHasToSeeIsSaidAtTheStepThatAsksForIt(String key, String answer, String told) {
        Map<String, Object> answers = Applicants.replacement();
        String check = PortalWalk.fillIn(applicant, answers);
        String step = check.replaceFirst("[^/]+$", "old-passport");
        answers.put(key, answer);

        assertThat(PortalWalk.save(applicant, step, answers).location()).isEqualTo(step + "?check");

        assertThat(applicant.get(step + "?check").body()).contains("id=\"" + key + "-problem\"", told);
    }

    @ParameterizedTest
    @CsvSource({"Sukarno, terlalu pendek untuk umrah dan haji", "Siti Aminah, cukup untuk umrah"})
    void aShortNameOfAPilgrimIsNoObstacleButSaid(String name, String said) {
        Map<String, Object> answers = Applicants.adult();
        answers.putAll(Map.of("fullName", name, "purpose", "umrah-hajj"));

        String check = PortalWalk.fillIn(applicant, answers);

        assertThat(applicant.get(check).body()).contains(said).doesNotContain("belum dapat dikirim");
        assertThat(applicant.get(check.replaceFirst("[^/]+$", "journey")).body())
                .contains(said);
        answers.put("fullName", "Siti Aminah Rahayu");
        PortalWalk.save(applicant, check.replaceFirst("[^/]+$", "personal-details"), answers);
        assertThat(applicant.get(check).body()).contains("Siti Aminah Rahayu").doesNotContain("pengesahan");
        PortalWalk.send(applicant, check);
    }

    @ParameterizedTest
    @CsvSource({"dateOfBirth, 1986-04-23, Tanggal lahir ini berbeda", "sex, F, Jenis kelamin ini berbeda"})
    void whatDiffersFromTheNikIsNoObstacleButSaid(String key, String answer, String said) {
        Map<String, Object> answers = Applicants.adult();
        answers.put(key, answer);

        String check = PortalWalk.fillIn(applicant, answers);

        assertThat(applicant.get(check).body()).contains(said).doesNotContain("Belum dapat dikirim");
        assertThat(applicant
                        .get(check.replaceFirst("[^/]+$", "personal-details"))
                        .body())
                .contains(said);
        assertThat(applicant.get(check.replaceFirst("[^/]+$", "journey")).body())
                .doesNotContain(said);
        PortalWalk.send(applicant, check);
    }

    @Test
    void whoSendsTooEarlyIsToldAllThatIsWrongAsBefore() {
        Map<String, Object> child = Applicants.child();
        String check = PortalWalk.fillIn(applicant, child);
        child.putAll(Map.of("product", "electronic-10y", "guardianName", "", "city", ""));
        for (String step : List.of("application", "family-and-emergency-contact", "address-and-contact")) {
            PortalWalk.save(applicant, check.replaceFirst("[^/]+$", step), child);
        }
        String[] wrong = {"Kabupaten atau kota: Wajib diisi", "Nama wali: Wajib diisi", "Pilih paspor 5 tahun"};
        assertThat(applicant.get(check).body()).contains(wrong);

        assertThat(applicant.submit(check, check, Map.of()).body()).contains(wrong);
    }

    @Test
    void aValidPassportWhosePagesAreFullIsNoObstacle() {
        Map<String, Object> answers = Applicants.replacement();
        answers.put("oldPassportExpiry", "2099-01-01");
        answers.put("oldPassportCondition", "pages-full");
        assertThat(PortalWalk.fillIn(applicant, answers)).endsWith("/check");
    }

    @Test
    void oneAccountHasFiveApplicationsUnderWayAndFiveUnsent() {
        List<String> sent = new ArrayList<>();
        for (int person = 0; person < 5; person++) {
            sent.add(PortalWalk.apply(applicant, Applicants.adult()));
        }
        String sixth = PortalWalk.fillIn(applicant, Applicants.adult());
        assertThat(applicant.submit(sixth, sixth, Map.of()).body()).contains("sudah memiliki 5 permohonan");
        assertThat(applicant.get(FORM).body()).contains("lima permohonan");

        applicant.submit(
                "/applications/" + sent.get(0) + "/withdraw", "/applications/" + sent.get(0) + "/withdraw", Map.of());
        PortalWalk.send(applicant, sixth);

        for (int draft = 0; draft < 5; draft++) {
            PortalWalk.save(applicant, FORM, Applicants.adult());
        }
        assertThat(PortalWalk.save(applicant, FORM, Applicants.adult()).location())
                .isEqualTo("/applications");
        assertThat(applicant.get("/applications").body()).contains("5 permohonan yang belum dikirim");
    }

    @Test
    void somebodyElsesDraftIsAsUnknownAsOneThatDoesNotExist() {
        String step = firstStep(Applicants.adult());
        Client other = Client.session(port, PortalWalk.account(identity));
        String unknown = "/applications/new/AAAAAAAAAAAAAAAAAAAAAA/personal-details";

        for (String path : List.of(step, step.replaceFirst("[^/]+$", "check"))) {
            assertThat(other.get(path).status()).isEqualTo(404);
            assertThat(other.submit(FORM, path, Map.of("fullName", "Mallory")).status())
                    .isEqualTo(404);
        }
        other.submit(FORM, step.replaceFirst("[^/]+$", "discard"), Map.of());
        assertThat(plain(other.get(step), step)).isEqualTo(plain(other.get(unknown), unknown));
        assertThat(applicant.get(step).status()).isEqualTo(200);
        assertThat(applicant.get(step.replaceFirst("[^/]+$", "nonsense")).status())
                .isEqualTo(404);
    }

    @Test
    void aDraftCanBeDeleted() {
        String step = firstStep(Applicants.adult());
        applicant.submit(step, step.replaceFirst("[^/]+$", "discard"), Map.of());
        assertThat(applicant.get(step).status()).isEqualTo(404);
    }

    @Test
    void officersAndStrangersHaveNoStartFormHere() {
        assertThat(Client.session(port, "dpsCounter").get(FORM).status()).isEqualTo(403);
        assertThat(Client.nobody(port).get(FORM).location()).isEqualTo("/login");
    }

    @Test
    void whoAppliesAgainTypesNothingAgain() {
        Map<String, Object> budi = Applicants.adult();
        String first = PortalWalk.apply(applicant, budi);
        String withdrawal = "/applications/" + first + "/withdraw";
        applicant.submit(withdrawal, withdrawal, Map.of());

        String page = "/applications/" + first;
        Answer begun = applicant.submit(page, "/applications/new/from/" + first, Map.of());
        String check = begun.location().replaceFirst("[^/]+$", "check");
        String declaration = begun.location().replaceFirst("[^/]+$", "declaration-section");
        PortalWalk.save(applicant, declaration, budi);

        assertThat(PortalWalk.send(applicant, check)).isNotEqualTo(first);
        Client other = Client.session(port, PortalWalk.account(identity));
        assertThat(other.submit(FORM, "/applications/new/from/" + first, Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFieldAddedToTheFormFileAppearsAtBothDoorsAndInTheCaseFileWithNoOtherChange() throws Exception {
        String form = Files.readString(Path.of("forms/application-submitted.form"))
                .replaceFirst("\\{\\s*\"id\": \"occupation\"", """
                        {"id": "nickname", "type": "textfield", "key": "nickname", "label": "Nama panggilan / Nickname",
                         "validate": {"required": true, "maxLength": 20}},
                        $0""");
        Deployment changed = repository
                .createDeployment()
                .addInputStream(
                        "processes/passport-application.bpmn",
                        Files.newInputStream(Path.of("processes/passport-application.bpmn")))
                .addString("forms/application-submitted.form", form)
                .deploy();
        try {
            String step = firstStep(Applicants.adult());
            Soon.await().until(() -> applicant.get(step).body().contains("Nama panggilan"));
            assertThat(applicant.get(step).body()).contains("name=\"nickname\"");
            assertThat(PortalWalk.save(applicant, step, Applicants.adult()).location())
                    .isEqualTo(step + "?check");
            Map<String, Object> named = new HashMap<>(Applicants.adult());
            named.put("nickname", "Bud");
            String registrationNumber = PortalWalk.send(applicant, PortalWalk.continueFrom(applicant, step, named));

            String startForm = "/engine-rest/process-definition/key/passport-application/deployed-start-form";
            assertThat(Client.basic(port, "applicant").get(startForm).body()).contains("Nama panggilan / Nickname");
            assertThat(new Walk(port).submit("applicant", Applicants.adult()).body())
                    .contains("nickname");
            assertThat(Client.session(port, "dpsDataEntry")
                            .get("/cases/" + registrationNumber)
                            .body())
                    .contains("Nama panggilan", "Bud")
                    .doesNotContain("Nickname");
        } finally {
            repository.deleteDeployment(changed.getId(), true, true, true);
            String step = firstStep(Applicants.adult());
            Soon.await().until(() -> !applicant.get(step).body().contains("Nama panggilan"));
        }
    }

    /** A page without its own address and the token of its forms. */
    private static String plain(Answer page, String path) {
        return page.body().replace(path, "").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private String firstStep(Map<String, ?> answers) {
        Answer begun = PortalWalk.save(applicant, FORM, answers);
        assertThat(begun.location()).matches(FORM + "/[A-Za-z0-9_-]{22}/personal-details");
        return begun.location();
    }
}
