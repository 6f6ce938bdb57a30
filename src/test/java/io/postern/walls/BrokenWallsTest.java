package io.postern.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that cannot fail guards nothing: each rule is shown code that breaks it. */
class BrokenWallsTest {
    private static final Pattern PACKAGE = Pattern.compile("package ([a-z.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|record|interface) (\\w+)");
    private static final String DRIVER = "package io.postern.provider.logicboxes; public class LogicBoxesThing {}";

    @TempDir
    Path directory;

    @Test
    void anImportAgainstTheOrder() {
        refuses(Walls.order(), "package io.postern.access; class A { io.postern.domain.Domain domain; }");
        refuses(
                Walls.order(),
                "package io.postern.mailbox.forwarding; public class Forward {}",
                "package io.postern.mailbox; class B { io.postern.mailbox.forwarding.Forward forward; }");
        refuses(Walls.order(), "package io.postern.misc; class C {}");
        refuses(Walls.order(), "package io.postern.sandbox; class D { io.postern.domain.Domain domain; }");
    }

    @Test
    void anImportAlongTheOrderIsFine() {
        accepts(Walls.order(), "package io.postern.change; class A { io.postern.domain.Domain domain; }");
    }

    @Test
    void aCycle() {
        String[] cycle = {
            "package io.postern.member; public class A { io.postern.customer.B b; }",
            "package io.postern.customer; public class B { io.postern.member.A a; }"
        };
        accepts(Walls.order(), cycle);
        refuses(Walls.noCyclesBetweenFeatures(), cycle);
        refuses(
                Walls.noCyclesInPlatform(),
                "package io.postern.platform.web; public class A { io.postern.platform.job.B b; }",
                "package io.postern.platform.job; public class B { io.postern.platform.web.A a; }");
    }

    @Test
    void aFeatureThatKnowsADriver() {
        refuses(
                Walls.driversAreKnownToProviderAlone(),
                DRIVER,
                "package io.postern.mailbox; class A { io.postern.provider.logicboxes.LogicBoxesThing thing; }");
    }

    @Test
    void aDriverThatSeesMoreThanItsPort() {
        refuses(
                Walls.driversSeeOnlyTheirPort(),
                "package io.postern.provider.logicboxes; class A { io.postern.platform.tenancy.TenantId tenant; }");
        refuses(
                Walls.driversSeeOnlyTheirPort(),
                "package io.postern.provider.logicboxes; class B { io.quarkus.qute.Template template; }");
        accepts(
                Walls.driversSeeOnlyTheirPort(),
                "package io.postern.provider.logicboxes; class C { io.postern.provider.spi.Kind kind; }");
    }

    @Test
    void aDriverThatSeesAnotherDriver() {
        refuses(
                Walls.driversDoNotSeeEachOther(),
                DRIVER,
                "package io.postern.provider.atmail; class A { io.postern.provider.logicboxes.LogicBoxesThing thing; }");
    }

    @Test
    void aProviderThatSeesTheDatabase() {
        refuses(
                Walls.providerSeesNoDatabaseAndNoPages(),
                "package io.postern.provider; class A { jakarta.persistence.EntityManager entities; }");
        refuses(
                Walls.providerSeesNoDatabaseAndNoPages(),
                "package io.postern.provider; class B { io.postern.platform.tenancy.Tenancy tenancy; }");
    }

    @Test
    void aSandboxThatBorrowsFromADriver() {
        refuses(
                Walls.sandboxSharesNothingWithDrivers(),
                "package io.postern.sandbox; class A { io.postern.provider.spi.Kind kind; }");
    }

    @Test
    void aFeatureThatSeesTheSandbox() {
        refuses(
                Walls.nobodySeesTheSandbox(),
                "package io.postern.sandbox; public class Journal {}",
                "package io.postern.setup; class A { io.postern.sandbox.Journal journal; }");
    }

    @Test
    void aRouteOutsidePages() {
        String route = "{ @jakarta.ws.rs.GET public String get() { return \"\"; } }";
        refuses(
                Walls.routesOnlyInPages(),
                "package io.postern.mailbox; @jakarta.ws.rs.Path(\"/x\") public class Mailboxes " + route);
        accepts(
                Walls.routesOnlyInPages(),
                "package io.postern.mailbox; @jakarta.ws.rs.Path(\"/x\") public class MailboxPages " + route);
        refuses(
                Walls.pagesRunOnVirtualThreads(),
                "package io.postern.mailbox; @jakarta.ws.rs.Path(\"/x\") public class MailboxPages " + route);
    }

    @Test
    void quteInAService() {
        refuses(
                Walls.quteOnlyInPages(),
                "package io.postern.mailbox; class Mailboxes { io.quarkus.qute.TemplateInstance page; }");
    }

    @Test
    void anEntityWithoutAnOwner() {
        refuses(
                Walls.eachEntityNamesItsOwner(),
                "package io.postern.mailbox; @jakarta.persistence.Entity class A { @jakarta.persistence.Id long id; }");
        refuses(
                Walls.eachEntityNamesItsOwner(),
                "package io.postern.mailbox; @jakarta.persistence.Entity @io.postern.platform.tenancy.Global"
                        + " class B extends io.postern.platform.tenancy.TenantOwned { @jakarta.persistence.Id long id; }");
    }

    @Test
    void nativeSqlElsewhere() {
        String query = "package io.postern.mailbox; class A {"
                + " void x(jakarta.persistence.EntityManager m) { m.createNativeQuery(\"select 1\"); } }";
        refuses(Walls.nativeSqlOnlyIn("directory"), query);
        accepts(Walls.nativeSqlOnlyIn("mailbox.A"), query);
        refuses(Walls.nativeSqlOnlyIn(), "package io.postern.mailbox; class B { javax.sql.DataSource source; }");
    }

    @Test
    void aTransactionBesideTenancy() {
        refuses(
                Walls.transactionsOnlyThroughTenancy(),
                "package io.postern.mailbox; class A { @jakarta.transaction.Transactional void x() {} }");
    }

    @Test
    void aSecretRevealedElsewhere() {
        String reveal = "package io.postern.mailbox; class A {"
                + " String x(io.postern.platform.secret.Secret s) { return s.reveal(); } }";
        refuses(Walls.secretsAreRevealedOnlyIn(), reveal);
        refuses(
                Walls.secretsAreRevealedOnlyIn(),
                "package io.postern.mailbox; class B {"
                        + " java.util.function.Function<io.postern.platform.secret.Secret, String> f ="
                        + " io.postern.platform.secret.Secret::reveal; }");
        accepts(Walls.secretsAreRevealedOnlyIn("mailbox.A"), reveal);
        accepts(Walls.secretsAreRevealedOnlyIn(), reveal.replace("io.postern.mailbox;", "io.postern.provider.atmail;"));
    }

    @Test
    void vertxInAFeature() {
        refuses(
                Walls.vertxOnlyInPlatform(),
                "package io.postern.access; class A { io.vertx.ext.web.RoutingContext context; }");
    }

    @Test
    void aGuardByAnnotation() {
        refuses(
                Walls.guardsAreNotAnnotations(),
                "package io.postern.mailbox; class A {"
                        + " @io.smallrye.faulttolerance.api.ApplyGuard(\"x\") void x() {} }");
        refuses(
                Walls.guardsAreNotAnnotations(),
                "package io.postern.mailbox; class B { @org.eclipse.microprofile.faulttolerance.Retry void x() {} }");
    }

    @Test
    void aClockOnTheWall() {
        for (String now : List.of(
                "java.time.Instant.now()",
                "java.time.LocalDate.now()",
                "java.time.Clock.systemUTC()",
                "System.currentTimeMillis()",
                "new java.util.Date()",
                "(java.util.function.Supplier<?>) java.time.Instant::now")) {
            refuses(Walls.theClockIsInjected(), "package io.postern.mailbox; class A { Object now = " + now + "; }");
        }
        accepts(
                Walls.theClockIsInjected(),
                "package io.postern.mailbox; class A {"
                        + " Object now(java.time.Clock clock) { return java.time.Instant.now(clock); } }");
    }

    @Test
    void anInjectedField() {
        refuses(
                Walls.constructorInjection(),
                "package io.postern.mailbox; class A { @jakarta.inject.Inject io.postern.access.AuditTrail trail; }");
    }

    @Test
    void aProductWordInThePlatform() {
        refuses(Walls.platformKnowsNoProductWords(), "package io.postern.platform.web; class MailboxLink {}");
    }

    @Test
    void anEmptyName() {
        refuses(Walls.namesSayWhatThingsAre(), "package io.postern.mailbox; class MailboxManager {}");
    }

    @Test
    void aPublicRepository() {
        refuses(
                Walls.repositoriesStayInTheirPackage(),
                "package io.postern.mailbox; public class MailboxRepository {}");
    }

    @Test
    void aPasswordAsText() {
        refuses(Walls.noPasswordIsText(), "package io.postern.mailbox; record PasswordForm(String newPassword) {}");
    }

    private void refuses(ArchRule rule, String... sources) {
        JavaClasses broken = compile(sources);
        assertThatThrownBy(() -> rule.allowEmptyShould(true).check(broken)).isInstanceOf(AssertionError.class);
    }

    private void accepts(ArchRule rule, String... sources) {
        rule.allowEmptyShould(true).check(compile(sources));
    }

    private JavaClasses compile(String... sources) {
        try {
            Path to = Files.createTempDirectory(directory, "broken");
            var arguments = new ArrayList<>(List.of("-proc:none", "-d", to.toString(), "-cp", classPath()));
            for (String source : sources) {
                Path file = to.resolve(first(PACKAGE, source).replace('.', '/')).resolve(first(TYPE, source) + ".java");
                Files.createDirectories(file.getParent());
                arguments.add(Files.writeString(file, source).toString());
            }
            var errors = new java.io.ByteArrayOutputStream();
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(null, new java.io.ByteArrayOutputStream(), errors, arguments.toArray(String[]::new));
            assertThat(result)
                    .as(errors.toString(java.nio.charset.StandardCharsets.UTF_8))
                    .isZero();
            return new ClassFileImporter().importPath(to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String first(Pattern pattern, String source) {
        var found = pattern.matcher(source);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
