package id.paspor.kernel.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read of a case. */
public final class CaseReading {

    private final Map<CasePart<?>, List<?>> rows;

    CaseReading(Map<CasePart<?>, List<?>> rows) {
        this.rows = rows;
    }

    /** The rows of a part in their order; none of a part that was not read. */
    @SuppressWarnings("unchecked")
    public <T> List<T> all(CasePart<T> part) {
        return (List<T>) rows.getOrDefault(part, List.of());
    }

    /** The first row of a part. */
    public <T> Optional<T> first(CasePart<T> part) {
        return all(part).stream().findFirst();
    }
}
