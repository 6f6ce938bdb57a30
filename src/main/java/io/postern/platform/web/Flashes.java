package io.postern.platform.web;

import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Carries one sentence over a redirect, in a cookie that the next page reads and clears. */
@RequestScoped
public class Flashes {
    private static final String TOP = "__Host-flash";
    private static final String FRAME = "__Host-eflash";
    private static final int LONGEST = 1_000;

    private final Exchange exchange;
    private Flash taken;

    Flashes(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Shows {@code text} on the page that the browser opens next. */
    public void show(Flash.Tone tone, String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        byte[] bytes = (tone.ordinal() + shown).getBytes(StandardCharsets.UTF_8);
        set(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), "; Max-Age=60");
    }

    /** Reads it, once. */
    Flash take() {
        if (taken == null) {
            String sent = exchange.cookie(name());
            taken = sent == null ? Flash.NONE : read(sent);
            if (sent != null) {
                set("", "; Max-Age=0");
            }
        }
        return taken;
    }

    private static Flash read(String sent) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(sent), StandardCharsets.UTF_8);
            int tone = text.isEmpty() ? -1 : text.charAt(0) - '0';
            boolean known = tone >= 0 && tone < Flash.Tone.values().length && text.length() <= LONGEST + 1;
            return known ? new Flash(Flash.Tone.values()[tone], text.substring(1)) : Flash.NONE;
        } catch (IllegalArgumentException e) {
            return Flash.NONE;
        }
    }

    private void set(String value, String age) {
        String where = exchange.embedded() ? "; SameSite=None; Partitioned" : "; SameSite=Lax";
        exchange.setCookie(name() + "=" + value + "; Path=/; Secure; HttpOnly" + where + age);
    }

    private String name() {
        return exchange.embedded() ? FRAME : TOP;
    }
}
