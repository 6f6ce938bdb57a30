package io.postern.sandbox.logicboxes;

import io.postern.sandbox.logicboxes.Mailbox.Autoresponse;
import io.postern.sandbox.logicboxes.Mailbox.Delivery;
import io.postern.sandbox.logicboxes.Mailbox.Person;
import io.postern.sandbox.logicboxes.Mailbox.Status;
import java.time.Instant;

/** Mailboxes made by name instead of by number. */
final class Named {
    private static final Instant CREATED = Instant.parse("2024-05-06T07:08:09.123Z");

    private Named() {}

    static Mailbox plain(String address) {
        return person(address, "", "");
    }

    static Mailbox person(String address, String firstName, String lastName) {
        return stored(address, firstName, lastName, Status.ACTIVE, 1024);
    }

    static Mailbox stored(String address, String firstName, String lastName, Status status, long used) {
        String alternate = address.substring(0, address.indexOf('@')) + ".alt@example.net";
        return new Mailbox(
                address,
                new Person(firstName, lastName, alternate),
                status,
                Delivery.STORED,
                Generator.QUOTA,
                used,
                Mailbox.INITIAL_PASSWORD,
                Autoresponse.OFF,
                CREATED);
    }

    static Mailbox forward(String address, String recipients) {
        return new Mailbox(
                address,
                new Person("", "", ""),
                Status.ACTIVE,
                new Delivery(true, recipients, ""),
                0,
                0,
                Mailbox.INITIAL_PASSWORD,
                Autoresponse.OFF,
                CREATED);
    }
}
