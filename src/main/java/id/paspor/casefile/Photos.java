package id.paspor.casefile;

import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The photo of the applicant, taken at the interview. */
@Service
public class Photos {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final int MIN_SIDE = 200;
    private static final int MAX_SIDE = 6000;

    private final JdbcClient jdbc;
    private final CaseFiles cases;
    private final Clock clock;

    Photos(JdbcClient jdbc, CaseFiles cases, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Puts a photo into the case file, in the place of an earlier one. The picture is decoded and written anew, so that
     * nothing but the picture is kept.
     *
     * @param jpeg at most {@link #MAX_BYTES}; 200 to 6000 pixels a side
     * @throws Refusal when it is not such a picture, or the case has ended
     */
    @Transactional
    public void put(String registrationNumber, byte[] jpeg) {
        if (cases.get(registrationNumber).status().ends()) {
            throw Refusal.conflict("application.ended");
        }
        jdbc.sql("""
                insert into case_photo (registration_number, jpeg, taken_at, taken_by) values (?, ?, ?, ?)
                on conflict (registration_number)
                do update set jpeg = excluded.jpeg, taken_at = excluded.taken_at, taken_by = excluded.taken_by""")
                .params(registrationNumber, cleaned(jpeg), Timestamp.from(clock.instant()), Actor.current())
                .update();
    }

    /** The photo as JPEG. */
    public Optional<byte[]> find(String registrationNumber) {
        return jdbc.sql("select jpeg from case_photo where registration_number = ?")
                .param(registrationNumber)
                .query(byte[].class)
                .optional();
    }

    /** Whether there is a photo in the case file. */
    public boolean exists(String registrationNumber) {
        return jdbc.sql("select exists (select from case_photo where registration_number = ?)")
                .param(registrationNumber)
                .query(Boolean.class)
                .single();
    }

    private static byte[] cleaned(byte[] jpeg) {
        if (jpeg.length > MAX_BYTES) {
            throw Refusal.invalid("photo", "photo.too-large", MAX_BYTES / 1024 / 1024);
        }
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
            ImageReader reader = readers.next();
            reader.setInput(input);
            // the size is read from the header, before any pixel takes memory
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.min(width, height) < MIN_SIDE || Math.max(width, height) > MAX_SIDE) {
                throw Refusal.invalid("photo", "photo.size", MIN_SIDE, MAX_SIDE);
            }
            AtomicBoolean truncated = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                    truncated.set(true);
                }
            });
            BufferedImage picture = reader.read(0);
            if (truncated.get()) {
                throw Refusal.invalid("photo", "photo.not-jpeg");
            }
            ByteArrayOutputStream clean = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpeg", clean);
            return clean.toByteArray();
        } catch (IOException | IllegalArgumentException notAPicture) {
            throw Refusal.invalid("photo", "photo.not-jpeg");
        }
    }
}
