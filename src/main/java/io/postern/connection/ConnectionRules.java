package io.postern.connection;

import io.postern.connection.ConnectionForm.Problem;
import io.postern.connection.ConnectionForm.Wrong;
import io.postern.platform.http.OutboundPolicy;
import io.postern.provider.Providers;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DriverInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a connection made in the portal must look like; the tenants file has the same rules. */
@ApplicationScoped
class ConnectionRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private final Providers providers;

    ConnectionRules(Providers providers) {
        this.providers = providers;
    }

    /** @param isNew whether secrets must be there */
    List<Wrong> check(DriverInfo info, String name, String endpoint, List<String> values, boolean isNew) {
        var wrong = new ArrayList<Wrong>();
        if (!NAME.matcher(name).matches()) {
            wrong.add(new Wrong("name", Problem.NOT_A_NAME));
        }
        Optional<URI> address = address(endpoint);
        if (address.isEmpty()) {
            wrong.add(new Wrong("endpoint", Problem.NOT_AN_ADDRESS));
        }
        Optional<OutboundPolicy.Refusal> refusal = address.flatMap(providers::refusal);
        refusal.ifPresent(why -> wrong.add(new Wrong("endpoint", Problem.NOT_ALLOWED, why)));
        List<CredentialField> fields = info.credentialFields();
        for (int at = 0; at < fields.size(); at++) {
            CredentialField field = fields.get(at);
            boolean missing = at >= values.size() || values.get(at).isBlank();
            if (missing && field.required() && (isNew || !field.secret())) {
                wrong.add(new Wrong(field.name(), Problem.MISSING));
            }
        }
        return wrong;
    }

    static boolean sameOrigin(String one, String other) {
        return address(one)
                .flatMap(present ->
                        address(other).map(wanted -> present.resolve("/").equals(wanted.resolve("/"))))
                .orElse(false);
    }

    static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() == null || uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
