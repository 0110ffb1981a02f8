package id.paspor.portal;

import id.paspor.kernel.access.OpenToAnybody;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the foot of every page leads to: how personal data are treated, how accessible the pages are, and the terms of use. */
@Controller
@OpenToAnybody
class InformationController {

    /**
     * A page of headings and texts.
     *
     * @param parts how many of them the message bundles hold
     */
    record Information(String code, int parts) {}

    @GetMapping("/information/privacy")
    String privacy(Model model) {
        return page(new Information("privacy", 6), model);
    }

    @GetMapping("/information/accessibility")
    String accessibility(Model model) {
        return page(new Information("accessibility", 4), model);
    }

    @GetMapping("/information/terms")
    String terms(Model model) {
        return page(new Information("terms", 5), model);
    }

    private static String page(Information information, Model model) {
        model.addAttribute("information", information);
        return "portal/information";
    }
}
