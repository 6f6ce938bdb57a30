package io.postern.platform.web;

/** One sentence about the last act, shown once on the next page. */
public record Flash(Tone tone, String text) {
    public static final Flash NONE = new Flash(Tone.GOOD, "");

    public enum Tone {
        GOOD,
        WARNING,
        BAD
    }

    public boolean present() {
        return !text.isEmpty();
    }
}
