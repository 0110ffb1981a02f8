package id.paspor.screening.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.screening.WatchList;
import id.paspor.screening.WatchListVersion;
import id.paspor.screening.WatchLists;
import id.paspor.web.Download;
import id.paspor.web.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The watch lists, which are the same for all offices: what is in force, what was before, and the import of new versions
 * by supervisors.
 */
@Controller
@OpenTo({Groups.SUPERVISOR, Groups.ADMIN})
@RequestMapping(WatchListsController.PATH)
class WatchListsController {

    static final String PATH = "/supervision/watch-lists";

    /** The lists belong to no office; their times are those of the capital. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final WatchLists lists;
    private final Refused refused;
    private final Texts texts;

    WatchListsController(WatchLists lists, Refused refused, Texts texts) {
        this.lists = lists;
        this.refused = refused;
        this.texts = texts;
    }

    /** One list on the page; its versions are newest first. */
    record ListView(String code, List<String> columns, List<WatchListVersion> versions) {}

    @GetMapping
    String show(Model model) {
        model.addAttribute(
                "lists",
                Arrays.stream(WatchList.values())
                        .map(list -> new ListView(list.code(), list.columns(), lists.versions(list)))
                        .toList());
        model.addAttribute("zone", ZONE);
        model.addAttribute("mostMegabytes", lists.mostMegabytes());
        model.addAttribute("longestNote", WatchLists.LONGEST_NOTE);
        return "screening/watch-lists";
    }

    @PostMapping("/{list}")
    @OpenTo(Groups.SUPERVISOR)
    String replace(
            @PathVariable String list,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(defaultValue = "") String note,
            HttpServletResponse response,
            RedirectAttributes after,
            Model model,
            Locale language)
            throws IOException {
        WatchList wanted = WatchList.of(list);
        try {
            byte[] content = file == null ? new byte[0] : file.getBytes();
            WatchListVersion version = lists.replace(wanted, content, note);
            after.addFlashAttribute(
                    "done",
                    texts.in(
                            language,
                            "watch-lists.done",
                            new Texts.Wording("watch-list." + list),
                            version.number(),
                            version.entries()));
            return "redirect:" + PATH;
        } catch (Refusal refusal) {
            refused.show(refusal, model, response, language);
            explain(wanted, refusal, model, language);
            model.addAttribute("values", Map.of(note(wanted), note));
            return show(model);
        }
    }

    /** Puts what is wrong to the fields of the list that was sent: the note's own sentence, or all lines of the file. */
    private void explain(WatchList list, Refusal refusal, Model model, Locale language) {
        List<String> sentences = refusal.problems().stream()
                .map(problem -> texts.in(language, "refusal." + problem.code(), problem.arguments()))
                .toList();
        boolean aboutTheNote = refusal.problems().get(0).field() != null;
        model.addAttribute("refused", null);
        if (aboutTheNote) {
            model.addAttribute("problems", Map.of(note(list), sentences.get(0)));
        } else {
            model.addAttribute("problems", Map.of("file-" + list.code(), texts.in(language, "watch-lists.refused")));
            model.addAttribute("lines", sentences);
        }
    }

    private static String note(WatchList list) {
        return "note-" + list.code();
    }

    @GetMapping("/{list}/template.csv")
    ResponseEntity<byte[]> template(@PathVariable String list) {
        return Download.of(list + ".csv", Download.CSV, lists.template(WatchList.of(list)));
    }

    @GetMapping("/{list}/{number}.csv")
    ResponseEntity<byte[]> version(@PathVariable String list, @PathVariable int number) {
        return Download.of(list + "-" + number + ".csv", Download.CSV, lists.file(WatchList.of(list), number));
    }
}
