package id.paspor.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.kernel.PersonalData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The copy of somebody's data as one ZIP, written while it is collected, so that it takes no memory. */
final class DataCopy implements PersonalData.Copy, AutoCloseable {

    private final ZipOutputStream zip;
    private final ObjectMapper json;

    DataCopy(OutputStream to, ObjectMapper json) {
        this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        this.json = json;
    }

    @Override
    public void data(String name, Object data) throws IOException {
        file(name + ".json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(data));
    }

    @Override
    public void file(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
