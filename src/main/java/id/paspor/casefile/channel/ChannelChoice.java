package id.paspor.casefile.channel;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.paspor.casefile.Application;
import id.paspor.casefile.CaseFiles;
import id.paspor.kernel.Refusal;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an applicant change the channel while the case is under way. */
@Service
public class ChannelChoice {

    private final CaseFiles cases;
    private final OfferedChannels channels;
    private final ObjectMapper json;

    ChannelChoice(CaseFiles cases, OfferedChannels channels, ObjectMapper json) {
        this.cases = cases;
        this.channels = channels;
        this.json = json;
    }

    /**
     * Has the messages that are still to come go by another channel.
     *
     * @throws Refusal for a channel that is not offered, or once the case has ended
     */
    @Transactional
    public void choose(String registrationNumber, String code) {
        Channel wanted = channels.offered().stream()
                .filter(channel -> channel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("channel", "channel.not-offered"));
        Map<String, Object> answers = json.convertValue(
                cases.get(registrationNumber).application(), new TypeReference<TreeMap<String, Object>>() {});
        answers.put("channel", wanted.code());
        cases.choose(registrationNumber, json.convertValue(answers, Application.class));
    }
}
