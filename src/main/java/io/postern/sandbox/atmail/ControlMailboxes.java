package io.postern.sandbox.atmail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.NoSuchElementException;

/** Reads and changes mailboxes behind the upstream's back: no call, no journal line. */
final class ControlMailboxes {
    private final ObjectMapper mapper;

    /** What is null stays; what is empty becomes NULL. */
    record Change(
            String firstName,
            String lastName,
            Boolean enabled,
            String quota,
            String forward,
            String autoReply,
            String password) {}

    ControlMailboxes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Object read(Subscription subscription, String address) {
        synchronized (subscription) {
            return ControlBody.mailbox(find(subscription, address));
        }
    }

    Object put(Subscription subscription, String address, String body) throws JsonProcessingException {
        Change change = mapper.readValue(body, Change.class);
        if (!subscription.domains().contains(address.substring(address.indexOf('@') + 1))) {
            throw new IllegalArgumentException("the address is not of this subscription");
        }
        synchronized (subscription) {
            Mailbox mailbox = subscription.mailboxes().containsKey(address)
                    ? find(subscription, address)
                    : subscription.add(address, Mailbox.INITIAL_PASSWORD);
            set(mailbox, "FirstName", change.firstName());
            set(mailbox, "LastName", change.lastName());
            set(mailbox, "UserStatus", change.enabled() == null ? null : change.enabled() ? "0" : "1");
            set(mailbox, "UserQuota", change.quota());
            set(mailbox, "Forward", change.forward());
            set(mailbox, "AutoReply", change.autoReply());
            set(mailbox, "Password", change.password());
            return ControlBody.mailbox(mailbox);
        }
    }

    Object remove(Subscription subscription, String address) {
        synchronized (subscription) {
            find(subscription, address);
            subscription.mailboxes().remove(address);
            return null;
        }
    }

    private static Mailbox find(Subscription subscription, String address) {
        Mailbox found = subscription.mailboxes().get(address);
        if (found == null) {
            throw new NoSuchElementException(address);
        }
        return found;
    }

    private static void set(Mailbox mailbox, String column, String value) {
        if (value != null) {
            mailbox.set(column, value.isEmpty() ? null : value);
        }
    }
}
