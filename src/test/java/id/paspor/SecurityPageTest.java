package id.paspor;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/** What {@code docs/security.md} says of OWASP's requirements names all of them, and only what there is. */
class SecurityPageTest {

    private static final String REQUIREMENTS = "src/test/resources/security/asvs-5.0-levels-1-2.csv";
    private static final List<String> PAGES = List.of("docs/security.md", "docs/operaton.md");

    /** A row of the table: number, what is asked for, what meets it, what tests it, verdict. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\|(.*)\\|(.*)\\|(.*)\\|(.*)\\|$");

    private static final Pattern VERDICT = Pattern.compile("pass(; .+)?|partial: .{10,}|fail: .{10,}|n\\.a\\.");

    /** A class of ours, or one with a method: a word in capitals and small letters between backticks. */
    private static final String NAME = "`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(?:#[a-z]\\w*)?)`";

    private static final String PAGE = Sources.read(PAGES.get(0));

    @Test
    void everyRequirementIsThereOnceInItsOrder() {
        List<String> required = Sources.read(REQUIREMENTS)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();

        assertThat(required).hasSize(253);
        assertThat(ROW.matcher(PAGE).results().map(row -> row.group(1)).toList())
                .containsExactlyElementsOf(required);
    }

    @Test
    void everyVerdictIsOneAndWhatIsMissingIsSaid() {
        assertThat(numbersWhere(row -> !VERDICT.matcher(row.group(5).strip()).matches()))
                .isEmpty();
    }

    @Test
    void theSumsAreThoseOfTheTable() {
        List<Integer> sums = Stream.of("pass", "partial", "fail", "n.a.")
                .map(verdict -> numbersWhere(row -> row.group(5).strip().startsWith(verdict))
                        .size())
                .toList();

        assertThat(Pattern.compile("(\\d+) pass, (\\d+) are met in part, (\\d+) fails?, (\\d+) do not apply")
                        .matcher(PAGE)
                        .results()
                        .map(said -> List.of(1, 2, 3, 4).stream()
                                .map(said::group)
                                .map(Integer::valueOf)
                                .toList()))
                .containsExactly(sums);
    }

    @Test
    void whatPassesSaysWhatTestsIt() {
        assertThat(numbersWhere(row ->
                        row.group(5).strip().startsWith("pass") && row.group(4).isBlank()))
                .isEmpty();
    }

    private static List<String> numbersWhere(Predicate<MatchResult> wrong) {
        return ROW.matcher(PAGE)
                .results()
                .filter(wrong)
                .map(row -> row.group(1))
                .toList();
    }

    @Test
    void everyClassAndTestThatIsNamedExists() throws IOException {
        Map<String, Set<String>> methods = methodsOfClasses();
        String text = PAGES.stream().map(Sources::read).collect(Collectors.joining());

        assertThat(Sources.matches(NAME, text)).hasSizeGreaterThan(100).allSatisfy(name -> {
            String[] parts = name.split("#");
            assertThat(methods).as(name).containsKey(parts[0]);
            if (parts.length > 1) {
                assertThat(methods.get(parts[0])).as(name).contains(parts[1]);
            }
        });
    }

    /** What the compiled classes of the program and of its tests declare, by their names without packages. */
    private static Map<String, Set<String>> methodsOfClasses() throws IOException {
        MetadataReaderFactory classes = new SimpleMetadataReaderFactory();
        Map<String, Set<String>> methods = new HashMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:id/paspor/**/*.class")) {
            AnnotationMetadata read = classes.getMetadataReader(file).getAnnotationMetadata();
            Set<String> declared =
                    methods.computeIfAbsent(ClassUtils.getShortName(read.getClassName()), name -> new HashSet<>());
            read.getDeclaredMethods().forEach(method -> declared.add(method.getMethodName()));
        }
        return methods;
    }

    @Test
    void everyPlaceThatIsLinkedToExists() {
        Function<String, String> anchor =
                heading -> heading.toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
        Map<String, List<String>> headings = Stream.of("security.md", "operations.md", "operaton.md")
                .collect(Collectors.toMap(
                        Function.identity(),
                        page -> Pattern.compile("(?m)^#+ (.*)$")
                                .matcher(Sources.read("docs/" + page))
                                .results()
                                .map(heading -> anchor.apply(heading.group(1)))
                                .toList()));

        assertThat(Pattern.compile("]\\(([^):]*)\\)").matcher(PAGE).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> {
                    String[] parts = link.split("#");
                    String page = parts[0].isEmpty() ? "security.md" : parts[0];
                    assertThat(Path.of("docs").resolve(page)).exists();
                    if (parts.length > 1) {
                        assertThat(headings.get(page)).as(link).contains(parts[1]);
                    }
                });
    }
}
