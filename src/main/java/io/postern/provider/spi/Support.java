package io.postern.provider.spi;

/** Whether a provider can do something. Anything not declared is {@code No}. */
public sealed interface Support {
    /** The upstream can, and the driver does. */
    record Yes() implements Support {}

    /**
     * The upstream cannot.
     *
     * @param reason one plain sentence, shown to people
     * @param link where the upstream says so, or null
     */
    record No(String reason, String link) implements Support {}

    /** The upstream can, the driver does not do it yet. */
    record NotYet(String reason) implements Support {}

    default boolean yes() {
        return this instanceof Yes;
    }

    static Support supported() {
        return new Yes();
    }

    static Support no(String reason) {
        return new No(reason, null);
    }

    static Support no(String reason, String link) {
        return new No(reason, link);
    }

    static Support notYet(String reason) {
        return new NotYet(reason);
    }
}
