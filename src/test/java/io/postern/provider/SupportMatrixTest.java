package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Aliases;
import io.postern.provider.spi.AppPasswords;
import io.postern.provider.spi.AutoresponderReading;
import io.postern.provider.spi.Autoresponders;
import io.postern.provider.spi.Bin;
import io.postern.provider.spi.BulkDeletion;
import io.postern.provider.spi.BulkSuspension;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.CatchAll;
import io.postern.provider.spi.ChangeLog;
import io.postern.provider.spi.Counts;
import io.postern.provider.spi.Creation;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.Deletion;
import io.postern.provider.spi.Details;
import io.postern.provider.spi.DnsRecords;
import io.postern.provider.spi.DomainActivation;
import io.postern.provider.spi.DomainAdministration;
import io.postern.provider.spi.DomainAliases;
import io.postern.provider.spi.DomainLog;
import io.postern.provider.spi.DomainLookup;
import io.postern.provider.spi.DomainSettings;
import io.postern.provider.spi.DomainSuspension;
import io.postern.provider.spi.DriverFactory;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.ForwardOnlyCreation;
import io.postern.provider.spi.Forwarding;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MessageBin;
import io.postern.provider.spi.OwnerSignIn;
import io.postern.provider.spi.PasswordChange;
import io.postern.provider.spi.PasswordReset;
import io.postern.provider.spi.PasswordSetting;
import io.postern.provider.spi.Quotas;
import io.postern.provider.spi.Renaming;
import io.postern.provider.spi.ServiceSwitches;
import io.postern.provider.spi.SignInTokens;
import io.postern.provider.spi.SignOut;
import io.postern.provider.spi.SubAdministrators;
import io.postern.provider.spi.Support;
import io.postern.provider.spi.Suspension;
import io.postern.provider.spi.Workgroups;
import io.postern.testing.InMemoryProvider;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a driver declares is what it implements, and what the documents say. */
@QuarkusTest
class SupportMatrixTest {
    private static final Path DOCUMENT = Path.of("docs/support-matrix.md");

    @Inject
    @All
    List<DriverFactory> factories;

    @Test
    void declaredAndImplementedAgree() {
        for (DriverFactory factory : factories) {
            MailDriver driver = factory.open(URI.create("https://provider.example"), credentials(factory.info()));
            parts().forEach((capability, part) -> assertThat(part.isInstance(driver))
                    .as(factory.info().id() + " " + capability)
                    .isEqualTo(factory.info().support(capability).yes()));
        }
    }

    @Test
    void everyRefusalHasAReasonForPeople() {
        for (DriverFactory factory : factories) {
            assertThat(factory.info().capabilities()).containsOnlyKeys(Capability.values());
            for (Capability capability : Capability.values()) {
                assertThat(cell(factory.info().support(capability))).matches("yes|(no|not yet): [A-Z].*\\.( .*)?");
            }
        }
    }

    @Test
    void theReadmeIsUpToDate() throws Exception {
        Path readme = Path.of("README.md");
        String text = Files.readString(readme);
        int from = text.indexOf('\n', text.indexOf("<!-- generated from the drivers")) + 1;
        String expected = text.substring(0, from) + table() + text.substring(text.indexOf("<!-- end of the generated"));
        renew(readme, expected);
    }

    /** Regenerate both with {@code ./mvnw test -Dtest=SupportMatrixTest -Dsupport-matrix=write}. */
    @Test
    void theDocumentIsUpToDate() throws Exception {
        renew(DOCUMENT, document());
    }

    private static void renew(Path file, String expected) throws Exception {
        if ("write".equals(System.getProperty("support-matrix"))) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("stale: run ./mvnw test -Dtest=SupportMatrixTest -Dsupport-matrix=write")
                .hasContent(expected);
    }

    private static Map<String, Secret> credentials(DriverInfo info) {
        return info.credentialFields().stream().collect(Collectors.toMap(CredentialField::name, _ -> Secret.of("1")));
    }

    private static Map<Capability, Class<?>> parts() {
        var parts = new EnumMap<Capability, Class<?>>(Capability.class);
        parts.put(Capability.LIST, MailDriver.class);
        parts.put(Capability.READ, MailDriver.class);
        parts.put(Capability.COUNT, Counts.class);
        parts.put(Capability.SUSPEND, Suspension.class);
        parts.put(Capability.BULK_SUSPEND, BulkSuspension.class);
        parts.put(Capability.PASSWORD_CHANGE, PasswordChange.class);
        parts.put(Capability.PASSWORD_RESET, PasswordReset.class);
        parts.put(Capability.OWNER_SIGN_IN, OwnerSignIn.class);
        parts.put(Capability.AUTORESPONDER, Autoresponders.class);
        parts.put(Capability.AUTORESPONDER_READ, AutoresponderReading.class);
        parts.put(Capability.DETAILS, Details.class);
        parts.put(Capability.DOMAIN_LOOKUP, DomainLookup.class);
        parts.put(Capability.ACTIVATE_DOMAIN, DomainActivation.class);
        parts.put(Capability.PASSWORD_SET, PasswordSetting.class);
        parts.put(Capability.CREATE, Creation.class);
        parts.put(Capability.CREATE_FORWARD_ONLY, ForwardOnlyCreation.class);
        parts.put(Capability.DELETE, Deletion.class);
        parts.put(Capability.BULK_DELETE, BulkDeletion.class);
        parts.put(Capability.RESTORE, Bin.class);
        parts.put(Capability.RESTORE_MESSAGES, MessageBin.class);
        parts.put(Capability.RENAME, Renaming.class);
        parts.put(Capability.QUOTA, Quotas.class);
        parts.put(Capability.FORWARDING, Forwarding.class);
        parts.put(Capability.ALIASES, Aliases.class);
        parts.put(Capability.SERVICES, ServiceSwitches.class);
        parts.put(Capability.APP_PASSWORDS, AppPasswords.class);
        parts.put(Capability.SIGN_OUT, SignOut.class);
        parts.put(Capability.SIGN_IN_TOKEN, SignInTokens.class);
        parts.put(Capability.PROVIDER_HISTORY, ChangeLog.class);
        parts.put(Capability.DOMAINS, DomainAdministration.class);
        parts.put(Capability.DOMAIN_SUSPEND, DomainSuspension.class);
        parts.put(Capability.DOMAIN_DEFAULTS, DomainSettings.class);
        parts.put(Capability.DOMAIN_ALIASES, DomainAliases.class);
        parts.put(Capability.CATCH_ALL, CatchAll.class);
        parts.put(Capability.DNS_RECORDS, DnsRecords.class);
        parts.put(Capability.DOMAIN_HISTORY, DomainLog.class);
        parts.put(Capability.WORKGROUPS, Workgroups.class);
        parts.put(Capability.SUB_ADMINISTRATORS, SubAdministrators.class);
        return parts;
    }

    private List<DriverInfo> infos() {
        return factories.stream()
                .map(DriverFactory::info)
                .filter(info -> !info.id().equals(InMemoryProvider.ID))
                .sorted(Comparator.comparing(DriverInfo::id))
                .toList();
    }

    private String table() {
        List<DriverInfo> infos = infos();
        var text = new StringBuilder("| |");
        infos.forEach(info -> text.append(' ').append(info.displayName()).append(" |"));
        text.append("\n|---|").append("---|".repeat(infos.size())).append('\n');
        for (Capability capability : Capability.values()) {
            text.append("| ").append(words(capability)).append(" |");
            infos.forEach(info ->
                    text.append(' ').append(cell(info.support(capability))).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    private String document() {
        List<DriverInfo> infos = infos();
        var text = new StringBuilder("# What each provider can do\n\n");
        text.append("Generated from the drivers; `SupportMatrixTest` says how to renew it.\n\n");
        text.append(table());
        for (DriverInfo info : infos) {
            text.append("\n## ").append(info.displayName()).append("\n\n");
            text.append("- Endpoints: ").append(endpoints(info)).append('\n');
            text.append("- While suspended: ").append(info.suspensionNote()).append('\n');
            if (info.autoresponderWarning() != null) {
                text.append("- Automatic replies: ")
                        .append(info.autoresponderWarning())
                        .append('\n');
            }
            info.credentialFields().forEach(field -> text.append("- Credential `")
                    .append(field.name())
                    .append("`: ")
                    .append(field.hint())
                    .append('\n'));
        }
        return text.toString();
    }

    private static String endpoints(DriverInfo info) {
        return Stream.concat(
                        info.publicEndpoints().stream(),
                        info.hostSuffixes().stream().map(suffix -> "`https://….%s`".formatted(suffix)))
                .collect(Collectors.joining(", "));
    }

    private static String words(Capability capability) {
        return capability.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String cell(Support support) {
        return switch (support) {
            case Support.Yes _ -> "yes";
            case Support.No no -> "no: " + no.reason() + (no.link() == null ? "" : " [source](" + no.link() + ")");
            case Support.NotYet later -> "not yet: " + later.reason();
        };
    }
}
