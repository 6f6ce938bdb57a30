package io.postern.connection;

import io.postern.platform.secret.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * A connection as its owner wants it; already checked by {@link ConnectionRules}.
 *
 * @param credentials by field; one that is not named keeps its present value
 * @param emptied fields that shall have no value any more
 */
record ConnectionInput(
        String name, String provider, URI endpoint, Map<String, Secret> credentials, Set<String> emptied) {}
