package io.postern.sandbox.logicboxes;

import java.time.Instant;

/** One simulated mailbox, as the upstream would keep it. Immutable: a change makes a new one. */
record Mailbox(
        String address,
        Person person,
        Status status,
        Delivery delivery,
        long quotaLimit,
        long quotaUsed,
        String password,
        Autoresponse autoresponse,
        Instant createdOn) {
    static final String INITIAL_PASSWORD = "Sandbox.Pass1";

    record Person(String firstName, String lastName, String alternateAddress, String countryCode, String languageCode) {
        Person(String firstName, String lastName, String alternateAddress) {
            this(firstName, lastName, alternateAddress, "US", "en");
        }
    }

    record Delivery(boolean forwardOnly, String adminForwards, String userForwards) {
        static final Delivery STORED = new Delivery(false, "", "");
    }

    record Autoresponse(
            boolean on, String subject, String message, String format, boolean quoteOriginal, String disableOn) {
        static final Autoresponse OFF = new Autoresponse(false, "", "", "text/plain", false, "");
    }

    enum Status {
        ACTIVE,
        SUSPENDED,
        PENDING_ACTIVATION
    }

    String localPart() {
        return address.substring(0, address.indexOf('@'));
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    String accountType() {
        if (delivery.forwardOnly()) {
            return "FORWARD_ONLY";
        }
        return autoresponse.on() ? "POP_WITH_AUTORESPONDER" : "POP_WITHOUT_AUTORESPONDER";
    }

    boolean overQuota() {
        return quotaLimit > 0 && quotaUsed >= quotaLimit;
    }

    Mailbox with(Person changed) {
        return new Mailbox(
                address, changed, status, delivery, quotaLimit, quotaUsed, password, autoresponse, createdOn);
    }

    Mailbox with(Delivery changed) {
        return new Mailbox(address, person, status, changed, quotaLimit, quotaUsed, password, autoresponse, createdOn);
    }

    Mailbox with(Status changed) {
        return new Mailbox(
                address, person, changed, delivery, quotaLimit, quotaUsed, password, autoresponse, createdOn);
    }

    Mailbox with(Autoresponse changed) {
        return new Mailbox(address, person, status, delivery, quotaLimit, quotaUsed, password, changed, createdOn);
    }

    Mailbox withPassword(String changed) {
        return new Mailbox(address, person, status, delivery, quotaLimit, quotaUsed, changed, autoresponse, createdOn);
    }
}
