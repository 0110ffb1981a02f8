package id.paspor.casefile.photo;

import id.paspor.casefile.photo.Pictures.Flaw;
import id.paspor.casefile.photo.Pictures.FlawedPictureException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** How a JPEG writes the four inks of print: cyan, magenta, yellow and black. */
enum Inks {
    /** Each ink as the light that it leaves: 255 is none of it. */
    CMYK,
    /** The first three as brightness and two colours, black as the light that it leaves. */
    YCCK,
    /** Nobody says how: programs differ in what they take it for. */
    UNKNOWN;

    private static final int WHOLE = 255;

    /**
     * By the mark that Adobe's programs and their followers leave (Adobe technical note 5116, "Supporting the DCT
     * filters in PostScript level 2").
     *
     * @param transform the mark's colour transform, or {@code null} without a mark
     */
    static Inks of(Integer transform) {
        if (transform == null) {
            return UNKNOWN;
        }
        return switch (transform) {
            case 0 -> CMYK;
            case 2 -> YCCK;
            default -> UNKNOWN;
        };
    }

    /**
     * The picture on white paper under white light. A colour profile that came with it is not unpacked.
     *
     * @param written the four numbers of each pixel as they stand in the file
     */
    BufferedImage onPaper(Raster written) throws FlawedPictureException {
        if (this == UNKNOWN) {
            throw new FlawedPictureException(Flaw.UNKNOWN_COLOURS);
        }
        int width = written.getWidth();
        BufferedImage picture = new BufferedImage(width, written.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        int[] line = new int[width * 4];
        int[] seen = new int[width * 3];
        for (int y = 0; y < written.getHeight(); y++) {
            written.getPixels(written.getMinX(), written.getMinY() + y, width, 1, line);
            for (int x = 0; x < width; x++) {
                see(line, x * 4, seen, x * 3);
            }
            picture.getRaster().setPixels(0, y, width, 1, seen);
        }
        return picture;
    }

    private void see(int[] written, int from, int[] seen, int to) {
        int black = written[from + 3];
        if (this == CMYK) {
            for (int ink = 0; ink < 3; ink++) {
                seen[to + ink] = light(written[from + ink], black);
            }
        } else {
            // the factors of JFIF 1.02; what comes out are the inks, not the light that they leave
            double bright = written[from];
            double blue = written[from + 1] - 128.0;
            double red = written[from + 2] - 128.0;
            seen[to] = light(WHOLE - (bright + 1.402 * red), black);
            seen[to + 1] = light(WHOLE - (bright - 0.34414 * blue - 0.71414 * red), black);
            seen[to + 2] = light(WHOLE - (bright + 1.772 * blue), black);
        }
    }

    private static int light(double left, int leftByBlack) {
        double within = Math.max(0, Math.min(WHOLE, left));
        return (int) Math.round(within * leftByBlack / WHOLE);
    }
}
