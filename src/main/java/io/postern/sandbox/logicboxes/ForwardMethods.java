package io.postern.sandbox.logicboxes;

import io.postern.sandbox.logicboxes.Mailbox.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Forwards are added and taken away; no method replaces them. There is a list of the owner's and one of the user's. */
final class ForwardMethods {
    private ForwardMethods() {}

    static Answer addAdmin(Account account, Order order, Arguments arguments) {
        return changed(
                order,
                arguments,
                (delivery, asked) -> with(
                        delivery,
                        added(account, listed(delivery.adminForwards()), asked),
                        listed(delivery.userForwards())));
    }

    static Answer deleteAdmin(Account account, Order order, Arguments arguments) {
        return changed(
                order,
                arguments,
                (delivery, asked) -> with(
                        delivery,
                        removed(account, listed(delivery.adminForwards()), asked),
                        listed(delivery.userForwards())));
    }

    static Answer addUser(Account account, Order order, Arguments arguments) {
        UserMethods.requireNotWithdrawn(account);
        return changed(
                order,
                arguments,
                (delivery, asked) -> with(
                        delivery,
                        listed(delivery.adminForwards()),
                        added(account, listed(delivery.userForwards()), asked)));
    }

    static Answer deleteUser(Account account, Order order, Arguments arguments) {
        UserMethods.requireNotWithdrawn(account);
        return changed(
                order,
                arguments,
                (delivery, asked) -> with(
                        delivery,
                        listed(delivery.adminForwards()),
                        removed(account, listed(delivery.userForwards()), asked)));
    }

    /** The addresses that the call names. */
    static List<String> asked(Arguments arguments) {
        List<String> forwards = arguments.addresses("forwards");
        forwards.forEach(forward -> {
            if (!forward.matches("[^@\\s,]+@[^@\\s,]+\\.[^@\\s,]+")) {
                throw new Refusal(Answer.failure("invalid_forward", "Forward address " + forward + " is invalid"));
            }
        });
        return forwards;
    }

    private static Answer changed(
            Order order, Arguments arguments, BiFunction<Delivery, List<String>, Delivery> change) {
        List<String> asked = asked(arguments);
        String address = arguments.text("email");
        UserMethods.requireInside(order, address);
        boolean[] applied = new boolean[1];
        order.write(all -> {
            Mailbox found = all.find(address).orElseThrow(() -> Refusal.unknownAddress(address));
            Delivery next = change.apply(found.delivery(), asked);
            applied[0] = !next.equals(found.delivery());
            all.put(found.with(next), false);
        });
        return Answer.success(applied[0]);
    }

    private static List<String> added(Account account, List<String> present, List<String> asked) {
        if (account.switches().repeatsFail() && asked.stream().anyMatch(present::contains)) {
            throw new Refusal(Answer.failure("forward_exists", "Forward address is already added"));
        }
        return Stream.concat(present.stream(), asked.stream()).distinct().toList();
    }

    private static List<String> removed(Account account, List<String> present, List<String> asked) {
        if (account.switches().repeatsFail() && !present.containsAll(asked)) {
            throw new Refusal(Answer.failure("forward_missing", "Forward address is not present"));
        }
        List<String> left = new ArrayList<>(present);
        left.removeAll(asked);
        return left;
    }

    private static Delivery with(Delivery before, List<String> admin, List<String> user) {
        if (before.forwardOnly() && admin.isEmpty() && user.isEmpty()) {
            throw new Refusal(Answer.failure(
                    "forward_only_account", "A forward only account must have at least one forward address"));
        }
        return new Delivery(before.forwardOnly(), String.join(",", admin), String.join(",", user));
    }

    private static List<String> listed(String forwards) {
        return forwards.isEmpty() ? List.of() : List.of(forwards.split(","));
    }
}
