package id.paspor.document;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Keeps content in the program's own database. */
@Component
@ConditionalOnProperty(name = "paspor.documents.store", havingValue = "database")
class DatabaseContentStore implements ContentStore {

    private final DocumentContentRepository contents;

    DatabaseContentStore(DocumentContentRepository contents) {
        this.contents = contents;
    }

    @Override
    public void put(String key, byte[] content, String type) {
        contents.put(key, content);
    }

    @Override
    public byte[] get(String key) {
        return contents.findByKey(key)
                .map(DocumentContent::content)
                .orElseThrow(() -> new IllegalStateException("no content " + key));
    }

    @Override
    public void delete(String key) {
        contents.delete(key);
    }
}
