package id.paspor.casefile.channel;

import java.util.List;

/** Which channels applicants may choose, in this order: those for which there is a provider, and mail first. */
public interface OfferedChannels {

    List<Channel> offered();
}
