package io.postern.embed;

import io.postern.platform.web.Exchange;
import java.util.stream.Stream;

/**
 * Three cookies of three kinds that live for a minute, to see which come back. Scripts may read them: they hold nothing, and
 * browsers tell scripts whether {@code Partitioned} has arrived.
 */
enum SelfTestCookies {
    FIRST_PARTY("__Host-test1", "SameSite=Lax"),
    THIRD_PARTY("__Host-test2", "SameSite=None"),
    PARTITIONED("__Host-test3", "SameSite=None; Partitioned");

    private final String key;
    private final String attributes;

    SelfTestCookies(String key, String attributes) {
        this.key = key;
        this.attributes = attributes;
    }

    static void set(Exchange exchange, String probe) {
        Stream.of(values()).forEach(cookie -> exchange.setCookie(cookie.line(probe)));
    }

    /** Whether it came back with this request. */
    boolean cameBack(Exchange exchange, String probe) {
        return probe.equals(exchange.cookie(key));
    }

    private String line(String value) {
        return key + "=" + value + "; Path=/; Secure; " + attributes + "; Max-Age=60";
    }
}
