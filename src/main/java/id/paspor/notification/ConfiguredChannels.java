package id.paspor.notification;

import id.paspor.casefile.channel.Channel;
import id.paspor.casefile.channel.OfferedChannels;
import java.util.List;
import org.springframework.stereotype.Component;

/** Offers the channels that have a provider. */
@Component
record ConfiguredChannels(NotificationProperties settings) implements OfferedChannels {

    @Override
    public List<Channel> offered() {
        return settings.offered();
    }
}
