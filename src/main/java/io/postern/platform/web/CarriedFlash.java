package io.postern.platform.web;

/** Where {@link Flashes} go while no cookie can carry them; implemented where sessions are. */
public interface CarriedFlash {
    /** Whether that is so for the request at hand. */
    boolean inUse();

    void keep(String text);

    /** What was kept, once; null if there is nothing. */
    String take();
}
