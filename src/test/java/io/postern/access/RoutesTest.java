package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every way into the portal. */
class RoutesTest {
    private static final Path SNAPSHOT = Path.of("src/test/resources/routes.txt");

    @Test
    void eachRouteSaysWhoMayCallIt() {
        assertThat(Route.all())
                .isNotEmpty()
                .filteredOn(route -> declarations(route) != 1)
                .as("exactly one of @Requires, @OperatorOnly, @PublicPage, @SignedIn, @MailboxOwner")
                .isEmpty();
    }

    @Test
    void eachRouteWaitsOnAVirtualThread() {
        assertThat(Route.all())
                .filteredOn(route -> !route.method().getDeclaringClass().isAnnotationPresent(RunOnVirtualThread.class)
                        && !route.method().isAnnotationPresent(RunOnVirtualThread.class))
                .isEmpty();
    }

    @Test
    void aRouteThatNeedsASessionIsBelowATenant() {
        assertThat(Route.all())
                .filteredOn(route -> !(route.rule() instanceof RouteRule.Anybody))
                .allMatch(route -> route.template().startsWith("/{tenant}"));
    }

    @Test
    void onlyTheseRoutesChangeSomethingForAnybody() {
        assertThat(Route.all())
                .filteredOn(route -> route.changesSomething() && route.rule() instanceof RouteRule.Anybody)
                .extracting(Route::name)
                .containsExactlyInAnyOrder(
                        "POST /{tenant}/embed/launch",
                        "POST /{tenant}/hand-over",
                        "POST /{tenant}/me/sign-in",
                        "POST /{tenant}/me/link",
                        "POST /{tenant}/me/link/made");
    }

    @Test
    void noRouteOfAMailboxOwnerNamesAMailbox() {
        assertThat(Route.all())
                .filteredOn(route -> route.rule() instanceof RouteRule.OwnMailbox)
                .isNotEmpty()
                .allMatch(route -> route.template().matches("/\\{tenant}/me(/[a-z-]+)*"));
    }

    /** A new, changed or removed address is seen in review. */
    @Test
    void theRoutesAreThoseOfTheSnapshot() throws IOException {
        List<String> now = Route.all().stream().map(RoutesTest::line).toList();
        if (Boolean.getBoolean("refresh-routes")) {
            Files.write(SNAPSHOT, now);
        }
        assertThat(now)
                .as("the routes differ from " + SNAPSHOT
                        + "; if that is meant, run ./mvnw test -Dtest=RoutesTest -Drefresh-routes=true")
                .isEqualTo(Files.readAllLines(SNAPSHOT));
    }

    private static String line(Route route) {
        String rule =
                switch (route.rule()) {
                    case RouteRule.Anybody ignored -> "anybody";
                    case RouteRule.AnySession(boolean owners) -> owners ? "signed in, and mailbox owners" : "signed in";
                    case RouteRule.Needs(Permission permission) -> permission.name();
                    case RouteRule.Operator ignored -> "operator";
                    case RouteRule.OwnMailbox ignored -> "own mailbox";
                    case RouteRule.Signature(ApiScope scope) -> "signed, " + scope;
                    case RouteRule.Undeclared ignored -> "UNDECLARED";
                };
        return route.name() + " - " + rule;
    }

    private static long declarations(Route route) {
        return Stream.of(
                        Requires.class,
                        OperatorOnly.class,
                        PublicPage.class,
                        SignedIn.class,
                        MailboxOwner.class,
                        Signed.class)
                .filter(route.method()::isAnnotationPresent)
                .count();
    }
}
