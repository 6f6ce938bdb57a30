package io.postern.sandbox.atmail;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes the n-th mailbox of a domain out of n alone. */
record Generator(String domain, boolean varied) {
    private static final LocalDateTime FIRST_CREATED = LocalDateTime.of(2020, 2, 3, 4, 5, 6);
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String[] FIRST =
            "Ada,Bruno,Carmen,Dmitri,Eva,Felix,Gül,Hana,Ivo,Jana,Kemal,Lea,Marek,Nina,Otto,Paula".split(",");
    private static final String[] LAST =
            "Arnold,Berg,Conti,Demir,Engel,Faber,Greco,Horn,Ionescu,Jonas,Keller".split(",");

    String address(int index) {
        return plain(first(index)) + "." + plain(last(index)) + (index + 1) + "@" + domain;
    }

    void fill(int index, Mailbox mailbox) {
        mailbox.set("FirstName", first(index)).set("LastName", last(index));
        if (varied) {
            vary(index, mailbox);
        }
    }

    static String created(long id) {
        return CREATED.format(FIRST_CREATED.plusMinutes(131 * id));
    }

    private static void vary(int index, Mailbox mailbox) {
        mailbox.set("UserQuota", String.valueOf(250L << (index % 5)));
        if (index % 11 == 5) {
            mailbox.set("UserStatus", "1");
        }
        if (index % 13 == 3) {
            mailbox.set("Forward", "archive" + index + "@elsewhere.example");
        }
        if (index % 9 == 4) {
            mailbox.set("AutoReply", mailbox.get("FirstName") + " is away and answers next week.");
        }
    }

    private static String first(int index) {
        return FIRST[index % FIRST.length];
    }

    private static String last(int index) {
        return LAST[(index / FIRST.length + index) % LAST.length];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('ü', 'u');
    }
}
