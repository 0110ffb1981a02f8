package id.paspor.casefile.photo;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * A PNG reduced to what makes the picture. Texts and colour profiles in a PNG are compressed, and some are made to fill
 * the memory of whoever unpacks them, so they are left out unread.
 *
 * @param file the PNG without all else; what follows its end is left out too
 * @param orientation how the camera was held, as {@link Exif} counts
 */
record PlainPng(byte[] file, int orientation) {

    private static final int SIGNATURE = 8;
    private static final int LENGTH_AND_NAME = 8;
    private static final int CHECKSUM = 4;
    private static final int LENGTH_NAME_AND_CHECKSUM = LENGTH_AND_NAME + CHECKSUM;
    private static final String END = "IEND";
    private static final String ANIMATION = "acTL";
    private static final String EXIF = "eXIf";

    /** The most that Exif can be in a JPEG, where it comes from. */
    private static final int MOST_EXIF = 65_535;

    private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", END);

    /** What makes the picture of a PNG. */
    static PlainPng of(byte[] png) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(png);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(png.length);
        plain.write(png, 0, SIGNATURE);
        left.position(SIGNATURE);
        int orientation = Exif.UPRIGHT;
        String name;
        do {
            int start = left.position();
            int length = length(left);
            name = name(left);
            if (name.equals(ANIMATION)) {
                throw new IOException("animated");
            }
            left.position(start + length);
            if (PICTURE.contains(name)) {
                plain.write(png, start, length);
            } else if (name.equals(EXIF) && length <= MOST_EXIF) {
                orientation =
                        Exif.orientation(Arrays.copyOfRange(png, start + LENGTH_AND_NAME, start + length - CHECKSUM));
            }
        } while (!name.equals(END));
        return new PlainPng(plain.toByteArray(), orientation);
    }

    private static int length(ByteBuffer left) throws EOFException {
        try {
            int content = left.getInt();
            if (content < 0 || content > left.remaining() - LENGTH_NAME_AND_CHECKSUM + Integer.BYTES) {
                throw new EOFException();
            }
            return content + LENGTH_NAME_AND_CHECKSUM;
        } catch (BufferUnderflowException truncated) {
            throw new EOFException();
        }
    }

    private static String name(ByteBuffer left) {
        char[] name = new char[4];
        for (int at = 0; at < name.length; at++) {
            name[at] = (char) left.get();
        }
        return new String(name);
    }
}
