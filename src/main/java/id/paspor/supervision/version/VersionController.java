package id.paspor.supervision.version;

import id.paspor.casefile.Application;
import id.paspor.engine.version.CaseVersions;
import id.paspor.engine.version.CaseVersions.Pile;
import id.paspor.engine.version.VersionRuns;
import id.paspor.engine.version.VersionRuns.Run;
import id.paspor.kernel.Groups;
import id.paspor.kernel.SignedIn;
import id.paspor.kernel.access.OpenTo;
import id.paspor.office.Office;
import id.paspor.office.Offices;
import id.paspor.supervision.version.VersionPage.Report;
import id.paspor.web.SentForm;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Which cases run on which version of the process: supervisors see those of their office, administrators those of all, and have
 * them moved to the newest one.
 */
@Controller
@OpenTo({Groups.SUPERVISOR, Groups.ADMIN})
class VersionController {

    private static final String PATH = "/supervision/versions";
    private static final int LISTED = 200;

    /** Of the times of administrators, who work for all offices. */
    private static final ZoneId CAPITAL = ZoneId.of("Asia/Jakarta");

    private final CaseVersions versions;
    private final VersionRuns runs;
    private final Offices offices;

    VersionController(CaseVersions versions, VersionRuns runs, Offices offices) {
        this.versions = versions;
        this.runs = runs;
        this.offices = offices;
    }

    @GetMapping(PATH)
    String show(Authentication reader, Locale language, Model model) {
        boolean all = SignedIn.isAnyOf(reader, List.of(Groups.ADMIN));
        List<String> mine = all ? offices.all().stream().map(Office::code).toList() : List.of(SignedIn.desk(reader));
        List<Pile> piles = versions.piles(Application.PROCESS).stream()
                .filter(pile -> mine.contains(pile.office()))
                .toList();
        model.addAttribute("office", all ? null : offices.get(mine.get(0)));
        model.addAttribute("zone", all ? CAPITAL : offices.get(mine.get(0)).zone());
        model.addAttribute("stages", VersionPage.STAGES);
        model.addAttribute("lines", VersionPage.lines(versions.of(Application.PROCESS), piles));
        model.addAttribute(
                "reports",
                runs.latest(Application.PROCESS).stream()
                        .map(run -> report(run, mine, new Steps(language)))
                        .toList());
        return "supervision/versions";
    }

    private Report report(Run run, Collection<String> mine, Steps steps) {
        return new Report(
                run,
                runs.tallies(run, mine).stream()
                        .map(tally -> VersionPage.result(tally, steps.of(tally.version(), tally.activity())))
                        .toList(),
                runs.misfits(run, mine, LISTED).stream()
                        .map(misfit -> VersionPage.stay(misfit, steps.of(misfit.version(), misfit.activity())))
                        .toList());
    }

    /** What the steps of a page are called, each asked for once. */
    private final class Steps {

        private final Locale language;
        private final Map<List<?>, String> names = new HashMap<>();

        Steps(Locale language) {
            this.language = language;
        }

        String of(int version, String activity) {
            return names.computeIfAbsent(
                    List.of(version, activity),
                    step -> versions.step(Application.PROCESS, version, activity, language));
        }
    }

    /** Has it tried which cases could be moved to the newest version; nothing is changed. */
    @PostMapping(PATH + "/dry-run")
    @OpenTo(Groups.ADMIN)
    String tryIt(Authentication administrator, SentForm form) {
        return begin(true, administrator, form);
    }

    /** Has all cases moved to the newest version that fit it. */
    @PostMapping(PATH + "/migration")
    @OpenTo(Groups.ADMIN)
    String migrate(Authentication administrator, SentForm form) {
        return begin(false, administrator, form);
    }

    private String begin(boolean dry, Authentication administrator, SentForm form) {
        form.attempt("versions.begun", () -> runs.begin(Application.PROCESS, dry, administrator.getName()));
        return "redirect:" + PATH;
    }
}
