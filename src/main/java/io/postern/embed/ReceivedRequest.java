package io.postern.embed;

import io.postern.platform.web.BaseUrl;
import io.postern.platform.web.Exchange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What arrived with a request that matters in frames. It looks at the request alone: no tenant's rows are read. */
@ApplicationScoped
class ReceivedRequest {
    private final Exchange exchange;
    private final BaseUrl baseUrl;

    ReceivedRequest(Exchange exchange, BaseUrl baseUrl) {
        this.exchange = exchange;
        this.baseUrl = baseUrl;
    }

    /** @param value what to show with it, or null */
    public record Found(SelfTestLine line, String value) {}

    List<Found> request() {
        List<Found> found = new ArrayList<>();
        found.add(asked());
        found.add(site());
        found.add(cameFrom());
        String seen = exchange.origin();
        found.add(
                seen.equals(baseUrl.origin())
                        ? new Found(SelfTestLine.ADDRESS_RIGHT, seen)
                        : new Found(SelfTestLine.ADDRESS_WRONG, seen));
        boolean forwarded = exchange.header("X-Forwarded-Proto") != null
                || exchange.header("X-Forwarded-Host") != null
                || exchange.header("X-Forwarded-For") != null
                || exchange.header("Forwarded") != null;
        found.add(new Found(forwarded ? SelfTestLine.FORWARDED : SelfTestLine.NOT_FORWARDED, null));
        return found;
    }

    /** Which of the cookies of the first request came back with this one. */
    List<Found> cookies(String probe) {
        boolean framed = exchange.embedded();
        List<Found> found = new ArrayList<>();
        if (SelfTestCookies.FIRST_PARTY.cameBack(exchange, probe)) {
            found.add(new Found(framed ? SelfTestLine.FIRST_PARTY_BACK_FRAMED : SelfTestLine.FIRST_PARTY_BACK, null));
        } else {
            found.add(new Found(framed ? SelfTestLine.FIRST_PARTY_GONE_FRAMED : SelfTestLine.FIRST_PARTY_GONE, null));
        }
        boolean thirdParty = SelfTestCookies.THIRD_PARTY.cameBack(exchange, probe);
        found.add(new Found(thirdParty ? SelfTestLine.THIRD_PARTY_BACK : SelfTestLine.THIRD_PARTY_GONE, null));
        boolean partitioned = SelfTestCookies.PARTITIONED.cameBack(exchange, probe);
        found.add(new Found(partitioned ? SelfTestLine.PARTITIONED_BACK : SelfTestLine.PARTITIONED_GONE, null));
        return found;
    }

    private Found asked() {
        String destination = exchange.header("Sec-Fetch-Dest");
        if (destination == null) {
            return new Found(SelfTestLine.ASKED_UNKNOWN, null);
        }
        boolean framed = destination.equals("iframe") || destination.equals("frame");
        return new Found(framed ? SelfTestLine.ASKED_FRAMED : SelfTestLine.ASKED_DIRECTLY, null);
    }

    private Found site() {
        String site = exchange.header("Sec-Fetch-Site");
        if ("same-site".equals(site) || "same-origin".equals(site)) {
            return new Found(SelfTestLine.SITE_SAME, null);
        }
        return new Found("cross-site".equals(site) ? SelfTestLine.SITE_OTHER : SelfTestLine.SITE_NONE, null);
    }

    private Found cameFrom() {
        String referrer = exchange.header("Referer");
        String host = RefusedRequest.host(referrer);
        if (host == null) {
            return new Found(SelfTestLine.CAME_FROM_NOWHERE, null);
        }
        boolean plain = referrer.startsWith("http://") && !LaunchPages.loopback(host);
        return new Found(plain ? SelfTestLine.CAME_FROM_HTTP : SelfTestLine.CAME_FROM, host);
    }
}
