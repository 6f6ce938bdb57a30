package io.postern.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What every class of the portal keeps to. {@link BrokenWallsTest} shows that each of these rules can fail. */
class WallsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.postern");

    @Test
    void theCodeWasFound() {
        assertThat(CODE.size()).isGreaterThan(50);
        assertThat(CODE).noneMatch(type -> type.getName().contains(".walls."));
    }

    @Test
    void importsPointOneWay() {
        holds(Walls.order());
    }

    @Test
    void featuresFormNoCycle() {
        holds(Walls.noCyclesBetweenFeatures());
    }

    @Test
    void thePartsOfThePlatformFormNoCycle() {
        holds(Walls.noCyclesInPlatform());
    }

    @Test
    void aDriverIsKnownToProviderAlone() {
        holds(Walls.driversAreKnownToProviderAlone());
    }

    @Test
    void aDriverSeesOnlyItsPort() {
        holds(Walls.driversSeeOnlyTheirPort());
    }

    @Test
    void driversDoNotSeeEachOther() {
        holds(Walls.driversDoNotSeeEachOther());
    }

    @Test
    void providerSeesNoDatabaseAndNoPages() {
        holds(Walls.providerSeesNoDatabaseAndNoPages());
    }

    @Test
    void theSandboxSharesNothingWithDrivers() {
        holds(Walls.sandboxSharesNothingWithDrivers());
    }

    @Test
    void nobodySeesTheSandbox() {
        holds(Walls.nobodySeesTheSandbox());
    }

    @Test
    void routesAreOnlyInPages() {
        holds(Walls.routesOnlyInPages());
    }

    @Test
    void quteIsOnlyInPages() {
        holds(Walls.quteOnlyInPages());
    }

    @Test
    void pagesRunOnVirtualThreads() {
        holds(Walls.pagesRunOnVirtualThreads());
    }

    @Test
    void eachEntityBelongsToATenantOrIsGlobal() {
        holds(Walls.eachEntityNamesItsOwner());
    }

    @Test
    void nativeSqlIsOnlyInNamedPlaces() {
        holds(Walls.nativeSqlOnlyIn(
                "platform.tenancy.Tenancy",
                "platform.job",
                "access.AuditTrail",
                "access.SessionLookup",
                "directory",
                "embed.LaunchLedger",
                "selfservice.limit.SignInLimits",
                "hosting.service.MailboxStops",
                "hosting.service.ServiceRepository",
                "api.RequestLedger",
                "api.AnswerLedger",
                "installation.KeyUses",
                "tenant.register.Register",
                "setup.EmbeddedDatabase",
                "setup.TenantsFiles",
                "setup.SecretRotation",
                "setup.file"));
    }

    @Test
    void transactionsAreOnlyOpenedByTenancy() {
        holds(Walls.transactionsOnlyThroughTenancy());
    }

    @Test
    void secretsAreRevealedOnlyToBeSealedOrSent() {
        // an OIDC client's own secret; a password that the provider made, shown once to the person who asked for it;
        // one
        // that was typed, to be weighed
        holds(Walls.secretsAreRevealedOnlyIn(
                "platform.web.OidcClients",
                "api.ApiJson",
                "api.AnswerLedger",
                "mailbox.ShownOnce",
                "mailbox.policy.Spelling",
                "platform.mail.Letters",
                "selfservice.link.LinkPages",
                "connection.ConnectionEditing",
                "installation.InstallationKeys",
                "embed.settings.KeyPages",
                "webhook.WebhookPages",
                "webhook.Receivers"));
    }

    @Test
    void vertxTypesAreOnlyInThePlatform() {
        holds(Walls.vertxOnlyInPlatform());
    }

    @Test
    void guardsAreNotAnnotations() {
        holds(Walls.guardsAreNotAnnotations());
    }

    @Test
    void theClockIsInjected() {
        holds(Walls.theClockIsInjected());
    }

    @Test
    void collaboratorsComeThroughConstructors() {
        holds(Walls.constructorInjection());
    }

    @Test
    void thePlatformKnowsNoProductWords() {
        holds(Walls.platformKnowsNoProductWords());
    }

    @Test
    void namesSayWhatThingsAre() {
        holds(Walls.namesSayWhatThingsAre());
    }

    @Test
    void repositoriesStayInTheirPackage() {
        holds(Walls.repositoriesStayInTheirPackage());
    }

    @Test
    void noPasswordIsText() {
        holds(Walls.noPasswordIsText());
    }

    /** A rule about a kind of class that is not there yet holds; BrokenWallsTest keeps it from being empty for good. */
    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }
}
