package io.postern.setup.file;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DriverInfo;
import io.postern.setup.file.TenantSpec.ConnectionSpec;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the connections of one tenant and checks them against what the providers say about themselves. */
final class ConnectionReader {
    private static final URI NOWHERE = URI.create("https://invalid");

    private final Rules rules;
    private final Problems problems;
    private final Forms forms;
    private final Set<String> seen = new HashSet<>();

    ConnectionReader(Rules rules, Problems problems) {
        this.rules = rules;
        this.problems = problems;
        this.forms = new Forms(problems);
    }

    ConnectionSpec read(YamlMap map) {
        String id = map.text("id", "lb");
        forms.id(map.place("id"), id);
        if (!seen.add(id) && !id.isEmpty()) {
            problems.add(map.place("id"), "this connection is there twice; give each its own id");
        }
        String provider = map.text("provider", "logicboxes");
        Optional<DriverInfo> info = rules.provider(provider);
        if (info.isEmpty() && !provider.isEmpty()) {
            String known = rules.providers().stream().map(DriverInfo::id).collect(Collectors.joining(", "));
            problems.add(map.place("provider"), "there is no such provider; write one of " + known);
        }
        String written = map.text("endpoint", "https://httpapi.com/api");
        Optional<URI> endpoint = forms.endpoint(map.place("endpoint"), written);
        endpoint.flatMap(rules.endpointRefusal()).ifPresent(why -> problems.add(map.place("endpoint"), why));
        Optional<YamlMap> credentials = map.map("credentials");
        if (credentials.isEmpty()) {
            problems.add(map.place(), "credentials is missing; write the keys this provider needs below it");
        }
        Map<String, Secret> secrets = new LinkedHashMap<>();
        credentials.ifPresent(below -> info.ifPresent(known -> secrets.putAll(credentials(below, known))));
        map.noOthers();
        return new ConnectionSpec(map.place(), id, provider, endpoint.orElse(NOWHERE), secrets);
    }

    private static Map<String, Secret> credentials(YamlMap map, DriverInfo info) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (CredentialField field : info.credentialFields()) {
            Optional<String> value = field.required()
                    ? Optional.of(map.text(field.name(), "\"${LB_KEY}\""))
                    : map.optionalText(field.name());
            value.ifPresent(text -> secrets.put(field.name(), Secret.of(text)));
        }
        map.noOthers();
        return secrets;
    }
}
