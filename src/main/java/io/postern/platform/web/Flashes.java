package io.postern.platform.web;

import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Carries one sentence over a redirect, in a cookie that the next page reads and clears, or beside the session. */
@RequestScoped
public class Flashes {
    private static final String TOP = "__Host-flash";
    private static final String FRAME = "__Host-eflash";
    private static final int LONGEST = 1_000;

    private final Exchange exchange;
    private final CarriedFlash carried;
    private Flash taken;

    Flashes(Exchange exchange, CarriedFlash carried) {
        this.exchange = exchange;
        this.carried = carried;
    }

    /** Shows {@code text} on the page that the browser opens next. */
    public void show(Flash.Tone tone, String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        byte[] bytes = (tone.ordinal() + shown).getBytes(StandardCharsets.UTF_8);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (carried.inUse()) {
            carried.keep(value);
        } else {
            set(value, "; Max-Age=60");
        }
    }

    /** Reads it, once. */
    Flash take() {
        if (taken == null) {
            boolean byCookie = !carried.inUse();
            String sent = byCookie ? exchange.cookie(name()) : carried.take();
            taken = sent == null ? Flash.NONE : read(sent);
            if (sent != null && byCookie) {
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
