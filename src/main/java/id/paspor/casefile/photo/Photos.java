package id.paspor.casefile.photo;

import id.paspor.casefile.CaseFiles;
import id.paspor.casefile.photo.Pictures.FlawedPictureException;
import id.paspor.content.Contents;
import id.paspor.kernel.Actor;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import id.paspor.kernel.erasure.ErasedByTerm;
import id.paspor.kernel.erasure.Retention;
import id.paspor.kernel.reading.CasePart;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The photo of the applicant, taken at the interview. */
@Service
public class Photos implements ErasedByTerm {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    /** 35 millimetres at some 150 dots to the inch. */
    private static final int MIN_SIDE = 200;

    private static final int MAX_SIDE = 6000;

    /**
     * Width through height: 35 to 45 is 0.78, 3 to 4 is 0.75. What a camera makes of it is taken too, as long as a face
     * fills it; the print file keeps its shape.
     */
    private static final double NARROWEST = 0.6;

    private static final double WIDEST = 1;

    /** Who took the photo in the case file, as part of a page. */
    public static final CasePart<Taken> TAKEN = CasePhotoRepository.TAKEN;

    private final CasePhotoRepository stored;
    private final CaseFiles cases;
    private final Pictures pictures;
    private final Contents contents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Photos(
            CasePhotoRepository stored,
            CaseFiles cases,
            Pictures pictures,
            Contents contents,
            TransactionTemplate transaction,
            Clock clock) {
        this.stored = stored;
        this.cases = cases;
        this.pictures = pictures;
        this.contents = contents;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Puts a photo into the case file, in the place of an earlier one. The picture is decoded and written anew, so that
     * nothing but the picture is kept.
     *
     * @param jpeg at most {@link #MAX_BYTES}; upright or square, 200 to 6000 pixels a side
     * @throws Refusal when it is not such a picture, or the case has ended
     */
    public void put(RegistrationNumber registrationNumber, byte[] jpeg) {
        if (cases.get(registrationNumber).status().ends()) {
            throw Refusal.conflict("application.ended");
        }
        // no connection is held while the picture is read and the store is asked
        Contents.Ready photo = contents.ready(cleaned(jpeg), "image/jpeg");
        transaction.executeWithoutResult(status -> {
            contents.keep(photo);
            stored.put(registrationNumber, photo.key(), clock.instant(), Actor.current())
                    .ifPresent(contents::forget);
        });
    }

    /** The photo as JPEG. */
    public Optional<byte[]> find(RegistrationNumber registrationNumber) {
        return stored.find(registrationNumber).map(contents::bytes);
    }

    /**
     * Who took a photo and when.
     *
     * @param by the officer's account
     */
    public record Taken(String by, Instant at) {}

    /** Who took the photo that is in the case file. */
    public Optional<Taken> taken(RegistrationNumber registrationNumber) {
        return stored.taken(registrationNumber);
    }

    /** Whether there is a photo in the case file. */
    public boolean exists(RegistrationNumber registrationNumber) {
        return stored.existsByRegistrationNumber(registrationNumber);
    }

    @Override
    public Retention kind() {
        return Retention.PHOTOS;
    }

    @Override
    public long of(Collection<RegistrationNumber> registrationNumbers) {
        return stored.countByRegistrationNumberIn(registrationNumbers);
    }

    @Override
    public int erase(RegistrationNumber registrationNumber) {
        return transaction.execute(status -> {
            Optional<String> content = stored.erase(registrationNumber);
            content.ifPresent(contents::forget);
            return content.isPresent() ? 1 : 0;
        });
    }

    private byte[] cleaned(byte[] jpeg) {
        if (jpeg.length > MAX_BYTES) {
            throw Refusal.invalid("photo", "photo.too-large", MAX_BYTES / 1024 / 1024);
        }
        return pictures.asOneOfFewPhotos(() -> {
            try {
                byte[] upright = Pictures.cleaned(jpeg, Set.of(Pictures.Format.JPEG), MIN_SIDE, MAX_SIDE);
                double shape = Pictures.widthThroughHeight(upright);
                if (shape < NARROWEST || shape > WIDEST) {
                    throw Refusal.invalid("photo", "photo.shape");
                }
                return upright;
            } catch (FlawedPictureException flawed) {
                throw refused(flawed);
            }
        });
    }

    private static Refusal refused(FlawedPictureException flawed) {
        return switch (flawed.flaw()) {
            case UNREADABLE -> Refusal.invalid("photo", "photo.not-jpeg");
            case HEIF -> Refusal.invalid("photo", "pictures.heif");
            case UNKNOWN_COLOURS -> Refusal.invalid("photo", "pictures.unknown-colours");
            case TOO_SMALL -> Refusal.invalid("photo", "photo.too-small", MIN_SIDE);
            case TOO_LARGE -> Refusal.invalid("photo", "photo.too-many-pixels", MAX_SIDE);
        };
    }
}
