package io.postern.mailbox;

import io.postern.provider.FieldError;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a form shows beside what was typed.
 *
 * @param operation the form's own number, so that sending it twice is one change
 * @param trouble why the last sending did not work, or null
 */
public record FormState(UUID operation, List<FieldError> errors, Trouble trouble) {
    /** Fields that our forms have. */
    private static final Set<String> FIELDS = Set.of(
            "oldPassword",
            "newPassword",
            "subject",
            "message",
            "format",
            "endDate",
            "firstName",
            "lastName",
            "notificationAddress",
            "targets",
            "quota",
            "intervalHours",
            "localPart",
            "address",
            "newAddress",
            "alias",
            "tag",
            "domain",
            "name",
            "rights",
            "effects",
            "services",
            "mailboxLimit",
            "aliasLimit",
            "quotaLimit",
            "quotaMaximum",
            "confirmation",
            "reason",
            "endpoint",
            "password");

    /** Kinds of change that need an address which nobody has, and the field in which it is typed. */
    private static final Map<String, String> NEW_ADDRESS = Map.of(
            "alias-add",
            "alias",
            "create",
            "localPart",
            "create-forward",
            "localPart",
            "restore",
            "localPart",
            "rename",
            "newAddress");

    public FormState {
        errors = List.copyOf(errors);
    }

    public static FormState fresh() {
        return new FormState(UUID.randomUUID(), List.of(), null);
    }

    public static FormState refused(List<FieldError> errors) {
        return new FormState(UUID.randomUUID(), errors, null);
    }

    /** A refusal that concerns one field is told there; the provider's own words stay beside it. */
    public static FormState failed(ChangeNotice change) {
        return new FormState(UUID.randomUUID(), refusal(change).stream().toList(), change.trouble());
    }

    /** The provider could not be asked before anything was changed. */
    public static FormState notAsked(ProviderError error) {
        return new FormState(
                UUID.randomUUID(),
                List.of(),
                new Trouble(error.kind(), error.code(), error.upstreamMessage(), Trouble.Effect.NOTHING));
    }

    private static Optional<FieldError> refusal(ChangeNotice change) {
        if (change.trouble() == null) {
            return Optional.empty();
        }
        if (change.trouble().code().equals("old-password")) {
            return Optional.of(new FieldError("oldPassword", "old-password", Map.of()));
        }
        String field =
                switch (change.trouble().kind()) {
                    case PASSWORD_REJECTED -> "newPassword";
                    case INVALID -> change.field();
                    case ALREADY_EXISTS -> NEW_ADDRESS.get(change.kind());
                    case NOT_FOUND,
                            CONFLICT,
                            CREDENTIALS,
                            FORBIDDEN,
                            LIMIT,
                            BUSY,
                            UNAVAILABLE,
                            TIMEOUT,
                            UNSUPPORTED,
                            UNEXPECTED -> null;
                };
        String words = change.trouble().kind() == Kind.ALREADY_EXISTS ? "taken" : "refused";
        return Optional.ofNullable(field).filter(FIELDS::contains).map(at -> new FieldError(at, words, Map.of()));
    }

    /** With what is wrong in {@code from} told at {@code to}: two forms of a page may hold the same sort of field. */
    public FormState moved(String from, String to) {
        return new FormState(
                operation,
                errors.stream()
                        .map(error -> error.field().equals(from)
                                ? new FieldError(to, error.messageKey(), error.values())
                                : error)
                        .toList(),
                trouble);
    }

    /** The first thing wrong with a field, or null. */
    public FieldError error(String field) {
        Optional<FieldError> first =
                errors.stream().filter(error -> error.field().equals(field)).findFirst();
        return first.orElse(null);
    }
}
