package io.postern.mailbox;

import io.postern.access.Actor;
import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.change.Target;
import io.postern.mailbox.apppassword.MailAppPasswords;
import io.postern.mailbox.password.Passwords;
import io.postern.mailbox.suspension.Suspensions;
import io.postern.platform.tenancy.TenantId;
import io.postern.testing.Resellers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A change and a bulk act for the routes that tell how they stand. */
@ApplicationScoped
class MailboxRoutes implements RouteFixture {
    private static final String RESET = "GET /{tenant}/mailboxes/{id}/password/reset/{change}";
    private static final String BATCH = "GET /{tenant}/mailboxes/suspension/{batch}";

    private static final String APP_PASSWORD = "GET /{tenant}/mailboxes/{id}/app-passwords/{change}";
    private static final String CHANGE = "GET /{tenant}/changes/{id}";

    private final Resellers resellers;
    private final Suspensions suspensions;
    private final Passwords passwords;
    private final MailAppPasswords appPasswords;
    private final Map<TenantId, Made> made = new ConcurrentHashMap<>();

    MailboxRoutes(Resellers resellers, Suspensions suspensions, Passwords passwords, MailAppPasswords appPasswords) {
        this.resellers = resellers;
        this.suspensions = suspensions;
        this.passwords = passwords;
        this.appPasswords = appPasswords;
    }

    private record Made(UUID mailbox, UUID reset, UUID appPassword, UUID batch) {}

    @Override
    public Set<String> routes() {
        return Set.of(CHANGE, RESET, BATCH, APP_PASSWORD);
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        Made made = this.made.computeIfAbsent(tenant, this::make);
        UUID id = route.equals(CHANGE) ? made.reset() : made.mailbox();
        return Request.of(Map.of(
                "id", id.toString(),
                "change", (route.equals(APP_PASSWORD) ? made.appPassword() : made.reset()).toString(),
                "batch", made.batch().toString()));
    }

    private Made make(TenantId tenant) {
        var reseller = resellers.open(tenant.value(), 2);
        Target target = reseller.target(0);
        UUID reset = passwords.reset(tenant, Actor.SYSTEM, null, target).id();
        UUID batch = suspensions.resumeAll(tenant, Actor.SYSTEM, List.of(target));
        UUID appPassword =
                appPasswords.add(tenant, Actor.SYSTEM, null, target, "Phone").id();
        return new Made(target.mailboxId(), reset, appPassword, batch);
    }
}
