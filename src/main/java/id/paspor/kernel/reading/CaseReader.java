package id.paspor.kernel.reading;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.paspor.kernel.RegistrationNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads parts of a case, each of its own module's tables, by one statement, in the caller's transaction. The statement is put
 * together from the parts' while the program runs, and names no table itself.
 */
@Component
public class CaseReader {

    /** Rows as PostgreSQL writes them; enumerated values by their names, whatever they are called in other JSON. */
    private static final JsonMapper ROWS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;

    CaseReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What there is of a case; what is not yet written to the database is not seen. */
    public CaseReading read(RegistrationNumber registrationNumber, List<CasePart<?>> parts) {
        String sql = parts.stream()
                .map(part -> "(select coalesce(json_agg(part), '[]') from (" + part.sql() + ") part)")
                .collect(Collectors.joining(",\n", "select ", ""));
        return jdbc.sql(sql)
                .param("case", registrationNumber.digits())
                .query((row, number) -> reading(row, parts))
                .single();
    }

    private static CaseReading reading(ResultSet row, List<CasePart<?>> parts) throws SQLException {
        Map<CasePart<?>, List<?>> rows = new HashMap<>();
        for (int at = 0; at < parts.size(); at++) {
            rows.put(parts.get(at), rows(parts.get(at), row.getString(at + 1)));
        }
        return new CaseReading(rows);
    }

    private static List<?> rows(CasePart<?> part, String json) {
        try {
            return ROWS.readerForListOf(part.type()).readValue(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("rows of " + part.type().getName(), impossible);
        }
    }
}
