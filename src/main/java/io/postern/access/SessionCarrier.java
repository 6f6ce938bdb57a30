package io.postern.access;

import io.postern.platform.web.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * How tokens of sessions travel: in a cookie, or in a header, which a page in a frame sends whose browser keeps no
 * cookies there. A request with the header shows that one session and no other, whatever its cookies say.
 */
@ApplicationScoped
class SessionCarrier {
    static final String HEADER = "Postern-Session";

    private final Exchange exchange;

    SessionCarrier(Exchange exchange) {
        this.exchange = exchange;
    }

    boolean byHeader() {
        return exchange.embedded() && exchange.header(HEADER) != null;
    }

    List<SessionToken> presented() {
        return byHeader() ? SessionToken.parse(exchange.header(HEADER)).stream().toList() : inCookie();
    }

    List<SessionToken> inCookie() {
        return SessionToken.parseCookie(exchange.cookie(cookie().cookieName()));
    }

    /** Newest first. */
    void setCookie(List<SessionToken> tokens) {
        exchange.setCookie(cookie().set(tokens));
    }

    private SessionCookie cookie() {
        return SessionCookie.of(exchange.embedded());
    }
}
