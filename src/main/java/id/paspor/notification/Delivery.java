package id.paspor.notification;

/** What has become of a message's mail. */
public enum Delivery {

    /** It is still to be sent, perhaps again. */
    WAITING,

    /** A mail server has taken it, or the provider of another channel. */
    MAILED,

    /** It is not tried any more, see {@link DeliveryFailure}. */
    UNDELIVERABLE,

    /** A reminder of something that was over before it could be sent, see {@link Overtaken}. */
    OVERTAKEN
}
