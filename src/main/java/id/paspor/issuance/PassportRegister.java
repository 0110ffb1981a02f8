package id.paspor.issuance;

import id.paspor.office.Office;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registers of an office: passports that were found good, and to whom they were handed over. */
@Service
@Transactional(readOnly = true)
public class PassportRegister {

    /** The fewest characters of a name that are looked for. */
    public static final int SHORTEST_NAME = 3;

    /** The most passports that a look-up finds. */
    public static final int MOST_FOUND = 20;

    private static final String LINES = """
            select p.number, p.registration_number, p.name, p.product, p.issued_on, p.expires_on,
                case when h.passport is not null then 'HANDED_OVER' when p.voided_at is null then 'WAITING'
                    else 'CANCELLED' end as state,
                p.ready_at, h.handed_over_at, h.collected_by, h.relation, h.collector_name, h.collector_id_number,
                h.handed_over_by
            from passport p left join pickup h on h.passport = p.number
            where p.office = :office and p.ready_at is not null""";

    private final JdbcClient jdbc;

    PassportRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The passports of an office with this number, of the case with this number, or of holders whose name begins so; the
     * newest first, at most {@link #MOST_FOUND}.
     */
    public List<RegisteredPassport> find(Office office, String typed) {
        String name = typed.replaceAll("[\\s\\u00a0\\u0000]+", " ").strip().toUpperCase(Locale.ROOT);
        String beginning = name.length() < SHORTEST_NAME ? null : name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return jdbc.sql(LINES + """
                 and (p.number = :number or p.registration_number = :number or p.name like :beginning)
                order by p.ready_at desc limit :most""")
                .param("office", office.code())
                .param("number", name.replace(" ", ""))
                .param("beginning", beginning)
                .param("most", MOST_FOUND)
                .query(RegisteredPassport.class)
                .list();
    }

    /** The passports that were found good on a day at the office, in that order. */
    public List<RegisteredPassport> issued(Office office, LocalDate day) {
        return ofDay(office, day, "p.ready_at");
    }

    /** The passports that were handed over on a day at the office, in that order. */
    public List<RegisteredPassport> handedOver(Office office, LocalDate day) {
        return ofDay(office, day, "h.handed_over_at");
    }

    private List<RegisteredPassport> ofDay(Office office, LocalDate day, String moment) {
        return jdbc.sql(LINES + " and %1$s >= :begin and %1$s < :end order by %1$s, p.number".formatted(moment))
                .param("office", office.code())
                .param("begin", Timestamp.from(day.atStartOfDay(office.zone()).toInstant()))
                .param(
                        "end",
                        Timestamp.from(
                                day.plusDays(1).atStartOfDay(office.zone()).toInstant()))
                .query(RegisteredPassport.class)
                .list();
    }

    /**
     * A passport that was handed over.
     *
     * @param expiresOn the last day on which it is valid
     */
    public record HandedOver(String number, LocalDate expiresOn) {}

    /** The passports that were handed over to the applicant of a case. */
    public List<HandedOver> handedOverFor(String registrationNumber) {
        return jdbc.sql("""
                select number, expires_on from passport join pickup on passport = number
                where registration_number = ?""").param(registrationNumber).query(HandedOver.class).list();
    }
}
