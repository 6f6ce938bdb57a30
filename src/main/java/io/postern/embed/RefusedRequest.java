package io.postern.embed;

import io.postern.installation.SignedToken;
import io.postern.installation.TokenRefusal;
import io.postern.platform.web.Exchange;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * What is kept of a request that brought a bad launch: enough to find the billing system that made it, too little to find the
 * person behind it. All of it is claimed by the sender.
 */
record RefusedRequest(String reference, String installation, String origin, String addressRange, String userAgent) {
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,63}");
    private static final int LONGEST = 120;

    static RefusedRequest of(Exchange exchange, String token, String type) {
        String sender = exchange.header("Origin");
        return new RefusedRequest(
                exchange.reference(),
                installation(token, type),
                host(sender == null || sender.equals("null") ? exchange.header("Referer") : sender),
                range(exchange.remoteAddress()),
                shortened(exchange.header("User-Agent")));
    }

    private static String installation(String token, String type) {
        try {
            String issuer = SignedToken.parse(token, type).issuer();
            return NAME.matcher(issuer).matches() ? issuer : null;
        } catch (TokenRefusal _) {
            return null;
        }
    }

    static String host(String address) {
        try {
            String host = address == null ? null : new URI(address).getHost();
            return host == null || host.length() > LONGEST ? null : host;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    /** The network, not the person: 24 bits of IPv4, 48 of IPv6. */
    static String range(String address) {
        if (address == null) {
            return null;
        }
        try {
            // hostAddress() never is a name, so that nothing is looked up
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int kept = bytes.length == 4 ? 3 : 6;
            for (int at = kept; at < bytes.length; at++) {
                bytes[at] = 0;
            }
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * 8;
        } catch (UnknownHostException _) {
            return null;
        }
    }

    private static String shortened(String userAgent) {
        if (userAgent == null) {
            return null;
        }
        String plain = userAgent.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
