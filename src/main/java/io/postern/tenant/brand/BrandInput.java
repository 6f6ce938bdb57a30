package io.postern.tenant.brand;

import io.postern.provider.spi.Address;
import io.postern.tenant.brand.BrandForm.Problem;
import io.postern.tenant.brand.BrandForm.Wrong;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody typed for a brand, without the blanks around it; empty where nothing is wanted. */
record BrandInput(
        String accent,
        String productName,
        boolean logoAlone,
        String welcome,
        String imprint,
        String privacy,
        String help,
        String senderName,
        String replyTo) {
    static final BrandInput EMPTY = new BrandInput("", "", false, "", "", "", "", "", "");

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WELCOME = 600;
    private static final int LONGEST_ADDRESS = 500;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    /** What ends or begins something in the header of a mail. */
    private static final Pattern NOT_IN_SENDER = Pattern.compile("[\\p{Cntrl}\"\\\\<>@]");

    BrandInput {
        accent = trimmed(accent);
        productName = trimmed(productName);
        welcome = trimmed(welcome).replace("\r\n", "\n");
        imprint = trimmed(imprint);
        privacy = trimmed(privacy);
        help = trimmed(help);
        senderName = trimmed(senderName);
        replyTo = trimmed(replyTo);
    }

    static BrandInput of(Brand brand) {
        return new BrandInput(
                brand.accent == null ? "" : "#" + brand.accent,
                brand.productName,
                brand.logoAlone,
                brand.welcome,
                brand.imprintUrl,
                brand.privacyUrl,
                brand.helpUrl,
                brand.senderName,
                brand.replyTo);
    }

    List<Wrong> problems() {
        List<Wrong> wrong = new ArrayList<>();
        if (!accent.isEmpty() && Colour.parse(accent).isEmpty()) {
            wrong.add(new Wrong("accent", Problem.NOT_A_COLOUR));
        }
        name(wrong, "product-name", productName, CONTROL);
        if (welcome.length() > LONGEST_WELCOME) {
            wrong.add(new Wrong("welcome", Problem.TOO_LONG));
        } else if (CONTROL.matcher(welcome.replace("\n", "")).find()) {
            wrong.add(new Wrong("welcome", Problem.NOT_PLAIN));
        }
        link(wrong, "imprint", imprint);
        link(wrong, "privacy", privacy);
        link(wrong, "help", help);
        name(wrong, "sender-name", senderName, NOT_IN_SENDER);
        if (!replyTo.isEmpty() && Address.parse(replyTo).isEmpty()) {
            wrong.add(new Wrong("reply-to", Problem.NOT_AN_ADDRESS));
        }
        return wrong;
    }

    /** Only what {@link #problems} found nothing in. */
    void writeTo(Brand brand) {
        brand.accent = Colour.parse(accent).map(Colour::hex).orElse(null);
        brand.productName = orNull(productName);
        brand.logoAlone = logoAlone;
        brand.welcome = orNull(welcome);
        brand.imprintUrl = orNull(imprint);
        brand.privacyUrl = orNull(privacy);
        brand.helpUrl = orNull(help);
        brand.senderName = orNull(senderName);
        brand.replyTo = orNull(replyTo);
    }

    private static void name(List<Wrong> wrong, String field, String text, Pattern never) {
        if (text.length() > LONGEST_NAME) {
            wrong.add(new Wrong(field, Problem.TOO_LONG));
        } else if (never.matcher(text).find()) {
            wrong.add(new Wrong(field, never == CONTROL ? Problem.NOT_PLAIN : Problem.NOT_A_SENDER));
        }
    }

    private static void link(List<Wrong> wrong, String field, String text) {
        if (text.length() > LONGEST_ADDRESS) {
            wrong.add(new Wrong(field, Problem.TOO_LONG));
        } else if (!text.isEmpty() && !secure(text)) {
            wrong.add(new Wrong(field, Problem.NOT_SECURE));
        }
    }

    /** A whole https address without a user name in it. */
    static boolean secure(String text) {
        try {
            URI uri = new URI(text);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static String trimmed(String text) {
        return text == null ? "" : text.strip();
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
