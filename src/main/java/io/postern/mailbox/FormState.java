package io.postern.mailbox;

import io.postern.provider.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a form shows beside what was typed.
 *
 * @param operation the form's own number, so that sending it twice is one change
 * @param trouble why the last sending did not work, or null
 */
public record FormState(UUID operation, List<FieldError> errors, Trouble trouble) {
    public FormState {
        errors = List.copyOf(errors);
    }

    public static FormState fresh() {
        return new FormState(UUID.randomUUID(), List.of(), null);
    }

    public static FormState refused(List<FieldError> errors) {
        return new FormState(UUID.randomUUID(), errors, null);
    }

    public static FormState failed(ChangeNotice change) {
        return new FormState(UUID.randomUUID(), List.of(), change.trouble());
    }

    /** The first thing wrong with a field, or null. */
    public FieldError error(String field) {
        Optional<FieldError> first =
                errors.stream().filter(error -> error.field().equals(field)).findFirst();
        return first.orElse(null);
    }
}
