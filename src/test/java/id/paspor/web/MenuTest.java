package id.paspor.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.paspor.support.Client;
import id.paspor.support.ServerTest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everybody finds the pages that are theirs, and none that would be refused. */
@ServerTest
class MenuTest {

    private static final Pattern ANY_LINK = Pattern.compile("<a [^>]*href=\"(/[^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("<a href=\"(/[^\"]*)\"");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            dpsDataEntry   | /desk /camunda/app/tasklist/ /cases
            dpsInterviewer | /desk /camunda/app/tasklist/ /cases /counter/interviews
            dpsPrinting    | /desk /camunda/app/tasklist/ /cases /printing /stock
            dpsCounter     | /desk /camunda/app/tasklist/ /cases /counter/interviews /counter/pickup
            dpsTreasurer   | /desk /camunda/app/tasklist/ /cases /treasury /supervision/reports
            dpsSupervisor  | /desk /camunda/app/tasklist/ /cases /counter/interviews /counter/pickup /printing /stock /supervision \
                /supervision/work /supervision/registers /supervision/reports /supervision/exceptions /supervision/interview-times \
                /supervision/calendar /supervision/watch-lists /supervision/retention /supervision/versions
            headquarters   | /supervision/offices
            admin          | /camunda/app/tasklist/ /supervision/offices /stock /treasury /supervision/reports \
                /supervision/interview-times /supervision/calendar /supervision/watch-lists /supervision/retention /supervision/versions
            """)
    void staffFindWhatTheyMayOpen(String account, String links) {
        Client reader = Client.session(port, account);

        List<String> found = links(reader.get("/account/sessions").body());

        assertThat(found).containsExactly(links.split("\\s+"));
        assertThat(found)
                .allSatisfy(
                        link -> assertThat(reader.get(link).status()).as(link).isLessThan(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"applicant", "dpsCounter", "dpsSupervisor", "dpsTreasurer", "headquarters", "admin"})
    void theHomePageLeadsNobodyToWhatTheyMayNotOpen(String account) {
        Client reader = Client.session(port, account);

        String home = reader.get("/").body();

        assertThat(ANY_LINK.matcher(home).results().map(link -> link.group(1)))
                .contains("/status")
                .allSatisfy(
                        link -> assertThat(reader.get(link).status()).as(link).isLessThan(400));
        assertThat(home.contains("\"/applications/new\"")).isEqualTo(account.equals("applicant"));
    }

    @Test
    void theHomePageOffersVisitorsToApply() {
        assertThat(Client.nobody(port).get("/").body()).contains("\"/applications/new\"");
    }

    @Test
    void whatStandsAloneInAListIsALinkOfItsOwn() {
        assertThat(Client.session(port, "dpsTreasurer").get("/desk").body()).doesNotContain("paspor-menu");
        assertThat(Client.session(port, "dpsSupervisor").get("/desk").body()).contains("paspor-menu");
    }

    @Test
    void applicantsAndVisitorsHaveNoneOfIt() {
        assertThat(Client.session(port, "applicant").get("/applications").body())
                .contains("href=\"/account\"", "action=\"/logout\"")
                .doesNotContain("paspor-desks", "href=\"/cases\"", "href=\"/login\"");
        assertThat(Client.nobody(port).get("/status").body())
                .contains("href=\"/login\"")
                .doesNotContain("paspor-desks", "href=\"/account\"", "action=\"/logout\"");
    }

    private static List<String> links(String page) {
        String menu = page.substring(page.indexOf("class=\"paspor-desks\""), page.indexOf("</header>"));
        return LINK.matcher(menu)
                .results()
                .map(MatchResult::group)
                .map(link -> link.replaceAll("<a href=\"|\"", ""))
                .toList();
    }
}
