package id.paspor.kernel;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Random keys that all nodes sign with. Each is made once, by whichever node needs it first, and kept in the database. */
@Component
public class SharedKeys {

    private final JdbcClient jdbc;

    SharedKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What signs with the key of this name. */
    public Hmac named(String name) {
        jdbc.sql("insert into secret (name, key) values (?, ?) on conflict do nothing")
                .params(name, Hmac.newKey())
                .update();
        return new Hmac(jdbc.sql("select key from secret where name = ?")
                .param(name)
                .query(byte[].class)
                .single());
    }
}
