package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Aliases;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderReading;
import io.postern.provider.spi.Autoresponders;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Forwarding;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What happens to mail that comes in: replies, forwards, and the other names it comes in under. */
interface Delivery extends Autoresponders, AutoresponderReading, Forwarding, Aliases {
    int EVERY_DAY = 24;
    String END_DATE = "autoresponder_option_enddate";
    /** How an end date is taken away is not documented. Where nothing else does it, it is put beyond all need. */
    Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    OpenSrsApi api();

    @Override
    default Autoresponder readAutoresponder(MailboxRef mailbox) {
        JsonNode attributes = attributes(mailbox);
        Instant end = end(attributes);
        Long hours = Lenient.number(attributes, "autoresponder_option_interval");
        return new Autoresponder(
                Lenient.truth(attributes, "delivery_autoresponder"),
                "",
                attributes.path("autoresponder").asText(""),
                Autoresponder.Format.TEXT,
                false,
                end == null ? null : LocalDate.ofInstant(end, ZoneOffset.UTC),
                hours == null ? null : Math.clamp(hours, 1, Integer.MAX_VALUE));
    }

    @Override
    default void updateAutoresponder(MailboxRef mailbox, Autoresponder wanted) {
        Existing user = Existing.user(api(), mailbox).thatDelivers();
        ObjectNode attributes = OpenSrsApi.request()
                .put("delivery_autoresponder", wanted.enabled())
                .put("autoresponder", wanted.message() == null ? "" : wanted.message())
                .put(
                        "autoresponder_option_interval",
                        wanted.intervalHours() == null ? EVERY_DAY : wanted.intervalHours());
        if (wanted.endDate() != null) {
            user.change(attributes.put(END_DATE, endOf(wanted.endDate()).getEpochSecond()));
        } else if (end(user.attributes()) == null) {
            user.change(attributes);
        } else {
            changeWithoutEnd(mailbox, user, attributes);
        }
    }

    /** What is accepted may still have been passed over. */
    private void changeWithoutEnd(MailboxRef mailbox, Existing user, ObjectNode attributes) {
        ObjectNode never = attributes.deepCopy().put(END_DATE, NEVER.getEpochSecond());
        try {
            user.change(attributes.set(END_DATE, NullNode.getInstance()));
        } catch (DriverException refused) {
            if (refused.kind() != Kind.INVALID) {
                throw refused;
            }
            user.change(never);
            return;
        }
        OpenSrsApi.afterWriting(() -> {
            if (end(attributes(mailbox)) != null) {
                user.change(never);
            }
        });
    }

    /** Null for never. */
    private static Instant end(JsonNode attributes) {
        Instant end = Lenient.moment(attributes, END_DATE);
        return end == null || !end.isBefore(NEVER) ? null : end;
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    }

    @Override
    default Forwards readForwards(MailboxRef mailbox) {
        JsonNode content = api().read(Method.GET_USER, OpenSrsApi.request("user", mailbox.address()));
        JsonNode attributes = content.path("attributes");
        boolean on = Users.type(content).equals(Users.FORWARD) || Lenient.truth(attributes, "delivery_forward");
        List<Address> targets = on ? Lenient.addresses(attributes, "forward_recipients") : List.of();
        return new Forwards(targets, Lenient.truth(attributes, "delivery_local"));
    }

    @Override
    default void updateForwards(MailboxRef mailbox, Forwards wanted) {
        Existing user = Existing.user(api(), mailbox).thatDelivers();
        boolean on = !wanted.targets().isEmpty();
        ObjectNode attributes = OpenSrsApi.request().put("delivery_forward", on);
        if (!user.type().equals(Users.FORWARD)) {
            // mail that is not passed on must be kept
            attributes.put("delivery_local", wanted.keepCopy() || !on);
        } else if (!on) {
            throw new DriverException(Kind.CONFLICT, "This address only passes mail on and needs a target.")
                    .withCode("last-target");
        }
        attributes.putArray("forward_recipients");
        wanted.targets()
                .forEach(target -> attributes.withArray("forward_recipients").add(target.toString()));
        user.change(attributes);
    }

    @Override
    default List<Address> readAliases(MailboxRef mailbox) {
        return Lenient.addresses(attributes(mailbox), "aliases").stream()
                .filter(alias -> alias.domain().equals(mailbox.domain().name()))
                .toList();
    }

    @Override
    default void addAlias(MailboxRef mailbox, Address alias) {
        Existing user = Existing.user(api(), mailbox);
        List<String> aliases = new ArrayList<>(Lenient.texts(user.attributes(), "aliases"));
        if (aliases.stream().anyMatch(alias.toString()::equalsIgnoreCase)) {
            throw new DriverException(Kind.ALREADY_EXISTS, "The mailbox has this address already.");
        }
        aliases.add(alias.toString());
        user.change(whole(aliases));
    }

    @Override
    default void removeAlias(MailboxRef mailbox, Address alias) {
        Existing user = Existing.user(api(), mailbox);
        List<String> aliases = new ArrayList<>(Lenient.texts(user.attributes(), "aliases"));
        if (!aliases.removeIf(alias.toString()::equalsIgnoreCase)) {
            throw new DriverException(Kind.NOT_FOUND, "The mailbox has no such other address.");
        }
        user.change(whole(aliases));
    }

    /** A list is only ever replaced as a whole. */
    static ObjectNode whole(List<String> aliases) {
        ObjectNode attributes = OpenSrsApi.request();
        attributes.putArray("aliases");
        aliases.forEach(attributes.withArray("aliases")::add);
        return attributes;
    }

    private JsonNode attributes(MailboxRef mailbox) {
        return api().read(Method.GET_USER, OpenSrsApi.request("user", mailbox.address()))
                .path("attributes");
    }
}
