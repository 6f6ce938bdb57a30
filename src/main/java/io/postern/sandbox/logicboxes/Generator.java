package io.postern.sandbox.logicboxes;

import io.postern.sandbox.logicboxes.Mailbox.Autoresponse;
import io.postern.sandbox.logicboxes.Mailbox.Delivery;
import io.postern.sandbox.logicboxes.Mailbox.Person;
import io.postern.sandbox.logicboxes.Mailbox.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Makes the n-th mailbox of a domain out of n alone, so that a million of them cost no memory. */
record Generator(String domain, boolean varied) {
    static final long QUOTA = 5_242_880;
    private static final Instant FIRST_CREATED = Instant.parse("2019-03-04T05:06:07.089Z");
    private static final String[][] FIRST = names(
            "anna,ben,Chloé,david,Élise,farid,greta,hugo,ines,José,klara,Łukasz,maya,noah,Øyvind,petra,quentin,rosa,samir,Zoë");
    private static final String[][] LAST = names(
            "adler,brown,costa,dubois,evans,fischer,garcía,hansen,ivanova,jensen,kowalski,lopez,müller,novak,oliveira,peeters,rossi,silva,tanaka,weber");

    Mailbox mailbox(int index) {
        String[] first = FIRST[index % FIRST.length];
        String[] last = LAST[(index / FIRST.length + index) % LAST.length];
        String local = first[0] + "." + last[0] + (index + 1);
        boolean forwardOnly = varied && index % 19 == 7;
        return new Mailbox(
                local + "@" + domain,
                new Person(first[1], last[1], local + "@home.example"),
                status(index),
                forwardOnly ? new Delivery(true, local + "@elsewhere.example", "") : Delivery.STORED,
                forwardOnly ? 0 : QUOTA,
                forwardOnly ? 0 : used(index),
                Mailbox.INITIAL_PASSWORD,
                varied && !forwardOnly && index % 17 == 3 ? away(first[1]) : Autoresponse.OFF,
                FIRST_CREATED.plus(Duration.ofMinutes(97L * index)));
    }

    /** The index that makes this address, or -1. */
    int index(String address) {
        int at = address.indexOf('@');
        int digits = at;
        while (digits > 0 && Character.isDigit(address.charAt(digits - 1))) {
            digits--;
        }
        if (at < 0 || digits == at || at - digits > 8) {
            return -1;
        }
        int index = Integer.parseInt(address.substring(digits, at)) - 1;
        return index >= 0 && mailbox(index).address().equals(address) ? index : -1;
    }

    private Status status(int index) {
        if (varied && index % 23 == 5) {
            return Status.SUSPENDED;
        }
        return varied && index % 41 == 11 ? Status.PENDING_ACTIVATION : Status.ACTIVE;
    }

    private long used(int index) {
        return varied && index % 31 == 13 ? QUOTA + index : (index * 7919L) % (QUOTA * 9 / 10);
    }

    private static Autoresponse away(String firstName) {
        return new Autoresponse(
                true, "Out of office", firstName + " is away and answers next week.", "text/plain", true, "");
    }

    /** Pairs of the ASCII form for the address and the written name. */
    private static String[][] names(String list) {
        return java.util.Arrays.stream(list.split(","))
                .map(name ->
                        new String[] {ascii(name), name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)})
                .toArray(String[][]::new);
    }

    private static String ascii(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('ł', 'l').replace('ø', 'o');
        return java.text.Normalizer.normalize(plain, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
