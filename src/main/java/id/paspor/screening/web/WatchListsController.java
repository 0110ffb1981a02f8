package id.paspor.screening.web;

import id.paspor.kernel.Groups;
import id.paspor.kernel.Refusal.Problem;
import id.paspor.kernel.Texts;
import id.paspor.kernel.access.OpenTo;
import id.paspor.screening.WatchList;
import id.paspor.screening.WatchListVersion;
import id.paspor.screening.WatchLists;
import id.paspor.web.Download;
import id.paspor.web.SentForm;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
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

    WatchListsController(WatchLists lists) {
        this.lists = lists;
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
            SentForm form)
            throws IOException {
        WatchList wanted = WatchList.of(list);
        byte[] content = file == null ? new byte[0] : file.getBytes();
        return form.answer(
                () -> {
                    WatchListVersion version = lists.replace(wanted, content, note);
                    Texts.Wording name = new Texts.Wording("watch-list." + list);
                    return form.done("watch-lists.done", PATH, name, version.number(), version.entries());
                },
                refusal -> {
                    explain(wanted, refusal.problems(), form);
                    return show(form.model().addAttribute("values", Map.of(note(wanted), note)));
                });
    }

    /** Puts what is wrong to the fields of the list that was sent: the note's own sentence, or all lines of the file. */
    private static void explain(WatchList list, List<Problem> wrong, SentForm form) {
        List<String> sentences = wrong.stream()
                .map(problem -> form.texts().in(form.language(), problem))
                .toList();
        boolean aboutTheNote = wrong.get(0).field() != null;
        form.model()
                .addAttribute("lines", sentences)
                .addAttribute(
                        "problems",
                        aboutTheNote
                                ? Map.of(note(list), sentences.get(0))
                                : Map.of(
                                        "file-" + list.code(),
                                        form.texts().in(form.language(), "watch-lists.refused")));
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
