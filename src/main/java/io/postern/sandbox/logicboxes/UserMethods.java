package io.postern.sandbox.logicboxes;

import io.postern.sandbox.logicboxes.Mailbox.Autoresponse;
import io.postern.sandbox.logicboxes.Mailbox.Person;
import io.postern.sandbox.logicboxes.Mailbox.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The methods for one mailbox, and those for its order. */
final class UserMethods {
    private final AtomicLong resets = new AtomicLong();

    Answer details(Account account, Order order, Arguments arguments) {
        Mailbox found = mailbox(order, arguments.text("email"));
        return Answer.success(false, Map.of("user", UserBody.of(found, account.switches())));
    }

    Answer authenticate(Account account, Order order, Arguments arguments) {
        Mailbox found = mailbox(order, arguments.text("email"));
        if (!found.password().equals(arguments.text("passwd"))) {
            return Answer.failure("authentication_failed", "Invalid email address or password");
        }
        if (found.status() == Status.SUSPENDED) {
            return Answer.failure("emailaddress_suspended", "Email address is suspended");
        }
        return Answer.success(false, Map.of("user", UserBody.of(found, account.switches())));
    }

    Answer updateAutoresponder(Account account, Order order, Arguments arguments) {
        requireNotWithdrawn(account);
        String format = arguments.given("message-format").orElse("text/plain");
        if (!Set.of("text/plain", "text/html").contains(format)) {
            throw Arguments.invalid("message-format");
        }
        boolean disables = arguments.truth("autodisable-enabled").orElse(false);
        var date = arguments.date("autodisable-timestamp");
        if (disables && date.isEmpty()) {
            throw Refusal.error("Required parameter missing: autodisable-timestamp");
        }
        Autoresponse wanted = new Autoresponse(
                arguments.truth("is-autoresponder-on").orElseThrow(),
                arguments.text("subject"),
                arguments.text("message"),
                format,
                arguments.truth("quote-original-message").orElse(false),
                disables ? arguments.text("autodisable-timestamp") : "");
        if (mailbox(order, arguments.text("email")).delivery().forwardOnly()) {
            return Answer.failure("forward_only_account", "Autoresponder is not available for a forward only account");
        }
        return change(order, arguments, mailbox -> mailbox.with(wanted));
    }

    Answer changePassword(Account account, Order order, Arguments arguments) {
        return change(order, arguments, mailbox -> {
            if (!mailbox.password().equals(arguments.text("old-passwd"))) {
                throw new Refusal(Answer.failure("incorrect_old_password", "Old password is incorrect"));
            }
            String next = arguments.text("new-passwd");
            PasswordPolicy.objection(mailbox.localPart(), next).ifPresent(text -> {
                throw new Refusal(Answer.failure("invalid_password", text));
            });
            return mailbox.withPassword(next);
        });
    }

    Answer resetPassword(Account account, Order order, Arguments arguments) {
        String generated = PasswordPolicy.generated(resets.incrementAndGet());
        change(order, arguments, mailbox -> mailbox.withPassword(generated));
        return Answer.success(true, Map.of("data", generated)).withSecret(generated);
    }

    Answer modify(Account account, Order order, Arguments arguments) {
        String alternate = alternate(arguments);
        return change(
                order,
                arguments,
                mailbox -> mailbox.with(new Person(
                        arguments.text("first-name"),
                        arguments.text("last-name"),
                        alternate,
                        mailbox.person().countryCode(),
                        mailbox.person().languageCode())));
    }

    static Answer counts(Account account, Order order, Arguments arguments) {
        long[] counts = order.read(all -> {
            long[] pair = new long[2];
            all.all().forEach(mailbox -> pair[mailbox.delivery().forwardOnly() ? 1 : 0]++);
            return pair;
        });
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("noOfMailAccounts", counts[0]);
        more.put("noOfForwardOnlyAccounts", counts[1]);
        return Answer.success(false, more);
    }

    static Answer activate(Account account, Order order, Arguments arguments) {
        boolean changes = !order.activated();
        order.activate();
        return Answer.success(changes);
    }

    static String alternate(Arguments arguments) {
        String alternate = arguments.text("notification-email");
        if (!alternate.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw new Refusal(Answer.failure("invalid_notification_email", "Notification email address is invalid"));
        }
        return alternate;
    }

    /** What the documents announce the end of: automatic replies, and the forwards that users set. */
    static void requireNotWithdrawn(Account account) {
        if (account.switches().autoresponderWithdrawn()) {
            throw Refusal.error("This method has been deprecated");
        }
    }

    static Mailbox mailbox(Order order, String address) {
        requireInside(order, address);
        return order.read(all -> all.find(address)).orElseThrow(() -> Refusal.unknownAddress(address));
    }

    static void requireInside(Order order, String address) {
        if (!address.endsWith("@" + order.domain())) {
            throw new Refusal(Answer.failure(
                    "invalid_domain_name",
                    "Email address " + address + " does not belong to domain " + order.domain()));
        }
    }

    private static Answer change(Order order, Arguments arguments, UnaryOperator<Mailbox> change) {
        String address = arguments.text("email");
        requireInside(order, address);
        order.write(all -> {
            Mailbox found = all.find(address).orElseThrow(() -> Refusal.unknownAddress(address));
            all.put(change.apply(found), false);
        });
        return Answer.success(true);
    }
}
