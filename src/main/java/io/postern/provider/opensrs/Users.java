package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.ClientSettings;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SuspensionEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads users: whole ones of {@code get_user}, and the rows of a search, which tell less. */
final class Users {
    static final String FILTER = "filter";
    static final String FORWARD = "forward";

    private Users() {}

    /** The address must be the one that was asked for. */
    static MailboxState state(JsonNode content, Address address) {
        JsonNode attributes = content.path("attributes");
        String account = Lenient.text(attributes, "account");
        if (!attributes.isObject()
                || (!account.isEmpty() && !Address.parse(account).equals(Optional.of(address)))) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer is not this mailbox.");
        }
        JsonNode metadata = content.path("metadata");
        Set<SuspensionEffect> stopped = stopped(attributes);
        Long quota = Lenient.number(attributes, "quota");
        boolean forwards = type(content).equals(FORWARD) || Lenient.truth(attributes, "delivery_forward");
        return new MailboxState(
                address,
                stopped.isEmpty() ? MailboxStatus.ACTIVE : MailboxStatus.SUSPENDED,
                accountType(type(content)),
                Lenient.textOrNull(attributes, "name"),
                null,
                null,
                positive(quota != null ? quota : Lenient.number(metadata.path("quota"), "bytes_max")),
                Lenient.number(metadata.path("quota"), "bytes_used"),
                Lenient.moment(metadata, "createtime"),
                forwards ? Lenient.texts(attributes, "forward_recipients") : List.of(),
                ClientSettings.UNKNOWN,
                lastSignIn(metadata),
                stopped);
    }

    /** Nothing for a row that is no account of its own. */
    static Optional<MailboxState> row(JsonNode row) {
        String type = Lenient.text(row, "type");
        boolean suspended = Lenient.text(row, "status").equals("suspended");
        // the spelling is the provider's; it tells one of the recipients, or all
        List<String> forwards = Lenient.texts(row, "forward_recepient");
        return Address.parse(Lenient.text(row, "user"))
                .filter(_ -> !type.equals("alias"))
                .map(address -> new MailboxState(
                        address,
                        suspended ? MailboxStatus.SUSPENDED : MailboxStatus.ACTIVE,
                        accountType(type),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Lenient.moment(row, "createtime"),
                        forwards,
                        ClientSettings.UNKNOWN,
                        Lenient.moment(row, "lastlogin"),
                        null));
    }

    static String type(JsonNode content) {
        String type = Lenient.text(content, "type");
        return type.isEmpty() ? Lenient.text(content.path("attributes"), "type") : type;
    }

    /** A filter passes mail on after looking at it, and keeps none. */
    static AccountType accountType(String type) {
        return type.equals(FORWARD) || type.equals(FILTER) ? AccountType.FORWARD_ONLY : AccountType.MAILBOX;
    }

    /** An effect is stopped when one of its services is suspended and none of them still works. */
    private static Set<SuspensionEffect> stopped(JsonNode attributes) {
        Set<SuspensionEffect> stopped = EnumSet.noneOf(SuspensionEffect.class);
        for (SuspensionEffect effect : SuspensionEffect.values()) {
            List<String> values = Services.of(effect).stream()
                    .map(service -> Lenient.text(attributes, service))
                    .toList();
            if (values.contains(Services.SUSPENDED) && !values.contains(Services.ENABLED)) {
                stopped.add(effect);
            }
        }
        return stopped;
    }

    private static Instant lastSignIn(JsonNode metadata) {
        var moments = new ArrayList<Instant>();
        moments.add(Lenient.moment(metadata, "last_login"));
        JsonNode perService = metadata.path("last_login");
        perService.fieldNames().forEachRemaining(service -> moments.add(Lenient.moment(perService, service)));
        return moments.stream().filter(Objects::nonNull).max(Instant::compareTo).orElse(null);
    }

    private static Long positive(Long number) {
        return number == null || number <= 0 ? null : number;
    }
}
