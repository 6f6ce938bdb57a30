package io.postern.tenant.settings;

import io.postern.platform.web.Moments;
import io.postern.provider.spi.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tenant's own facts, as typed.
 *
 * @param managed its name comes from the tenants file
 */
record GeneralForm(
        String name,
        String email,
        String phone,
        String address,
        String theme,
        String zone,
        boolean managed,
        List<Wrong> wrong) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 500;
    private static final Pattern PHONE = Pattern.compile("[0-9+() ./-]{3,40}");
    private static final List<String> THEMES = List.of("", "light", "dark");

    enum Problem {
        MISSING,
        NOT_A_NAME,
        NOT_AN_EMAIL,
        NOT_A_PHONE,
        NOT_AN_ADDRESS,
        NOT_A_CHOICE
    }

    record Wrong(String field, Problem problem) {}

    GeneralForm {
        name = trimmed(name);
        email = trimmed(email);
        phone = trimmed(phone);
        address = trimmed(address);
        theme = trimmed(theme);
        zone = trimmed(zone);
        wrong = List.copyOf(wrong);
    }

    GeneralForm checked() {
        List<Wrong> found = new ArrayList<>();
        if (!managed && name.isEmpty()) {
            found.add(new Wrong("name", Problem.MISSING));
        } else if (!managed && !isName(name)) {
            found.add(new Wrong("name", Problem.NOT_A_NAME));
        }
        if (!email.isEmpty() && Address.parse(email).isEmpty()) {
            found.add(new Wrong("email", Problem.NOT_AN_EMAIL));
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            found.add(new Wrong("phone", Problem.NOT_A_PHONE));
        }
        if (!address.isEmpty() && (address.length() > LONGEST_ADDRESS || !secure(address))) {
            found.add(new Wrong("address", Problem.NOT_AN_ADDRESS));
        }
        if (!THEMES.contains(theme)) {
            found.add(new Wrong("theme", Problem.NOT_A_CHOICE));
        }
        if (!zone.isEmpty() && !zones().contains(zone)) {
            found.add(new Wrong("zone", Problem.NOT_A_CHOICE));
        }
        return new GeneralForm(name, email, phone, address, theme, zone, managed, found);
    }

    static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean secure(String text) {
        try {
            URI uri = new URI(text);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    public List<String> zones() {
        return Moments.zones();
    }

    /** The problem of a field, or null. */
    public Problem wrong(String field) {
        return wrong.stream()
                .filter(one -> one.field().equals(field))
                .map(Wrong::problem)
                .findFirst()
                .orElse(null);
    }

    private static String trimmed(String text) {
        return text == null ? "" : text.strip();
    }
}
