package io.postern.setup.file;

import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.Limits;
import io.postern.provider.spi.Options;
import io.postern.provider.spi.PasswordRules;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two made-up providers, one of which needs order ids; one host may be called. */
public final class SampleRules {
    public static final Rules RULES = new Rules(
            name -> Optional.ofNullable(Map.of("LB_KEY", "key-from-environment").get(name)),
            List.of(provider("orders", true, "auth-userid", "api-key"), provider("plain", false, "user", "password")),
            SampleRules::refusal);

    private SampleRules() {}

    private static Optional<String> refusal(URI endpoint) {
        return endpoint.getHost().equals("up.example") ? Optional.empty() : Optional.of("this host may not be called");
    }

    private static DriverInfo provider(String id, boolean orders, String... fields) {
        return new DriverInfo(
                id,
                "Provider " + id,
                List.of("https://up.example"),
                List.of(),
                List.of(
                        new CredentialField(fields[0], fields[0], false, true, ""),
                        new CredentialField(fields[1], fields[1], true, true, "")),
                orders,
                Map.of(),
                Set.of(),
                "",
                null,
                new Limits(10, 10, 10, 10, 10, new PasswordRules(8, 16, List.of(), false)),
                Options.NONE);
    }
}
