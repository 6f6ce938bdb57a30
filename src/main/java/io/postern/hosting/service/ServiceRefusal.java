package io.postern.hosting.service;

/** What a billing system asks for cannot be, and nothing was changed. */
public final class ServiceRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ServiceTrouble trouble;
    private final String words;

    ServiceRefusal(ServiceTrouble trouble, String words) {
        super(trouble.name(), null, false, false);
        this.trouble = trouble;
        this.words = words;
    }

    ServiceRefusal(ServiceTrouble trouble) {
        this(trouble, null);
    }

    public ServiceTrouble trouble() {
        return trouble;
    }

    /** What is to be named in the answer, or the provider's own words; or null. */
    public String words() {
        return words;
    }
}
