package id.paspor.document;

import id.paspor.document.FlatPdf.FlawedPdfException;
import java.io.IOException;
import java.io.PrintStream;

/** The process that flattens one PDF: reads it from standard input and writes the flat one to standard output. */
final class PdfWorker {

    /** The exit code of the first flaw. */
    static final int FIRST_FLAW = 10;

    private PdfWorker() {}

    /** Takes the number of pages that a PDF may have. */
    public static void main(String[] arguments) throws IOException {
        PrintStream answer = System.out;
        // whatever a library prints is not part of the answer
        System.setOut(System.err);
        try {
            byte[] flat = FlatPdf.of(System.in.readAllBytes(), Integer.parseInt(arguments[0]));
            answer.write(flat);
            answer.flush();
            System.exit(0);
        } catch (FlawedPdfException flawed) {
            System.exit(FIRST_FLAW + flawed.flaw().ordinal());
        }
    }
}
