package id.paspor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Paper;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterTest {

    @Test
    void aLetterSaysWhatWasWrittenAndCanBeReadAloud() {
        Paper paper = written(
                Texts.INDONESIAN,
                "letter",
                letter -> letter.code("1234567890123456", "Kode QR")
                        .fact("Nama", "Budi Santoso")
                        .fact("Alamat", "Jalan Melati 5, Denpasar, Bali, di belakang pasar yang sudah lama ditutup")
                        .heading("Bawa")
                        .item("KTP")
                        .item("Kartu keluarga"));

        assertThat(paper.text()).contains("Paspor Online", "Surat", "Nama Budi Santoso", "KTP", "Kartu keluarga");
        assertThat(paper.code()).isEqualTo("1234567890123456");
        assertThat(paper.title()).isEqualTo("Surat");
        assertThat(paper.language()).isEqualTo("id");
        assertThat(paper.tagged()).isTrue();
        assertThat(paper.pages()).isOne();
    }

    @Test
    void noCharacterIsTooMuchForIt() {
        Paper paper = written(
                Texts.ENGLISH, "letter-odd", letter -> letter.fact("Name", "Zoë Ñandú 王小明 🛂 a\u0000b\tc\nd\u202e"));

        assertThat(paper.text()).contains("Zoë Ñandú ??? ? a b c d? ");
    }

    @Test
    void anEmptyTextIsNoTrouble() {
        assertThat(written(
                                Texts.ENGLISH,
                                "letter-empty",
                                letter -> letter.fact("Name", "").item(" "))
                        .text())
                .contains("Name");
    }

    @Test
    void aLongWordIsCutAndALongLetterGoesOnOnTheNextPage() {
        Paper paper = written(Texts.ENGLISH, "letter-long", letter -> {
            letter.code("1", "QR code").fact("Name", "W".repeat(300));
            for (int item = 1; item <= 120; item++) {
                letter.item("Item " + item);
            }
        });

        assertThat(paper.text().replaceAll("[^W]", "")).hasSize(300);
        assertThat(paper.text()).contains("Item 1 ", "Item 120");
        assertThat(paper.pages()).isGreaterThan(2);
    }

    @Test
    void aTableGoesOnOnTheNextPage() {
        List<List<String>> rows = IntStream.rangeClosed(1, 120)
                .mapToObj(row -> List.of("Row " + row, "Kata yang panjang sekali ".repeat(row % 3 + 1), ""))
                .toList();
        Paper paper = written(
                Texts.INDONESIAN,
                "letter-table",
                letter -> letter.table(List.of(0.2f, 0.5f, 0.3f), List.of("Apa", "Mengapa", "Kapan"), rows));

        assertThat(paper.text()).contains("Apa", "Mengapa", "Row 1 ", "Row 120");
        assertThat(paper.tagged()).isTrue();
        assertThat(paper.pages()).isGreaterThan(2);
        assertThat(paper.text().split("Mengapa", -1))
                .as("heads, once on each page")
                .hasSize(paper.pages() + 1);
    }

    private interface Writing {
        void on(Letter letter);
    }

    private static Paper written(Locale language, String name, Writing writing) {
        try (Letter letter = new Letter(language, "Paspor Online", "Surat")) {
            writing.on(letter);
            return Paper.of(letter.pdf(), name);
        }
    }
}
