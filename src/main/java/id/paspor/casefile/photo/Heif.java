package id.paspor.casefile.photo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The family of formats in which many phones keep their pictures: HEIC and AVIF (ISO/IEC 23008-12). Java reads none of
 * them, but those who send one can be told what to do.
 */
final class Heif {

    private static final String TYPE_OF_FILE = "ftyp";
    private static final int NAME = 4;
    private static final int HEAD = 16;
    private static final int MOST = 256;

    private static final Set<String> BRANDS = Set.of(
            "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1", "avif", "avis");

    private Heif() {}

    /** Whether a file says that it is such a picture, by its own brand or by those that it claims besides. */
    static boolean isOf(byte[] file) {
        if (file.length < HEAD || !name(file, NAME).equals(TYPE_OF_FILE)) {
            return false;
        }
        int end = Math.min(Math.min(file.length, MOST), ByteBuffer.wrap(file).getInt());
        for (int at = HEAD; at + NAME <= end; at += NAME) {
            if (BRANDS.contains(name(file, at))) {
                return true;
            }
        }
        return BRANDS.contains(name(file, 2 * NAME));
    }

    private static String name(byte[] file, int at) {
        return new String(file, at, NAME, StandardCharsets.ISO_8859_1);
    }
}
