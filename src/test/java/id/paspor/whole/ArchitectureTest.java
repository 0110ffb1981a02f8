package id.paspor.whole;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.paspor.PasporApplication;
import id.paspor.casefile.Nik;
import id.paspor.engine.CaseJob;
import id.paspor.engine.ProcessMessage;
import id.paspor.engine.form.Form;
import id.paspor.kernel.RandomTokens;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.payment.account.VirtualAccountNumber;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The rooms of the house keep their doors shut. This takes ten seconds and no database: its package is the first that tests
 * come to, as in the other JVM a program makes the database that the tests after it begin with.
 */
class ArchitectureTest {

    /** Side by side in a folder. */
    private static final int MOST_FILES = 25;

    /** A list by number, in which a file has its place by its name. */
    private static final Path MIGRATIONS = Path.of("db", "migration");

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.paspor");

    @Test
    void modulesUseOnlyEachOthersPublicFaceAndFormNoCycles() {
        ApplicationModules.of(PasporApplication.class).verify();
    }

    @Test
    void noFolderHasMoreThanAReaderTakesIn() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src"))) {
            assertThat(all.filter(path -> Files.isDirectory(path) && !path.endsWith(MIGRATIONS))
                            .filter(folder -> filesIn(folder) > MOST_FILES))
                    .as("folders with more than %d files, of which some belong into one of their own", MOST_FILES)
                    .isEmpty();
        }
    }

    private static long filesIn(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void whatSomebodySendsIsReadWhereItIsScanned() {
        DescribedPredicate<JavaCall<?>> opensABody = target(nameMatching("getPart|getParts|getInputStream|getReader"))
                .and(target(owner(assignableTo(ServletRequest.class))));

        noClasses()
                .that()
                // the one counts bytes for all others, the other reads banks' calls, which are JSON
                .haveNameNotMatching(
                        "id\\.paspor\\.(identity\\.security\\.BodyLimit|payment\\.snap\\.SnapController)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Part.class)
                .orShould()
                .callMethodWhere(opensABody)
                .because("files are MultipartFile or the body of a request, which id.paspor.web.scan has scanned")
                .check(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource
    void aNumberThatNamesSomethingIsAValueBetweenTheDoorAndTheEngine(String names, Class<?> value) {
        fields().that()
                .haveNameMatching(names)
                .and()
                .areDeclaredInClassesThat(keepValues())
                .should()
                .haveRawType(value)
                .because("docs/adr/0071-numbers-that-name-something-are-values.md and 0081")
                .check(PROGRAM);
        assertThat(PROGRAM.that(keepValues()).stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getDeclaredMethods(), type.getDeclaredConstructors())
                                .flatMap(Stream::of))
                        .map(Executable.class::cast)
                        .filter(code -> Stream.of(code.getParameters())
                                .anyMatch(parameter -> parameter.getType() == String.class
                                        // at the door itself
                                        && !parameter.isAnnotationPresent(RequestParam.class)
                                        && parameter.getName().matches(names))))
                .as("take a text where they should take a " + value.getSimpleName())
                .isEmpty();
    }

    static Stream<Arguments> aNumberThatNamesSomethingIsAValueBetweenTheDoorAndTheEngine() {
        return Stream.of(
                arguments("registrationNumber", RegistrationNumber.class),
                arguments("nik|\\w+Nik|collectorIdNumber", Nik.class),
                arguments("virtualAccountNumber", VirtualAccountNumber.class));
    }

    private static DescribedPredicate<JavaClass> keepValues() {
        return not(resideInAPackage("id.paspor.engine.."))
                // an answer as it was sent, a process that may be no case's, and who keeps a door before anything is
                // read
                .and(not(nameMatching(".*\\.(CorrectionRequestedForm\\$Request|VersionPage\\$Stay|Doorkeeper)")));
    }

    @Test
    void whatIsDrawnByLotOrHashedComesFromOnePlace() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(RandomTokens.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(SecureRandom.class)
                .orShould()
                .callMethod(MessageDigest.class, "getInstance", String.class)
                .because("random numbers that guard something come from RandomTokens, and hashes from DigestUtils")
                .check(PROGRAM);
    }

    @Test
    void nobodyWaitsInsideACacheForAnotherOnesAnswer() {
        noClasses()
                .that()
                // which asks nobody
                .doNotHaveFullyQualifiedName("id.paspor.kernel.limit.LocalRateLimit")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(LoadingCache.class)
                .orShould()
                .callMethod(Cache.class, "get", Object.class, Function.class)
                .because(
                        "whoever has a connection in hand would wait there for one who has none; see kernel.Remembered")
                .check(PROGRAM);
    }

    @Test
    void everyMessageOfAProcessIsSent() {
        Set<String> sent = PROGRAM.get(ProcessMessage.class).getFields().stream()
                .filter(field -> field.getAccessesToSelf().stream()
                        .anyMatch(access -> !access.getOriginOwner().isEquivalentTo(ProcessMessage.class)))
                .map(JavaField::getName)
                .collect(Collectors.toSet());

        assertThat(sent)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProcessMessage.values())
                        .map(ProcessMessage::name)
                        .toList());
    }

    @Test
    void onlyEngineIdentityAndProcessPackagesKnowCamunda() {
        noClasses()
                .that()
                .resideOutsideOfPackages("id.paspor.engine..", "id.paspor.identity..", "..process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because("the engine is to stay exchangeable")
                .check(PROGRAM);
    }

    @Test
    void whatIsInAProcessPackageIsNamedByItsKind() {
        named("Form", assignableTo(Form.class));
        named("Job", assignableTo(CaseJob.class));
        named("News", listeningToEvents().and(not(assignableTo(CaseJob.class))));
        classes()
                .that(resideInAPackage("..process.."))
                .and()
                .haveSimpleNameEndingWith("Facts")
                .should()
                .implement(ExecutionListener.class)
                .check(PROGRAM);
    }

    /** In process packages all of a kind, and nothing else, have names with this ending. */
    private static void named(String ending, DescribedPredicate<JavaClass> kind) {
        DescribedPredicate<JavaClass> inProcess = resideInAPackage("..process..");
        classes()
                .that(inProcess.and(kind))
                .should()
                .haveSimpleNameEndingWith(ending)
                .check(PROGRAM);
        classes()
                .that(inProcess.and(not(kind)))
                .should()
                .haveSimpleNameNotEndingWith(ending)
                .because("CONTRIBUTING.md says what is called so")
                .check(PROGRAM);
    }

    private static DescribedPredicate<JavaClass> listeningToEvents() {
        return describe(
                "listening to events",
                type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(EventListener.class)));
    }
}
