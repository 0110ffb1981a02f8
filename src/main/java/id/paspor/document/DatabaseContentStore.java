package id.paspor.document;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps content in the program's own database. */
@Component
@ConditionalOnProperty(name = "paspor.documents.store", havingValue = "database")
class DatabaseContentStore implements ContentStore {

    private final JdbcClient jdbc;

    DatabaseContentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(String key, byte[] content, String type) {
        jdbc.sql("insert into document_content (key, content) values (?, ?)")
                .params(key, content)
                .update();
    }

    @Override
    public byte[] get(String key) {
        return jdbc.sql("select content from document_content where key = ?")
                .param(key)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no content " + key));
    }

    @Override
    public void delete(String key) {
        jdbc.sql("delete from document_content where key = ?").param(key).update();
    }
}
