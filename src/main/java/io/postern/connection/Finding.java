package io.postern.connection;

import io.postern.provider.ProviderError;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test of a connection found. */
enum Finding {
    WORKING,
    PAUSED,
    CREDENTIALS,
    ADDRESS_NOT_ALLOWED,
    TIMEOUT,
    UNREACHABLE,
    OTHER;

    static Finding of(ProviderError error) {
        if ("address-not-allowed".equals(error.code())) {
            return ADDRESS_NOT_ALLOWED;
        }
        if (ProviderError.PAUSED.equals(error.code())) {
            return PAUSED;
        }
        return switch (error.kind()) {
            case CREDENTIALS -> CREDENTIALS;
            case TIMEOUT -> TIMEOUT;
            case UNAVAILABLE, BUSY -> UNREACHABLE;
            // the provider knew us and answered about the domain
            case NOT_FOUND, CONFLICT -> WORKING;
            case ALREADY_EXISTS, INVALID, PASSWORD_REJECTED, FORBIDDEN, LIMIT, UNSUPPORTED, UNEXPECTED -> OTHER;
        };
    }

    Optional<Connection.Health> health() {
        return switch (this) {
            case WORKING -> Optional.of(Connection.Health.WORKING);
            case CREDENTIALS, ADDRESS_NOT_ALLOWED -> Optional.of(Connection.Health.REFUSED);
            case TIMEOUT, UNREACHABLE -> Optional.of(Connection.Health.UNREACHABLE);
            case PAUSED, OTHER -> Optional.empty();
        };
    }

    /** Whether the provider knows us. */
    boolean accepted() {
        return this == WORKING;
    }

    /** As it stands in addresses and in the connection's detail. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From an address or from the connection's detail, which syncing writes as {@code KIND/code}; or null. */
    static Finding ofWord(String word) {
        if (word == null) {
            return null;
        }
        String plain = word.substring(word.indexOf('/') + 1).replace('_', '-');
        return Stream.of(values())
                .filter(finding -> finding.word().equalsIgnoreCase(plain))
                .findFirst()
                .orElse(word.startsWith("UNAVAILABLE") ? UNREACHABLE : null);
    }
}
