package io.postern.sandbox.logicboxes;

import io.postern.sandbox.logicboxes.Mailbox.Autoresponse;
import io.postern.sandbox.logicboxes.Mailbox.Delivery;
import io.postern.sandbox.logicboxes.Mailbox.Person;
import io.postern.sandbox.logicboxes.Mailbox.Status;
import io.postern.sandbox.logicboxes.Switches.UnknownInList;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Makes and ends mailboxes. */
final class AccountMethods {
    private final Clock clock;

    AccountMethods(Clock clock) {
        this.clock = clock;
    }

    Answer add(Account account, Order order, Arguments arguments) {
        String address = newAddress(order, arguments);
        String password = arguments.text("passwd");
        PasswordPolicy.objection(address.substring(0, address.indexOf('@')), password)
                .ifPresent(text -> {
                    throw new Refusal(Answer.failure("invalid_password", text));
                });
        Person person = new Person(
                arguments.text("first-name"),
                arguments.text("last-name"),
                UserMethods.alternate(arguments),
                twoLetters(arguments, "country-code", "[A-Z]{2}"),
                twoLetters(arguments, "language-code", "[a-z]{2}"));
        return added(account, order, made(address, person, Delivery.STORED, Generator.QUOTA, password));
    }

    Answer addForwardOnly(Account account, Order order, Arguments arguments) {
        String address = newAddress(order, arguments);
        Delivery delivery = new Delivery(true, String.join(",", ForwardMethods.asked(arguments)), "");
        return added(account, order, made(address, new Person("", "", ""), delivery, 0, Mailbox.INITIAL_PASSWORD));
    }

    static Answer delete(Account account, Order order, Arguments arguments) {
        String address = arguments.text("email");
        UserMethods.requireInside(order, address);
        order.write(all -> {
            if (!all.remove(address)) {
                throw Refusal.unknownAddress(address);
            }
        });
        order.settings(settings -> settings.without(address));
        return Answer.success(true);
    }

    /** One status for the whole list, as with suspensions. */
    static Answer deleteList(Account account, Order order, Arguments arguments) {
        List<String> addresses = arguments.addresses("emails");
        addresses.forEach(address -> UserMethods.requireInside(order, address));
        UnknownInList behaviour = account.switches().unknownInList();
        List<String> unknown = addresses.stream()
                .filter(address -> order.read(all -> all.find(address)).isEmpty())
                .toList();
        if (!unknown.isEmpty() && behaviour == UnknownInList.ALL_FAIL) {
            throw Refusal.unknownAddress(unknown.getFirst());
        }
        boolean[] changed = new boolean[1];
        order.write(all -> addresses.forEach(address -> changed[0] |= all.remove(address)));
        addresses.forEach(address -> order.settings(settings -> settings.without(address)));
        return unknown.isEmpty() || behaviour == UnknownInList.IGNORE
                ? Answer.success(changed[0])
                : Refusal.unknownAddress(unknown.getFirst()).answer().changed(changed[0]);
    }

    private static String newAddress(Order order, Arguments arguments) {
        String address = arguments.text("email");
        UserMethods.requireInside(order, address);
        if (!address.matches("[a-z0-9_+-]+(\\.[a-z0-9_+-]+)*@.+")) {
            throw new Refusal(Answer.failure("invalid_email_address", "Email address " + address + " is invalid"));
        }
        return address;
    }

    private static String twoLetters(Arguments arguments, String name, String pattern) {
        String code = arguments.text(name);
        if (!code.matches(pattern)) {
            throw Arguments.invalid(name);
        }
        return code;
    }

    private Mailbox made(String address, Person person, Delivery delivery, long quota, String password) {
        return new Mailbox(
                address, person, Status.ACTIVE, delivery, quota, 0, password, Autoresponse.OFF, clock.instant());
    }

    private static Answer added(Account account, Order order, Mailbox mailbox) {
        int most = account.switches().mostAccounts();
        order.write(all -> {
            if (all.find(mailbox.address()).isPresent()) {
                throw new Refusal(Answer.failure(
                        "emailaddress_unique_key_voilation", "Email address is already registered with us"));
            }
            if (most > 0 && all.all().count() >= most) {
                throw new Refusal(Answer.failure("email_account_limit", "Email account limit reached"));
            }
            all.put(mailbox, false);
        });
        return Answer.success(true, Map.of("user", UserBody.of(mailbox, account.switches())));
    }
}
