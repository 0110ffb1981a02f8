package id.paspor.engine.version;

import id.paspor.engine.version.CaseVersionRepository.Standing;
import id.paspor.engine.version.VersionRuns.Misfit;
import id.paspor.engine.version.VersionRuns.Run;
import id.paspor.engine.version.VersionRuns.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs, of which one goes on at a time, on one node after another: each statement says what it found it to be. */
@Repository
class VersionRunRepository {

    private final JdbcClient jdbc;

    VersionRunRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run that has not ended, and how far it has come. */
    record Open(long id, String key, String target, boolean dry, String reached) {}

    /**
     * Begins a run, unless one goes on; the last one of its kind is forgotten.
     *
     * @return how many were begun
     */
    int begin(String key, String target, int version, boolean dry, String by, Instant now) {
        jdbc.sql("delete from version_run where key = :key and dry = :dry and ended_at is not null")
                .param("key", key)
                .param("dry", dry)
                .update();
        return jdbc.sql("""
                insert into version_run (key, target, version, dry, asked_by, asked_at)
                values (:key, :target, :version, :dry, :by, :now) on conflict do nothing""")
                .param("key", key)
                .param("target", target)
                .param("version", version)
                .param("dry", dry)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Takes the run that has not ended, until then, unless another node has. */
    Optional<Open> take(Instant now, Instant until) {
        return jdbc.sql("""
                update version_run set taken_until = :until
                where ended_at is null and (taken_until is null or taken_until <= :now)
                returning id, key, target, dry, reached""")
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, number) -> new Open(
                        row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getString(5)))
                .optional();
    }

    /** Notes that a case was looked at, unless another node did; then nothing is changed. */
    boolean advance(long run, String from, String to, Instant until) {
        return jdbc.sql(
                                "update version_run set reached = :to, taken_until = :until where id = :run and reached = :from")
                        .param("run", run)
                        .param("from", from)
                        .param("to", to)
                        .param("until", Timestamp.from(until))
                        .update()
                == 1;
    }

    void note(long run, Standing at, Outcome outcome) {
        count(run, at, outcome);
        if (outcome != Outcome.FITS) {
            list(run, at, outcome);
        }
    }

    private void count(long run, Standing at, Outcome outcome) {
        jdbc.sql("""
                insert into version_tally (run, office, version, activity, outcome, cases)
                values (:run, :office, :version, :activity, :outcome, 1)
                on conflict (run, office, version, activity, outcome) do update set cases = version_tally.cases + 1""")
                .param("run", run)
                .param("office", at.office())
                .param("version", at.version())
                .param("activity", at.activity())
                .param("outcome", outcome.name())
                .update();
    }

    private void list(long run, Standing at, Outcome outcome) {
        jdbc.sql("""
                insert into version_misfit (run, registration_number, office, version, activity, outcome)
                values (:run, :number, :office, :version, :activity, :outcome)""")
                .param("run", run)
                .param("number", at.registrationNumber())
                .param("office", at.office())
                .param("version", at.version())
                .param("activity", at.activity())
                .param("outcome", outcome.name())
                .update();
    }

    void end(long run, Instant now) {
        jdbc.sql("update version_run set ended_at = :now, taken_until = null where id = :run and ended_at is null")
                .param("run", run)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The runs that are remembered: the last of each kind. */
    List<Run> runs(String key) {
        return jdbc.sql("select id, version, dry, asked_by, asked_at, ended_at from version_run where key = :key"
                        + " order by asked_at desc, id desc")
                .param("key", key)
                .query((row, number) -> new Run(
                        row.getLong(1),
                        row.getInt(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        instant(row, 6)))
                .list();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    List<Tally> tallies(long run, Collection<String> offices) {
        return jdbc.sql("""
                select version, activity, outcome, sum(cases) from version_tally
                where run = :run and office in (:offices) group by 1, 2, 3 order by 1, 2, 3""")
                .param("run", run)
                .param("offices", offices)
                .query((row, number) ->
                        new Tally(row.getInt(1), row.getString(2), Outcome.valueOf(row.getString(3)), row.getLong(4)))
                .list();
    }

    List<Misfit> misfits(long run, Collection<String> offices, int most) {
        return jdbc.sql("""
                select registration_number, office, version, activity, outcome from version_misfit
                where run = :run and office in (:offices) order by office, registration_number limit :most""")
                .param("run", run)
                .param("offices", offices)
                .param("most", most)
                .query((row, number) -> new Misfit(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        Outcome.valueOf(row.getString(5))))
                .list();
    }
}
