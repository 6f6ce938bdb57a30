package io.postern.setup.file;

import io.postern.installation.InstallationScope;
import io.postern.platform.secret.Secret;
import io.postern.setup.file.TenantSpec.InstallationSpec;
import io.postern.setup.file.TenantSpec.KeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads who may frame the tenant's pages, and the keys with which billing systems sign their launches. */
final class EmbeddingReader {
    private static final int SHORTEST_SECRET = 32;

    private final Problems problems;
    private final Forms forms;
    private final List<String> origins = new ArrayList<>();
    private final List<InstallationSpec> installations = new ArrayList<>();

    EmbeddingReader(Problems problems) {
        this.problems = problems;
        this.forms = new Forms(problems);
    }

    List<String> origins() {
        return origins;
    }

    List<InstallationSpec> installations() {
        return installations;
    }

    void read(YamlMap map) {
        map.texts("origins").forEach((place, text) -> forms.origin(place, text)
                .filter(origin -> !origins.contains(origin))
                .ifPresent(origins::add));
        Set<String> seen = new HashSet<>();
        for (YamlMap installation : map.maps("installations")) {
            String id = installation.text("id", "whmcs-1");
            forms.id(installation.place("id"), id);
            if (!seen.add(id) && !id.isEmpty()) {
                problems.add(installation.place("id"), "this installation is there twice; give each its own id");
            }
            Set<String> kids = new HashSet<>();
            List<KeySpec> keys = installation.maps("keys").stream()
                    .map(key -> key(key, kids))
                    .toList();
            if (keys.isEmpty()) {
                problems.add(
                        installation.place(), "keys is missing; write at least one key with kid and jwk or secret");
            }
            List<InstallationScope> scopes = scopes(installation);
            installation.noOthers();
            installations.add(new InstallationSpec(installation.place(), id, scopes, keys));
        }
        map.noOthers();
    }

    /** What the installation may do; launch only, if nothing is written. */
    private List<InstallationScope> scopes(YamlMap installation) {
        if (!installation.has("scopes")) {
            return List.of(InstallationScope.LAUNCH);
        }
        Set<InstallationScope> scopes = EnumSet.noneOf(InstallationScope.class);
        installation.texts("scopes").forEach((place, text) -> InstallationScope.of(text)
                .ifPresentOrElse(scopes::add, () -> problems.add(place, "write one of " + InstallationScope.slugs())));
        return List.copyOf(scopes);
    }

    private KeySpec key(YamlMap map, Set<String> seen) {
        String kid = map.text("kid", "k1");
        forms.id(map.place("kid"), kid);
        if (!seen.add(kid) && !kid.isEmpty()) {
            problems.add(map.place("kid"), "this kid is there twice; give each key its own");
        }
        if (map.has("jwk") == map.has("secret")) {
            problems.add(map.place(), "write either jwk, a public key, or secret, a shared one");
        }
        Optional<String> jwk = map.map("jwk").map(this::jwk);
        Optional<Secret> secret = map.optionalText("secret").map(Secret::of);
        secret.filter(value -> value.length() < SHORTEST_SECRET)
                .ifPresent(_ -> problems.add(
                        map.place("secret"), "write a secret of at least " + SHORTEST_SECRET + " characters"));
        map.noOthers();
        return new KeySpec(map.place(), kid, jwk, secret);
    }

    private String jwk(YamlMap map) {
        String type = map.text("kty", "OKP");
        boolean curve = type.equals("EC");
        if (!type.isEmpty() && !type.equals("OKP") && !curve) {
            problems.add(map.place("kty"), "only Ed25519 and P-256 keys are taken; write OKP or EC");
        }
        expect(map, "crv", curve ? "P-256" : "Ed25519");
        String x = coordinate(map, "x");
        String y = curve ? coordinate(map, "y") : null;
        for (String note : List.of("kid", "use", "alg")) {
            map.optionalText(note);
        }
        if (map.has("d")) {
            map.optionalText("d");
            problems.add(map.place("d"), "this is the private key; remove it here and make a new pair");
        }
        map.noOthers();
        return curve
                ? "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(x, y)
                : "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}".formatted(x);
    }

    private String coordinate(YamlMap map, String name) {
        String text = map.text(name, "the public key in base64url");
        if (!text.isEmpty() && !isKey(text)) {
            problems.add(map.place(name), "write the 32 bytes of the public key in base64url, 43 characters without =");
        }
        return text;
    }

    private void expect(YamlMap map, String key, String only) {
        String written = map.text(key, only);
        if (!written.isEmpty() && !written.equals(only)) {
            problems.add(
                    map.place(key), "only Ed25519 keys (kty OKP) and P-256 keys (kty EC) are taken; write " + only);
        }
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length == 32 && !text.contains("=");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
