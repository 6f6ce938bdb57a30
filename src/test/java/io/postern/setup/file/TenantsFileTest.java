package io.postern.setup.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.installation.InstallationScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantsFileTest {
    private static final String WHOLE = """
            tenants:
              - slug: acme
                name: Acme Mail
                oidc: { issuer: https://id.example.com/realms/acme, client-id: postern, client-secret: "${LB_KEY}" }
                members:
                  - { issuer: https://id.example.com, subject: "1f0c", role: owner }
                  - { issuer: https://id.example.com, email: Ada@Example.com, role: customer-admin, customer: c17 }
                connections:
                  - { id: lb, provider: orders, endpoint: https://up.example/api, credentials: { auth-userid: "1234", api-key: "${LB_KEY}" } }
                  - { id: at, provider: plain, endpoint: https://up.example, credentials: { user: ops, password: x } }
                customers:
                  - { id: c17, name: Example GmbH }
                domains:
                  - { name: EXAMPLE.com., connection: lb, order-id: 4711, customer: c17 }
                  - { name: example.net, connection: at }
                embedding:
                  origins: [https://Billing.acme.example:443/, https://billing.acme.example]
                  installations:
                    - { id: whmcs-1, keys: [{ kid: k1, jwk: { kty: OKP, crv: Ed25519, x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" } }] }
                    - { id: box-1, scopes: [services, launch], keys: [{ kid: k1, secret: "0123456789012345678901234567890123456789" }] }
            """;

    @TempDir
    Path folder;

    @Test
    void theWholeFormIsUnderstood() {
        TenantsFile file = read(WHOLE);

        assertThat(file.problems()).isEmpty();
        TenantSpec acme = file.tenants().getFirst();
        assertThat(acme.oidc().orElseThrow().clientSecret().orElseThrow().reveal())
                .isEqualTo("key-from-environment");
        assertThat(acme.members())
                .extracting(TenantSpec.MemberSpec::role)
                .containsExactly(Role.OWNER, Role.CUSTOMER_ADMIN);
        assertThat(acme.members().get(1).email()).contains("ada@example.com");
        assertThat(acme.connections().getFirst().credentials().get("api-key").reveal())
                .isEqualTo("key-from-environment");
        assertThat(acme.domains().getFirst().name()).isEqualTo("example.com");
        assertThat(acme.domains().getFirst().externalId()).contains("4711");
        assertThat(acme.embedOrigins()).containsExactly("https://billing.acme.example");
        assertThat(acme.installations())
                .extracting(TenantSpec.InstallationSpec::scopes)
                .containsExactly(
                        List.of(InstallationScope.LAUNCH),
                        List.of(InstallationScope.LAUNCH, InstallationScope.SERVICES));
    }

    @Test
    void everythingWrongIsListedWithItsLine() {
        TenantsFile file = read("""
                tenants:
                  - slug: app
                    name: Acme
                    colour: red
                    connections:
                      - { id: lb, provider: nobody, endpoint: ftp://x, credentials: {} }
                    domains:
                      - { name: example.com, connection: missing }
                """);

        assertThat(file.tenants()).isEmpty();
        assertThat(file.problems()).extracting(Problem::line).containsExactly(2, 4, 6, 6, 8);
        assertThat(file.problems().getFirst())
                .hasToString("line 2, tenants[0].slug: this word is reserved for addresses of the portal itself; write"
                        + " another");
        assertThat(file.problems().get(1).message()).contains("known are slug, name, oidc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            slug: acme                              | slug: embed                               | reserved
            slug: acme                              | slug: Acme                                | lower-case letters
            slug: acme                              | slug: ac                                  | 3 to 40
            name: Acme Mail                         | name:                                     | name is missing; write for example name: Acme Mail
            https://id.example.com/realms/acme      | http://id.example.com                     | starts with https://
            subject: "1f0c"                         | subject: "1f0c", email: a@example.com     | either subject or email
            role: owner                             | role: mailbox-owner                       | owner, manager, support, viewer, customer-admin
            role: customer-admin, customer: c17     | role: customer-admin                      | needs the key customer
            email: Ada@Example.com                  | email: Ada                                | plain e-mail address
            provider: orders                        | provider: unknown                         | write one of orders, plain
            https://up.example/api                  | https://evil.example/api                  | may not be called
            https://up.example/api                  | up.example                                | whole address
            auth-userid: "1234",                    | ``                                        | auth-userid is missing
            api-key: "${LB_KEY}"                    | api-key: "${LB_KEY}", more: x             | not known here; known are auth-userid, api-key
            api-key: "${LB_KEY}"                    | api-key: "${OTHER}"                       | set the property or environment variable OTHER
            api-key: "${LB_KEY}"                    | api-key: "file:relative"                  | absolute path
            api-key: "${LB_KEY}"                    | api-key: "file:/nowhere/at/all"           | /nowhere/at/all cannot be read
            api-key: "${LB_KEY}"                    | api-key: [a]                              | single value
            id: at,                                 | id: lb,                                   | connection is there twice
            order-id: 4711,                         | ``                                        | order-id is missing
            order-id: 4711,                         | order-id: "4711?x",                       | number only
            connection: at                          | connection: at, order-id: 1               | knows no order ids
            connection: at                          | connection: xx                            | no connection with this id
            name: example.net                       | name: example.com                         | domain is there twice
            name: example.net                       | name: example                             | write a domain such as
            4711, customer: c17                     | 4711, customer: c18                       | no customer with this id
            https://billing.acme.example]           | https://billing.acme.example/x]           | origin without path
            https://billing.acme.example]           | http://billing.acme.example]              | origin without path
            https://billing.acme.example]           | "https://a.example;script-src *"]         | origin without path
            crv: Ed25519                            | crv: P-256                                | only Ed25519
            kty: OKP                                | kty: RSA                                  | only Ed25519
            kty: OKP, crv: Ed25519                  | kty: EC, crv: P-256                       | y is missing
            kty: OKP                                | kty: EC, y: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" | write P-256
            crv: Ed25519                            | crv: Ed25519, d: abc                      | private key
            11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo | AAAA                                  | 32 bytes
            secret: "0123456789                     | secret: "0", x: "                         | at least 32 characters
            scopes: [services                       | scopes: [everything                       | write one of launch, services, mailboxes, events
            id: box-1                               | id: whmcs-1                               | installation is there twice
            """)
    void eachRuleNamesWhatToWriteInstead(String right, String wrong, String message) {
        assertThat(WHOLE).contains(right);
        int at = WHOLE.indexOf(right);
        String text = WHOLE.substring(0, at) + wrong + WHOLE.substring(at + right.length());
        int line =
                1 + (int) WHOLE.substring(0, at).chars().filter(c -> c == '\n').count();

        TenantsFile file = read(text);

        assertThat(file.tenants()).isEmpty();
        assertThat(file.problems()).as(file.problems().toString()).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            // a mapping that lacks a key is named by where it begins
            assertThat(problem.line()).isBetween(line - 1, line);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tenants: {}       | write a list
            other: []         | write the key tenants
            text              | mapping of keys
            'tenants: [\n  x' | this is not YAML
            """)
    void aFileOfAnotherFormIsRefused(String text, String message) {
        assertThat(read(text.translateEscapes()).problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains(message));
    }

    @Test
    void anEmptyFileIsAMistakeAndAnEmptyListIsNot() {
        assertThat(read("").problems()).hasSize(1);
        assertThat(read("# nothing\n").problems()).hasSize(1);
        assertThat(read("tenants: []").problems()).isEmpty();
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        assertThat(read(WHOLE.replace("    name: Acme Mail", "    name: Acme Mail\n    name: Other"))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(4);
                    assertThat(problem.message()).contains("twice");
                });
    }

    @Test
    void aSecretOfAFileIsReadWithoutItsLineEnd() throws Exception {
        Path secret = folder.resolve("key");
        Files.writeString(secret, "from-file\n");
        TenantsFile file = read(WHOLE.replace("api-key: \"${LB_KEY}\"", "api-key: \"file:" + secret + "\""));
        assertThat(file.tenants()
                        .getFirst()
                        .connections()
                        .getFirst()
                        .credentials()
                        .get("api-key")
                        .reveal())
                .isEqualTo("from-file");
    }

    @Test
    void noProblemRepeatsAValueThatMayBeSecret() {
        String canary = "canary-7c1f";
        List<String> broken = List.of(
                WHOLE.replace("api-key: \"${LB_KEY}\"", "api-key: {x: \"" + canary + "\"}"),
                WHOLE.replace("api-key: \"${LB_KEY}\"", "api-key: \"" + canary + "\": x"),
                WHOLE.replace("secret: \"0123456789012345678901234567890123456789\"", "secret: " + canary),
                WHOLE.replace("password: x", "password: '" + canary));
        for (String text : broken) {
            assertThat(read(text).problems()).isNotEmpty();
            assertThat(read(text).problems().toString()).doesNotContain(canary);
        }
    }

    private static TenantsFile read(String text) {
        return TenantsFile.read(text, SampleRules.RULES);
    }
}
