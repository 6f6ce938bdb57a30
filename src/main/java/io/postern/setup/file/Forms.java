package io.postern.setup.file;

import io.postern.provider.spi.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms that single values must have. Each check returns the value in its one spelling, or reports and returns nothing. */
final class Forms {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Problems problems;

    Forms(Problems problems) {
        this.problems = problems;
    }

    void id(Place place, String text) {
        if (!text.isEmpty() && !ID.matcher(text).matches()) {
            problems.add(place, "write an id of at most 63 letters, digits, dots, dashes and underscores");
        }
    }

    void name(Place place, String text) {
        if (text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
            problems.add(place, "write a name of at most 200 characters on one line");
        }
    }

    void issuer(Place place, String text) {
        if (!text.isEmpty()
                && secureUri(text).filter(uri -> uri.getRawQuery() == null).isEmpty()) {
            problems.add(place, "write the issuer's address, which starts with https://");
        }
    }

    /** Scheme, host and port, as browsers send it. */
    Optional<String> origin(Place place, String text) {
        Optional<URI> uri = secureUri(text)
                .filter(candidate -> candidate.getRawPath().matches("/?") && candidate.getRawQuery() == null);
        if (uri.isEmpty()) {
            problems.add(place, "write an origin without path, for example https://billing.example.com");
            return Optional.empty();
        }
        boolean standard = uri.get().getPort() == (uri.get().getScheme().equals("https") ? 443 : 80);
        String port =
                uri.get().getPort() == -1 || standard ? "" : ":" + uri.get().getPort();
        return Optional.of(uri.get().getScheme() + "://" + uri.get().getHost().toLowerCase(Locale.ROOT) + port);
    }

    Optional<URI> endpoint(Place place, String text) {
        Optional<URI> uri = absolute(text);
        if (uri.isEmpty() && !text.isEmpty()) {
            problems.add(place, "write a whole address, for example https://httpapi.com/api");
        }
        return uri;
    }

    /** A mail domain in lower case, without trailing dot. */
    String domain(Place place, String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (!text.isEmpty() && Address.parse("postmaster@" + name).isEmpty()) {
            problems.add(place, "write a domain such as example.com; one with other letters in its xn-- form");
        }
        return name;
    }

    Optional<String> email(Place place, String text) {
        Optional<Address> address = Address.parse(text);
        if (address.isEmpty()) {
            problems.add(place, "write one plain e-mail address, for example ada@example.com");
        }
        return address.map(Address::toString);
    }

    /** https anywhere, plain http on this machine only. */
    private static Optional<URI> secureUri(String text) {
        return absolute(text)
                .filter(uri -> uri.getRawFragment() == null && uri.getRawUserInfo() == null)
                .filter(uri -> uri.getScheme().equals("https")
                        || (uri.getScheme().equals("http") && LOOPBACK.contains(uri.getHost())));
    }

    private static Optional<URI> absolute(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() == null || uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
