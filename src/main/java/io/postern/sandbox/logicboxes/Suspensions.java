package io.postern.sandbox.logicboxes;

import io.postern.sandbox.logicboxes.Mailbox.Status;
import io.postern.sandbox.logicboxes.Switches.UnknownInList;
import java.util.List;

/** Suspends and resumes, one by one or as a list with one status for all. */
final class Suspensions {
    private Suspensions() {}

    static Answer one(Account account, Order order, Arguments arguments, boolean suspend) {
        String address = arguments.text("email");
        Mailbox found = UserMethods.mailbox(order, address);
        Status wanted = suspend ? Status.SUSPENDED : Status.ACTIVE;
        if (found.status() == wanted && account.switches().repeatedSuspensionFails()) {
            return Answer.failure(
                    "invalid_status", "Email address " + address + " is already " + (suspend ? "suspended" : "active"));
        }
        boolean changed = apply(order, List.of(address), wanted);
        return Answer.success(changed);
    }

    static Answer list(Account account, Order order, Arguments arguments, boolean suspend) {
        List<String> addresses = arguments.addresses("emails");
        addresses.forEach(address -> UserMethods.requireInside(order, address));
        UnknownInList behaviour = account.switches().unknownInList();
        List<String> unknown = addresses.stream()
                .filter(address -> order.read(all -> all.find(address)).isEmpty())
                .toList();
        if (!unknown.isEmpty() && behaviour == UnknownInList.ALL_FAIL) {
            throw Refusal.unknownAddress(unknown.getFirst());
        }
        boolean changed = apply(order, addresses, suspend ? Status.SUSPENDED : Status.ACTIVE);
        if (!unknown.isEmpty() && behaviour == UnknownInList.PARTIAL) {
            return Refusal.unknownAddress(unknown.getFirst()).answer().changed(changed);
        }
        return Answer.success(changed);
    }

    private static boolean apply(Order order, List<String> addresses, Status wanted) {
        boolean[] changed = new boolean[1];
        order.write(all -> addresses.forEach(address -> all.find(address).ifPresent(mailbox -> {
            all.put(mailbox.with(wanted), false);
            changed[0] = true;
        })));
        return changed[0];
    }
}
