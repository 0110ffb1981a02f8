package id.paspor.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.casefile.photo.Photos;
import id.paspor.content.ContentProperties.S3;
import id.paspor.content.ContentProperties.Store;
import id.paspor.document.DocumentCopies;
import id.paspor.document.DocumentCopy;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.erasure.ErasedByTerm;
import id.paspor.kernel.erasure.Retention;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.ProcessTest;
import id.paspor.support.TestClock;
import id.paspor.support.Walk;
import id.paspor.support.outside.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Photos and copies of a program that is given a store that speaks S3: kept there, moved both ways, and never lost. */
@ProcessTest
class ContentStoryTest {

    private static final ObjectProvider<S3Objects> NO_STORE =
            new StaticListableBeanFactory().getBeanProvider(S3Objects.class);

    @Autowired
    ImmigrationOffice office;

    @Autowired
    Contents program;

    @Autowired
    StoredContentRepository stored;

    @Autowired
    ContentProperties settings;

    @Autowired
    Photos photos;

    @Autowired
    DocumentCopies copies;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<ErasedByTerm> terms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private ObjectStore objects;
    private S3Objects s3;
    private ObjectProvider<S3Objects> provider;
    private ContentMove move;
    private CaseStory budi;

    @BeforeEach
    void aCaseAndAStore() throws IOException {
        objects = new ObjectStore();
        s3 = new S3Objects(isKeptIn(Store.S3));
        provider = new StaticListableBeanFactory(Map.of("s3", s3)).getBeanProvider(S3Objects.class);
        isGiven(provider, Store.DATABASE);
        move = new ContentMove(stored, provider);
        budi = office.receivesApplication(Applicants.adult());
    }

    @AfterEach
    void theProgramHasNoStoreAgain() {
        isGiven(NO_STORE, settings.store());
        s3.close();
        objects.close();
    }

    private ContentProperties isKeptIn(Store store) {
        return new ContentProperties(
                store, false, new S3(objects.endpoint(), "us-east-1", "copies", ObjectStore.ACCESS_KEY, "secret"));
    }

    /** The program runs with this store from now on, and keeps new content here or there. */
    private void isGiven(ObjectProvider<S3Objects> there, Store store) {
        Contents contents = AopTestUtils.getTargetObject(program);
        ReflectionTestUtils.setField(contents, "objects", there);
        ReflectionTestUtils.setField(contents, "properties", store == settings.store() ? settings : isKeptIn(store));
    }

    @Test
    void newContentIsPutWhereTheSettingSaysUnderKeysThatSayNothingAndWhatIsReplacedIsForgotten() {
        isGiven(provider, Store.S3);

        sendsCopy("ktp", 500);
        sendsCopy("ktp", 600);
        isPhotographed(300);
        isPhotographed(320);
        clock.advance(Duration.ofMinutes(1));
        program.sweep();

        assertThat(states()).containsExactly("AWAY", "AWAY");
        assertThat(objects.objects()).hasSize(2).allSatisfy((path, object) -> {
            assertThat(path).matches("/copies/[0-9a-f-]{36}");
            assertThat(object.type()).isEqualTo("image/jpeg");
            assertThat(object.content()).isIn(photo(), copy("ktp"));
        });
    }

    @Test
    void whatIsPastItsTermIsGoneFromTheStoreToo() {
        isGiven(provider, Store.S3);
        sendsCopy("ktp", 500);
        isPhotographed(300);
        assertThat(objects.objects()).hasSize(2);
        budi.isWithdrawn();

        terms.stream()
                .filter(term -> EnumSet.of(Retention.COPIES, Retention.PHOTOS).contains(term.kind()))
                .forEach(term -> assertThat(term.erase(budi.number()))
                        .as(term.kind().code())
                        .isEqualTo(1));
        objects.breaksDown();
        clock.advance(Duration.ofMinutes(1));
        program.sweep();
        assertThat(states()).as("not forgotten while the store is away").containsExactly("DOOMED", "DOOMED");
        objects.recovers();
        program.sweep();

        assertThat(objects.objects()).isEmpty();
        assertThat(states()).isEmpty();
    }

    @Test
    void whatTheStoreDoesNotTakeIsNotThereAndLeavesNothing() {
        isGiven(provider, Store.S3);
        objects.breaksDown();

        assertThatThrownBy(() -> sendsCopy("ktp", 500)).isNotInstanceOf(Refusal.class);
        assertThatThrownBy(() -> isPhotographed(300)).isNotInstanceOf(Refusal.class);

        assertThat(copies.of(budi.number())).noneMatch(DocumentCopy::exists);
        assertThat(copies.history(budi.number())).isEmpty();
        assertThat(photos.exists(budi.number())).isFalse();
        clock.advance(Duration.ofHours(1));
        program.sweep();
        assertThat(states()).as("what is doomed waits for the store").containsExactly("DOOMED", "DOOMED");
        objects.recovers();
        program.sweep();
        assertThat(states()).isEmpty();
    }

    @Test
    void whatWasNotKeptInTimeIsSweptAndNoLongerKept() {
        isGiven(provider, Store.S3);
        Contents.Ready late = program.ready(new byte[] {1}, "image/jpeg");
        assertThat(objects.objects()).hasSize(1);

        clock.advance(Duration.ofHours(1));
        program.sweep();

        assertThat(objects.objects()).isEmpty();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> program.keep(late)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everythingMovesThereAndBackWhileItIsRead() {
        isPhotographed(300);
        sendsCopy("ktp", 500);
        sendsCopy("family-card", 600);
        byte[] photo = photo();
        byte[] ktp = copy("ktp");

        move.moveSome(Store.S3);

        assertThat(states()).containsExactly("AWAY", "AWAY", "AWAY");
        assertThat(objects.objects()).hasSize(3);
        assertThat(bytesInDatabase()).isZero();
        assertThat(photo()).isEqualTo(photo);
        assertThat(copy("ktp")).isEqualTo(ktp);
        move.moveSome(Store.S3);

        move.moveSome(Store.DATABASE);

        assertThat(states()).containsExactly("HERE", "HERE", "HERE");
        assertThat(objects.objects()).isEmpty();
        assertThat(photo()).isEqualTo(photo);
        assertThat(copy("ktp")).isEqualTo(ktp);
    }

    @Test
    void whoReadWhereItWasFindsItWhereItIs() {
        isPhotographed(300);
        byte[] photo = photo();
        StoredContent here = content();
        move.moveSome(Store.S3);
        move.moveSome(Store.S3);
        StoredContent away = content();
        assertThat(program.bytes(here)).isEqualTo(photo);
        assertThat(program.bytes(away)).isEqualTo(photo);

        move.moveSome(Store.DATABASE);
        assertThat(program.bytes(away)).isEqualTo(photo);
        move.moveSome(Store.DATABASE);
        move.moveSome(Store.S3);
        assertThat(program.bytes(away)).as("and gone again under another name").isEqualTo(photo);
    }

    @ParameterizedTest
    @EnumSource
    void killedAnywhereAMoveGoesOnEitherWayAndLosesNothing(Store to) {
        Store from = to == Store.S3 ? Store.DATABASE : Store.S3;
        isPhotographed(300);
        byte[] photo = photo();
        for (Store next : Store.values()) {
            for (int answers = 0; answers < 5; answers++) {
                arrives(from);
                objects.breaksDownAfter(answers);
                move.moveSome(to);
                objects.recovers();
                assertThat(photo()).as("%s after %d answers", to, answers).isEqualTo(photo);

                arrives(next);

                assertThat(photo())
                        .as("%s after %d, then %s", to, answers, next)
                        .isEqualTo(photo);
                assertThat(objects.objects()).hasSize(next == Store.S3 ? 1 : 0);
                assertThat(bytesInDatabase()).isEqualTo(next == Store.S3 ? 0 : 1);
            }
        }
    }

    @Test
    void whatIsNotWholeOnArrivalIsNotDeletedWhereItCameFrom() {
        isPhotographed(300);
        byte[] photo = photo();

        objects.damages(content -> Arrays.copyOf(content, content.length - 1));
        move.moveSome(Store.S3);
        assertThat(states()).containsExactly("COPYING");
        assertThat(photo()).isEqualTo(photo);

        objects.recovers();
        arrives(Store.S3);
        String path = objects.objects().keySet().iterator().next();
        ObjectStore.Stored good = objects.objects().get(path);
        objects.objects().put(path, new ObjectStore.Stored(good.type(), new byte[] {1}));
        move.moveSome(Store.DATABASE);
        assertThat(states()).containsExactly("AWAY");
        assertThat(objects.objects()).containsKey(path);

        objects.objects().put(path, good);
        arrives(Store.DATABASE);
        assertThat(photo()).isEqualTo(photo);

        jdbc.sql("update content set bytes = '\\x01'").update();
        move.moveSome(Store.S3);
        assertThat(states()).as("what is damaged here").containsExactly("HERE");
        assertThat(objects.objects()).isEmpty();
    }

    @Test
    void whatIsReplacedWhileItMovesIsGoneAndWhatReplacesItStays() {
        isPhotographed(300);
        objects.whileNextIsPut(() -> isPhotographed(320));
        move.moveSome(Store.S3);
        clock.advance(Duration.ofMinutes(1));
        program.sweep();
        byte[] photo = photo();

        assertThat(states()).containsExactly("HERE");
        assertThat(objects.objects()).isEmpty();

        arrives(Store.S3);
        assertThat(objects.objects()).hasSize(1);
        assertThat(photo()).isEqualTo(photo);
    }

    @Test
    void twoWhoMoveInOppositeDirectionsLoseNothing() {
        isPhotographed(300);
        byte[] photo = photo();
        ContentMove other = new ContentMove(stored, provider);

        objects.whileNextIsPut(() -> other.moveSome(Store.DATABASE));
        move.moveSome(Store.S3);

        assertThat(states()).containsExactly("HERE");
        assertThat(objects.objects()).isEmpty();
        assertThat(photo()).isEqualTo(photo);

        move.moveSome(Store.S3);
        objects.whileNextIsPut(() -> move.moveSome(Store.S3));
        other.moveSome(Store.S3);
        arrives(Store.S3);
        assertThat(objects.objects()).as("two in the same direction").hasSize(1);
        assertThat(photo()).isEqualTo(photo);
    }

    @Test
    void aProgramThatCannotReachItsContentDoesNotStart() {
        isPhotographed(300);
        Contents contents = AopTestUtils.getTargetObject(program);
        isGiven(NO_STORE, Store.DATABASE);
        contents.requireStore();

        arrives(Store.S3);

        assertThatThrownBy(contents::requireStore).hasMessageContaining("paspor.content.s3");
        isGiven(provider, Store.DATABASE);
        contents.requireStore();
    }

    /** A move is called until nothing is left to move; after the last it begins again. */
    private void arrives(Store to) {
        for (int call = 0; call < 4; call++) {
            move.moveSome(to);
        }
        assertThat(states()).containsOnly(to == Store.S3 ? "AWAY" : "HERE");
    }

    private void isPhotographed(int width) {
        office.as("dpsInterviewer", () -> photos.put(budi.number(), Walk.picture("jpeg", width, width * 4 / 3)));
    }

    private void sendsCopy(String code, int width) {
        office.as(
                "applicant",
                () -> copies.put(budi.number(), code, new ByteArrayResource(Walk.picture("png", width, 500))));
    }

    private byte[] photo() {
        return photos.find(budi.number()).orElseThrow();
    }

    private byte[] copy(String code) {
        return copies.content(budi.number(), code).orElseThrow().bytes();
    }

    private StoredContent content() {
        return stored.findByKey(jdbc.sql("select content_key from case_photo")
                        .query(String.class)
                        .single())
                .orElseThrow();
    }

    private List<String> states() {
        return jdbc.sql("select state from content").query(String.class).list();
    }

    private int bytesInDatabase() {
        return jdbc.sql("select count(*) from content where bytes is not null")
                .query(Integer.class)
                .single();
    }
}
