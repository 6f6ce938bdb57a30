package io.postern.change;

import io.postern.platform.secret.Secret;
import java.util.Map;
import java.util.UUID;

/**
 * A change to make.
 *
 * @param operationId the form's own number, so that a double click is one change; null makes one
 * @param input a record that Jackson reads back; never holds a secret
 * @param secrets sealed on the change row and wiped when it is finished
 */
public record NewChange(UUID operationId, String kind, Target target, Object input, Map<String, Secret> secrets) {
    public NewChange {
        secrets = Map.copyOf(secrets);
    }

    public NewChange(UUID operationId, String kind, Target target, Object input) {
        this(operationId, kind, target, input, Map.of());
    }
}
