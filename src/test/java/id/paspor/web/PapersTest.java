package id.paspor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import id.paspor.kernel.Cookies;
import id.paspor.kernel.Reader;
import id.paspor.kernel.Texts;
import id.paspor.support.Paper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.format.support.DefaultFormattingConversionService;

/** Whatever is written on a paper can be read, also aloud, and a paper reaches for nothing. */
class PapersTest {

    private static AnnotationConfigApplicationContext context;
    private static Papers papers;

    @BeforeAll
    static void templates() {
        context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of("spring.messages.fallback-to-system-locale=false", "paspor.secure-cookies=false")
                .applyTo(context);
        context.register(
                ThymeleafAutoConfiguration.class,
                MessageSourceAutoConfiguration.class,
                Texts.class,
                Reader.class,
                Cookies.class,
                Papers.class);
        context.registerBean("mvcConversionService", DefaultFormattingConversionService.class);
        context.refresh();
        papers = context.getBean(Papers.class);
    }

    @AfterAll
    static void end() {
        context.close();
    }

    @Test
    void aPaperSaysWhatWasWrittenAndCanBeReadAloud() {
        Paper paper = written(
                Texts.INDONESIAN,
                "paper",
                "Budi Santoso, Jalan Melati 5, Denpasar, Bali, di belakang pasar yang sudah lama ditutup",
                List.of("KTP", "Kartu keluarga"),
                List.of(List.of("1", "2", "3")));

        assertThat(paper.text())
                .contains("Paspor Online", "Surat", "Nama Budi Santoso", "KTP", "Kartu keluarga", "1 / 1");
        assertThat(paper.code()).isEqualTo("1234567890123456");
        assertThat(paper.title()).isEqualTo("Surat");
        assertThat(paper.language()).isEqualTo("id");
        assertThat(paper.pages()).isOne();
        assertThat(paper.tagged()).isTrue();
        assertThat(paper.embedded()).isTrue();
        assertThat(paper.spoken())
                .contains("Nama Budi Santoso", "lama ditutup", "KTP Kartu keluarga", "Apa Mengapa Kapan 1 2 3", "code");
    }

    @Test
    void noCharacterIsTooMuchForIt() {
        Paper paper = written(
                Texts.ENGLISH, "paper-odd", "Zoë Ñandú 王小明 🛂 a\u0000b\tc\nd\u202e\ud800", List.of(), List.of());

        assertThat(paper.text()).contains("Zoë Ñandú ??? ? a b c d??");
    }

    @Test
    void markupIsText() {
        String name = "<b>Budi</b> & \"Co\" <!-- ]]> <script>'1'</script> &lt; ${1+1} [[${1+1}]] /*<![CDATA[";
        Paper paper = written(Texts.ENGLISH, "paper-markup", name, List.of(name), List.of(List.of("", name, "")));

        assertThat(paper.text().replace(" ", "").split(Pattern.quote(name.replace(" ", "")), -1))
                .hasSize(4);
    }

    @Test
    void aLongWordIsCutAndALongPaperGoesOnOnTheNextPage() {
        List<String> items =
                IntStream.rangeClosed(1, 120).mapToObj(item -> "Item " + item).toList();
        List<List<String>> rows = IntStream.rangeClosed(1, 120)
                .mapToObj(row -> List.of("Row " + row, "Kata yang panjang sekali ".repeat(row % 3 + 1), "M".repeat(30)))
                .toList();
        Paper paper = written(Texts.INDONESIAN, "paper-long", "W".repeat(300), items, rows);

        assertThat(paper.text().replaceAll("[^W]", "")).hasSize(300);
        assertThat(paper.text()).contains("Item 1 ", "Item 120", "Row 1 ", "Row 120");
        assertThat(paper.pages()).isGreaterThan(4);
        assertThat(paper.text().split("Mengapa", -1))
                .as("heads, once on each page of the table")
                .hasSize(paper.pages() - 2);
        assertThat(paper.spoken()).contains("Row 1 ", "Row 120 ");
        assertThat(paper.spoken().split("Mengapa", -1)).as("heads, read once").hasSize(2);
    }

    @Test
    void itReachesForNothingElsewhereAndForNoFile(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("picture.png");
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            byte[] pdf = papers.pdf(
                    "web/paper-that-reaches-out",
                    Texts.ENGLISH,
                    Map.of(
                            "server",
                            "http://localhost:" + server.getAddress().getPort(),
                            "file",
                            picture.toUri().toString()));
            assertThat(Paper.of(pdf, "paper-that-reaches-out").text()).contains("seen");
            assertThat(asked).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static Paper written(
            Locale language, String name, String value, List<String> items, List<List<String>> rows) {
        Map<String, ?> shown = Map.of(
                "title",
                "Surat",
                "label",
                "Nama",
                "value",
                value,
                "items",
                items,
                "heads",
                List.of("Apa", "Mengapa", "Kapan"),
                "rows",
                rows,
                "code",
                QrCode.of("1234567890123456"));
        byte[] pdf = papers.pdf("web/paper-of-all", language, shown);
        return Paper.of(pdf, name);
    }
}
