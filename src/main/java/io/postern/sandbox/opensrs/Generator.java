package io.postern.sandbox.opensrs;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Fills a domain with mailboxes, the same ones each time. */
final class Generator {
    private static final String[] FIRST =
            "Ada,Bruno,Carla,Diego,Ellen,Felix,Gina,Henrik,Ida,Jonas,Katja,Lars,Mina,Nils,Olga,Paul,Rita,Sven,Tina,Viktor"
                    .split(",");
    private static final String[] LAST =
            "Arnold,Berg,Carlsen,Dahl,Engel,Frank,Grimm,Holm,Ivers,Jung,Keller,Lund,Moser,Noack,Olsen,Peters,Quast,Roth,Stein,Thal"
                    .split(",");

    private Generator() {}

    static void fill(Birth birth, int mailboxes, boolean varied) {
        for (int i = 0; i < mailboxes; i++) {
            String first = FIRST[i % FIRST.length];
            String last = LAST[(i / FIRST.length + i) % LAST.length];
            String local = (first + "." + last).toLowerCase(Locale.ROOT) + (i + 1);
            if (varied && i % 13 == 5) {
                birth.forward(local, local + "@elsewhere.example", "copy@elsewhere.example");
            } else {
                User user = birth.mailbox(local, first + " " + last);
                user.bytesUsed = i * 7_919_773L % (Birth.QUOTA * 9 / 10);
                user.messagesUsed = i * 131L % 9000;
                if (varied) {
                    vary(birth, user, i);
                }
            }
        }
    }

    private static void vary(Birth birth, User user, int i) {
        if (i % 17 == 3) {
            birth.aliases(user, user.address().substring(0, user.address().indexOf('@')) + "-alias");
        }
        if (i % 19 == 4) {
            birth.suspend(user, User.SERVICES);
        }
        if (i % 23 == 6) {
            user.bytesUsed = Birth.QUOTA + i;
        }
        if (i % 29 == 7) {
            user.sent = user.number("smtp_sent_limit");
        }
        if (i % 11 == 2) {
            user.attributes.put("delivery_autoresponder", true);
            user.attributes.put("autoresponder", "I am away and answer next week.");
            user.attributes.put(
                    "autoresponder_option_enddate",
                    birth.now().plus(Duration.ofDays(10)).getEpochSecond());
        }
        if (i % 7 == 1) {
            user.attributes.put("delivery_forward", true);
            user.attributes.put("forward_recipients", List.of("copy" + i + "@example.net"));
        }
        if (i % 5 == 0) {
            birth.message(user, "INBOX", "Minutes of week " + i, 2);
            birth.message(user, "Sent Items", "Offer " + i, 4);
        }
        if (i % 9 == 8) {
            user.attributes.put("service_pop3", "disabled");
        }
    }
}
