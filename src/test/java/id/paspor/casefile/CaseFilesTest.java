package id.paspor.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.paspor.kernel.Refusal;
import id.paspor.payment.Bills;
import id.paspor.support.Applicants;
import id.paspor.support.CaseStory;
import id.paspor.support.ImmigrationOffice;
import id.paspor.support.PortalWalk;
import id.paspor.support.ProcessTest;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class CaseFilesTest {

    private static final Pattern VALUE = Pattern.compile("'([A-Z_]+)'");

    @Autowired
    ImmigrationOffice office;

    @Autowired
    ApplicationsUnderWay underWay;

    @Autowired
    Bills bills;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    private String family;

    @BeforeEach
    void aFamilyHasAnAccount() {
        family = PortalWalk.account(identity);
    }

    @Test
    void aCaseThatGoesOnTakesAnotherPlaceInTheAccountIfItsOwnIsTaken() {
        CaseStory father = expired();
        office.receivesApplication(family, Applicants.adult());

        bills.renew(father.number());
        office.runsDueJobs();

        assertThat(father.status()).isEqualTo(Status.BILLED);
        assertThat(underWay.placesLeft(family)).isEqualTo(3);
    }

    @Test
    void aCaseGoesOnOnlyIfTheAccountHasAPlace() {
        CaseStory father = expired();
        for (int person = 0; person < ApplicationsUnderWay.MOST; person++) {
            office.receivesApplication(family, Applicants.adult());
        }

        assertThatThrownBy(() -> bills.renew(father.number()))
                .isInstanceOf(Refusal.class)
                .hasMessage("application.too-many");
        assertThat(father.status()).isEqualTo(Status.BILL_EXPIRED);
    }

    private static boolean isOnlyNoted(Status status) {
        return status.isException() || status == Status.PROMISE_EXTENDED;
    }

    @ParameterizedTest
    @ValueSource(strings = {"case_file", "status_change"})
    void theTablesKnowEveryStatusAndNoOther(String table) {
        String check = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = ?")
                .param(table + "_status_check")
                .query(String.class)
                .single();

        assertThat(VALUE.matcher(check).results().map(value -> value.group(1)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Status.values())
                        // what is only noted is no state of a case
                        .filter(status -> table.equals("status_change") || !isOnlyNoted(status))
                        .map(Status::name)
                        .toList());
    }

    /** An application of the family that had its first place, and whose bill has expired. */
    private CaseStory expired() {
        CaseStory story = office.receivesApplication(Applicants.adult()).isBilled();
        office.timePassesTo("2026-09-17 08:00");
        jdbc.sql("update case_file set submitted_by = ?, place_in_account = 1 where registration_number = ?")
                .params(family, story.registrationNumber())
                .update();
        return story;
    }
}
