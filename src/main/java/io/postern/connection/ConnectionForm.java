package io.postern.connection;

import io.postern.platform.http.OutboundPolicy;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DriverInfo;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the form of a connection shows: never a secret.
 *
 * @param id null for a new one
 * @param plain values of the credentials that are not secret, in the order of {@link DriverInfo#credentialFields()}
 * @param needsSecret whether secrets must be typed: what is stored cannot be kept
 * @param wrong what is wrong, in the order of the form
 * @param finding what trying the typed sign-in data at the provider found, or null
 */
public record ConnectionForm(
        String id,
        DriverInfo provider,
        String name,
        String endpoint,
        List<String> plain,
        boolean needsSecret,
        List<Wrong> wrong,
        Finding finding) {
    /** @param refusal why the endpoint may not be called, or null */
    public record Wrong(String field, Problem problem, OutboundPolicy.Refusal refusal) {
        Wrong(String field, Problem problem) {
            this(field, problem, null);
        }
    }

    /** What can be wrong with a value. */
    public enum Problem {
        MISSING,
        NOT_A_NAME,
        TAKEN,
        NOT_AN_ADDRESS,
        NOT_ALLOWED
    }

    /** Of the browser's window. */
    public String heading() {
        return isNew() ? provider.displayName() : name;
    }

    public String label(String field) {
        return provider.credentialFields().stream()
                .filter(credential -> credential.name().equals(field))
                .map(CredentialField::label)
                .findFirst()
                .orElse(field);
    }

    public boolean isNew() {
        return id == null;
    }

    public List<Field> fields() {
        List<CredentialField> all = provider.credentialFields();
        return IntStream.range(0, all.size())
                .mapToObj(at -> new Field(
                        all.get(at),
                        all.get(at).secret() || at >= plain.size() ? "" : plain.get(at),
                        wrong(all.get(at).name())))
                .toList();
    }

    public Wrong wrong(String field) {
        return wrong.stream()
                .filter(candidate -> candidate.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    /** One input for one credential. */
    public record Field(CredentialField credential, String value, Wrong wrong) {}
}
