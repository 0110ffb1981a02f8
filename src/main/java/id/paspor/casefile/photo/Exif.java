package id.paspor.casefile.photo;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** How the camera was held, 1 to 8 as Exif counts; 1 is upright. */
final class Exif {

    static final int UPRIGHT = 1;

    private Exif() {}

    /** The orientation in what was read of a picture, upright if there is none. */
    static int orientation(Metadata metadata) {
        ExifIFD0Directory picture = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer held = picture == null ? null : picture.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return held == null ? UPRIGHT : held;
    }

    /** The orientation in a block of Exif that begins with its byte order; upright if the block is broken. */
    static int orientation(byte[] block) {
        Metadata metadata = new Metadata();
        try {
            new ExifReader().extract(new ByteArrayReader(block), metadata);
        } catch (RuntimeException broken) {
            return UPRIGHT;
        }
        return orientation(metadata);
    }
}
