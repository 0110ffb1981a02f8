package id.paspor.simulator;

import id.paspor.kernel.access.OpenToAnybody;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the simulated provider was given to send, and what it says has become of it, for trying the program out. */
@Controller
@OpenToAnybody
@RequestMapping(DemonstrationProvider.PATH)
@ConditionalOnProperty(DemonstrationProvider.KEY)
class ProviderController {

    private final SimulatedProvider provider;

    ProviderController(SimulatedProvider provider) {
        this.provider = provider;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("sent", provider.all());
        model.addAttribute("manners", SimulatedProvider.Manner.values());
        model.addAttribute("manner", provider.manner());
        model.addAttribute("zone", SimulatedBank.ZONE);
        return "simulator/provider";
    }

    @PostMapping("/manner")
    String behave(@RequestParam String manner) {
        for (SimulatedProvider.Manner known : SimulatedProvider.Manner.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(manner)) {
                provider.behave(known);
            }
        }
        return "redirect:" + DemonstrationProvider.PATH;
    }

    /** Reports that a message arrived, or did not. */
    @PostMapping("/report")
    String report(@RequestParam String id, @RequestParam(defaultValue = "false") boolean arrived) {
        provider.report(id, arrived ? "delivered" : "failed");
        return "redirect:" + DemonstrationProvider.PATH;
    }

    /** The provider's own door. */
    @PostMapping("/{channel}")
    ResponseEntity<Void> take(
            @PathVariable String channel,
            @RequestHeader(name = "X-Timestamp", defaultValue = "") String timestamp,
            @RequestHeader(name = "X-Signature", defaultValue = "") String signature,
            @RequestBody(required = false) byte[] body) {
        return ResponseEntity.status(provider.take(channel, timestamp, signature, body == null ? new byte[0] : body))
                .build();
    }
}
