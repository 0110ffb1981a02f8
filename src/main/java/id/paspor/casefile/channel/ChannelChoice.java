package id.paspor.casefile.channel;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Coded;
import id.paspor.kernel.Language;
import id.paspor.kernel.Refusal;
import id.paspor.kernel.RegistrationNumber;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an applicant change the channel, and the language, while the case is under way. */
@Service
public class ChannelChoice {

    private static final String CHANNEL = "channel";
    private static final String LANGUAGE = "language";

    private final CaseFiles cases;
    private final OfferedChannels channels;
    private final ObjectMapper json;

    ChannelChoice(CaseFiles cases, OfferedChannels channels, ObjectMapper json) {
        this.cases = cases;
        this.channels = channels;
        this.json = json;
    }

    /**
     * Has the messages that are still to come go by another channel, in another language; what is empty stays as it is.
     *
     * @throws Refusal for a channel or language that is not offered, or once the case has ended
     */
    @Transactional
    public void choose(RegistrationNumber registrationNumber, String channel, String language) {
        Map<String, Object> answers = json.convertValue(
                cases.get(registrationNumber).application(), new TypeReference<TreeMap<String, Object>>() {});
        if (!channel.isEmpty()) {
            answers.put(CHANNEL, offered(CHANNEL, channels.offered(), channel));
        }
        if (!language.isEmpty()) {
            answers.put(LANGUAGE, offered(LANGUAGE, List.of(Language.values()), language));
        }
        cases.choose(registrationNumber, json.convertValue(answers, Application.class));
    }

    private static String offered(String key, List<? extends Coded> all, String wanted) {
        return all.stream()
                .map(Coded::code)
                .filter(wanted::equals)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(key, "channel.not-offered"));
    }
}
