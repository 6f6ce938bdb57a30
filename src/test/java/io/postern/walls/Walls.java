package io.postern.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Global;
import io.postern.platform.tenancy.TenantOwned;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rules about our code. They are checked against the portal, and against code that breaks each of them. */
final class Walls {
    private static final String ROOT = "io.postern";
    private static final String[] JDK = {"java..", "javax..", "org.xml..", "org.w3c.."};

    /** Each package below {@code provider} but the port itself is a driver's, so that a new one is walled in at once. */
    private static final Pattern DRIVER = Pattern.compile("io\\.postern\\.provider\\.(?!spi(\\.|$)).+");

    private Walls() {}

    static ArchRule order() {
        return classes().that(resideInAnyPackage(below(""))).should(new PointOneWay(ROOT));
    }

    static ArchRule noCyclesBetweenFeatures() {
        return slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
    }

    static ArchRule noCyclesInPlatform() {
        return slices().matching(ROOT + ".platform.(*)..").should().beFreeOfCycles();
    }

    static ArchRule driversAreKnownToProviderAlone() {
        return noClasses()
                .that(not(resideInAnyPackage(below("provider"))))
                .should()
                .dependOnClassesThat(drivers());
    }

    static ArchRule driversSeeOnlyTheirPort() {
        return classes()
                .that(drivers())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(JDK)
                        .or(resideInAnyPackage(
                                below("provider.spi"),
                                below("platform.http"),
                                below("platform.secret"),
                                below("platform.time")))
                        .or(drivers())
                        .or(resideInAnyPackage(
                                "com.fasterxml.jackson..",
                                "org.eclipse.microprofile.rest.client..",
                                "io.quarkus.rest.client..",
                                "org.jboss.resteasy.reactive",
                                "jakarta.ws.rs..",
                                "jakarta.enterprise.context..")));
    }

    /** One upstream's peculiarities never leak into another's driver. */
    static ArchRule driversDoNotSeeEachOther() {
        return slices().matching(ROOT + ".provider.(*)..")
                .namingSlices("provider.$1")
                .as("drivers")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(not(drivers()), DescribedPredicate.alwaysTrue())
                .ignoreDependency(DescribedPredicate.alwaysTrue(), not(drivers()));
    }

    static ArchRule providerSeesNoDatabaseAndNoPages() {
        return noClasses()
                .that(resideInAnyPackage(below("provider")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "io.quarkus.hibernate..",
                        "java.sql..",
                        "io.quarkus.qute..",
                        below("platform.tenancy")));
    }

    static ArchRule sandboxSharesNothingWithDrivers() {
        return noClasses()
                .that(resideInAnyPackage(below("sandbox")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(below("provider"), below("platform.http")));
    }

    static ArchRule nobodySeesTheSandbox() {
        return noClasses()
                .that(not(resideInAnyPackage(below("sandbox"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(below("sandbox")));
    }

    static ArchRule routesOnlyInPages() {
        return classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areNotInterfaces()
                .should()
                .haveSimpleNameEndingWith("Pages")
                .orShould(be(resideInAnyPackage(below("platform"), below("sandbox"))))
                .orShould(be(resideInAnyPackage(below("api")).and(HasName.Predicates.nameMatching(".*Resource"))));
    }

    static ArchRule quteOnlyInPages() {
        return noClasses()
                .that(not(resideInAnyPackage(below("platform"), below("sandbox"))))
                .and(not(HasName.Predicates.nameMatching(".*(Pages|Messages|TemplateExtensions)(\\$.*)?")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.quarkus.qute.."));
    }

    static ArchRule pagesRunOnVirtualThreads() {
        return classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areNotInterfaces()
                .should()
                .beAnnotatedWith(RunOnVirtualThread.class);
    }

    static ArchRule eachEntityNamesItsOwner() {
        DescribedPredicate<JavaClass> owned = describe(
                "belong to a tenant or are global, and not both",
                type -> type.isAssignableTo(TenantOwned.class) != type.isAnnotatedWith(Global.class));
        return classes().that().areAnnotatedWith(Entity.class).should(be(owned));
    }

    /** Native SQL is filtered by no tenant but the database's own: each place is named, and looked at. */
    static ArchRule nativeSqlOnlyIn(String... places) {
        Set<String> named = Set.copyOf(Arrays.asList(places));
        return noClasses()
                .that(describe("are not named places", type -> named.stream()
                        .noneMatch(place -> inside(type, ROOT + "." + place))))
                .should()
                .accessTargetWhere(describe(
                        "it takes native SQL",
                        call -> call.getTarget().getName().matches("createNative(Query|Mutation)|addSQLFunction")
                                || call.getTarget().getName().equals("doWork")
                                        && call.getTargetOwner()
                                                .getPackageName()
                                                .startsWith("org.hibernate")))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..", "org.postgresql..")
                        .and(not(HasName.Predicates.nameMatching("java\\.sql\\.SQLException"))));
    }

    static ArchRule transactionsOnlyThroughTenancy() {
        return noClasses()
                .that(not(resideInAnyPackage(below("platform.tenancy"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.transaction..", "io.quarkus.narayana.."));
    }

    /** The clear value of a secret leaves its type only to be sealed or put on the wire. */
    static ArchRule secretsAreRevealedOnlyIn(String... places) {
        return noClasses()
                .that(not(drivers().or(resideInAnyPackage(below("platform.secret")))))
                .and(describe("are not named places", type -> Arrays.stream(places)
                        .noneMatch(place -> inside(type, ROOT + "." + place))))
                .should()
                // an access, not a call: Secret::reveal counts
                .accessTargetWhere(describe(
                        "it is Secret.reveal()",
                        access -> access.getTargetOwner().isEquivalentTo(Secret.class)
                                && access.getName().equals("reveal")));
    }

    static ArchRule vertxOnlyInPlatform() {
        return noClasses()
                .that(not(resideInAnyPackage(below("platform"), below("sandbox"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.vertx..", "io.quarkus.vertx..", "io.netty.."));
    }

    /** One breaker for all tenants, and a leak per request in the version we have (docs/security.md). */
    static ArchRule guardsAreNotAnnotations() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.eclipse.microprofile.faulttolerance..")
                        .and(not(HasName.Predicates.nameMatching(".*Exception")))
                        .or(HasName.Predicates.nameMatching(
                                "io\\.smallrye\\.faulttolerance\\.api\\.Apply(Guard|FaultTolerance)")));
    }

    static ArchRule theClockIsInjected() {
        return noClasses()
                .that(not(resideInAnyPackage(below("platform.time"))))
                .should()
                .accessTargetWhere(describe("it asks the machine for the time", Walls::readsTheTime));
    }

    static ArchRule constructorInjection() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage(below("")))
                .should()
                .notBeAnnotatedWith(Inject.class)
                .andShould()
                .notBeAnnotatedWith(ConfigProperty.class);
    }

    static ArchRule platformKnowsNoProductWords() {
        return noClasses()
                .that(resideInAnyPackage(below("platform")))
                .should()
                .haveSimpleNameContaining("Mailbox")
                .orShould()
                .haveSimpleNameContaining("Provider")
                .orShould()
                .haveSimpleNameContaining("Domain")
                .orShould()
                .haveSimpleNameContaining("Reseller");
    }

    static ArchRule namesSayWhatThingsAre() {
        return noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?");
    }

    static ArchRule repositoriesStayInTheirPackage() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .haveModifier(JavaModifier.PUBLIC);
    }

    /** A secret in a logged or serialised record would be a leak: records hold Secret, never its text. */
    static ArchRule noPasswordIsText() {
        return methods()
                .that()
                .areDeclaredInClassesThat(not(resideInAnyPackage(below("sandbox"))))
                .and(describe(
                        "are record components",
                        method -> method.getOwner().isRecord()
                                && method.getRawParameterTypes().isEmpty()
                                && method.getName().matches("(?i).*(password|apiKey|clientSecret)$")))
                .should()
                .notHaveRawReturnType(String.class);
    }

    private static boolean readsTheTime(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        boolean withoutClock = call.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return owner.startsWith("java.time.") && name.equals("now") && withoutClock
                || owner.equals("java.time.Clock") && name.startsWith("system")
                || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                || owner.equals("java.util.Date") && name.equals("<init>") && withoutClock;
    }

    private static boolean inside(JavaClass type, String place) {
        String name = type.getName();
        return name.equals(place) || name.startsWith(place + "$") || name.startsWith(place + ".");
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> be(DescribedPredicate<? super JavaClass> what) {
        return com.tngtech.archunit.lang.conditions.ArchConditions.be(what.forSubtype());
    }

    private static DescribedPredicate<JavaClass> drivers() {
        return describe(
                "are of a driver", type -> DRIVER.matcher(type.getPackageName()).matches());
    }

    private static String below(String name) {
        return name.isEmpty() ? ROOT + ".." : ROOT + "." + name + "..";
    }
}
