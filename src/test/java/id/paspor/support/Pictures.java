package id.paspor.support;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** Pictures of pages and papers for people to look at, which tests take when they are asked to: {@code mvn -Dpictures}. */
public final class Pictures {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private Pictures() {}

    /** Whether somebody wants them. */
    static boolean areWanted() {
        return System.getProperty("pictures") != null;
    }

    /** The file for a picture. */
    static Path file(String name) {
        return FOLDER.resolve(name + ".png");
    }

    /** Keeps a picture that is drawn only if it is wanted. */
    public static void keep(String name, Supplier<BufferedImage> picture) {
        if (areWanted()) {
            try {
                Files.createDirectories(FOLDER);
                ImageIO.write(picture.get(), "png", file(name).toFile());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
