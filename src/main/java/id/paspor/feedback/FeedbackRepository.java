package id.paspor.feedback;

import id.paspor.kernel.RegistrationNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface FeedbackRepository extends Repository<FeedbackEntity, UUID> {

    /** Notes that the applicant of a case answers, unless that was before. */
    @Modifying
    @NativeQuery("insert into feedback_given (registration_number) values (:registrationNumber) on conflict do nothing")
    int give(RegistrationNumber registrationNumber);

    @NativeQuery("select exists (select from feedback_given where registration_number = :registrationNumber)")
    boolean isGiven(RegistrationNumber registrationNumber);

    @Modifying
    @NativeQuery("delete from feedback_given where registration_number = :registrationNumber")
    void forget(RegistrationNumber registrationNumber);

    /** @param words empty when there are none */
    @Modifying
    @Transactional
    @NativeQuery("insert into feedback (office, month, satisfaction, words)"
            + " values (:office, :month, :satisfaction, nullif(:words, ''))")
    void keep(String office, LocalDate month, int satisfaction, String words);

    /** The answers of a month. */
    interface OfMonth {

        LocalDate getMonth();

        long getAnswers();

        double getAverage();
    }

    @NativeQuery("""
            select month, count(*) as answers, cast(avg(satisfaction) as double precision) as average from feedback
            where office = :office and month >= :since group by month order by month desc""")
    List<OfMonth> months(String office, LocalDate since);

    /** The words of an office since a month, in an order that says nothing. */
    @NativeQuery("""
            select words from feedback where office = :office and month >= :since and words is not null
            order by id limit :most""")
    List<String> words(String office, LocalDate since, int most);

    @NativeQuery("select count(*) from feedback where words is not null and month < :before")
    long withWords(LocalDate before);

    @Modifying
    @NativeQuery("""
            update feedback set words = null where id in (
                select id from feedback where words is not null and month < :before limit :most)""")
    int eraseWords(LocalDate before, int most);
}
