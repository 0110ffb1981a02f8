package id.paspor.casefile.photo;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * Grey pictures with transparency. Java takes their numbers for linear light and so draws them too bright (140 as 196),
 * though they are written as those of all other pictures.
 */
final class Greys {

    private static final int WHITE = 255;

    private Greys() {}

    /** A grey picture on white paper if it is transparent, else the picture as it is. */
    static BufferedImage onPaper(BufferedImage grey) {
        return grey.getColorModel().hasAlpha() ? drawn(grey.getRaster()) : grey;
    }

    private static BufferedImage drawn(Raster greyAndCover) {
        int width = greyAndCover.getWidth();
        double most = (1 << greyAndCover.getSampleModel().getSampleSize(0)) - 1.0;
        BufferedImage drawn = new BufferedImage(width, greyAndCover.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        int[] line = new int[width * 2];
        int[] seen = new int[width];
        for (int y = 0; y < greyAndCover.getHeight(); y++) {
            greyAndCover.getPixels(0, y, width, 1, line);
            for (int x = 0; x < width; x++) {
                double cover = line[2 * x + 1] / most;
                seen[x] = (int) Math.round(WHITE * (line[2 * x] / most * cover + 1 - cover));
            }
            drawn.getRaster().setPixels(0, y, width, 1, seen);
        }
        return drawn;
    }
}
