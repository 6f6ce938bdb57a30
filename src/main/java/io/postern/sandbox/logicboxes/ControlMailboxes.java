package io.postern.sandbox.logicboxes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.sandbox.logicboxes.Mailbox.Delivery;
import io.postern.sandbox.logicboxes.Mailbox.Person;
import io.postern.sandbox.logicboxes.Mailbox.Status;

/** Reads and changes mailboxes behind the upstream's back: no call, no journal line. */
final class ControlMailboxes {
    private final ObjectMapper mapper;

    /** What is null stays, or is an empty mailbox's when the address is new. */
    record Change(
            String firstName,
            String lastName,
            String notificationEmail,
            Status status,
            Boolean forwardOnly,
            String adminForwards,
            String userForwards,
            Long quotaLimit,
            Long quotaUsed,
            String password,
            boolean front) {}

    ControlMailboxes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Object read(Order order, String address) {
        return ControlBody.mailbox(order.read(all -> all.find(address)).orElseThrow());
    }

    Object put(Order order, String address, String body) throws JsonProcessingException {
        Change change = mapper.readValue(body, Change.class);
        if (!address.endsWith("@" + order.domain())) {
            throw new IllegalArgumentException("the address is not of this order");
        }
        order.write(all ->
                all.put(changed(all.find(address).orElseGet(() -> Named.plain(address)), change), change.front()));
        return read(order, address);
    }

    Object remove(Order order, String address) {
        boolean[] removed = new boolean[1];
        order.write(all -> removed[0] = all.remove(address));
        if (!removed[0]) {
            throw new java.util.NoSuchElementException(address);
        }
        return null;
    }

    private static Mailbox changed(Mailbox before, Change change) {
        Person person = before.person();
        Delivery delivery = before.delivery();
        return new Mailbox(
                before.address(),
                new Person(
                        or(change.firstName(), person.firstName()),
                        or(change.lastName(), person.lastName()),
                        or(change.notificationEmail(), person.alternateAddress()),
                        person.countryCode(),
                        person.languageCode()),
                or(change.status(), before.status()),
                new Delivery(
                        or(change.forwardOnly(), delivery.forwardOnly()),
                        or(change.adminForwards(), delivery.adminForwards()),
                        or(change.userForwards(), delivery.userForwards())),
                or(change.quotaLimit(), before.quotaLimit()),
                or(change.quotaUsed(), before.quotaUsed()),
                or(change.password(), before.password()),
                before.autoresponse(),
                before.createdOn());
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
