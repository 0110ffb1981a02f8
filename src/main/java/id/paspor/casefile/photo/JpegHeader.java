package id.paspor.casefile.photo;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.adobe.AdobeJpegDirectory;
import com.drew.metadata.adobe.AdobeJpegReader;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a JPEG says of itself before its pixels are read.
 *
 * @param orientation how the camera was held, as {@link Exif} counts
 * @param inks how its colours are written when they are those of print
 */
record JpegHeader(int orientation, Optional<Inks> inks) {

    private static final int COMPONENTS_IN_PRINT = 4;

    /** The header of a JPEG; what cannot be read in it counts as not said. */
    static JpegHeader of(byte[] jpeg) {
        try {
            Metadata metadata = JpegMetadataReader.readMetadata(
                    new ByteArrayInputStream(jpeg), List.of(new ExifReader(), new JpegReader(), new AdobeJpegReader()));
            return new JpegHeader(Exif.orientation(metadata), inks(metadata));
        } catch (JpegProcessingException | IOException | RuntimeException broken) {
            return new JpegHeader(Exif.UPRIGHT, Optional.empty());
        }
    }

    private static Optional<Inks> inks(Metadata metadata) {
        Integer components = number(metadata, JpegDirectory.class, JpegDirectory.TAG_NUMBER_OF_COMPONENTS);
        if (components == null || components != COMPONENTS_IN_PRINT) {
            return Optional.empty();
        }
        return Optional.of(Inks.of(number(metadata, AdobeJpegDirectory.class, AdobeJpegDirectory.TAG_COLOR_TRANSFORM)));
    }

    private static Integer number(Metadata metadata, Class<? extends Directory> directory, int tag) {
        Directory found = metadata.getFirstDirectoryOfType(directory);
        return found == null ? null : found.getInteger(tag);
    }
}
