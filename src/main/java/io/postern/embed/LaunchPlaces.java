package io.postern.embed;

import io.postern.access.Scope;
import io.postern.access.Sessions;
import io.postern.directory.Directory;
import io.postern.directory.Mailbox;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Optional;

/** Where in the frame a launch leads. */
@ApplicationScoped
class LaunchPlaces {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Directory directory;

    LaunchPlaces(Tenancy tenancy, EntityManager entities, Directory directory) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.directory = directory;
    }

    String path(TenantId tenant, LaunchClaims claims, Scope scope) {
        String base = "/" + tenant + "/embed";
        return switch (claims.target()) {
            case MAILBOXES -> base + "/mailboxes";
            case DOMAINS -> base + "/domains";
            case ME -> base + "/me?" + Sessions.LAUNCH_MARK;
            case MAILBOX ->
                mailbox(tenant, claims.mailbox(), scope)
                        .map(mailbox -> base + "/mailboxes/" + mailbox.id)
                        .orElse(base + "/mailboxes");
        };
    }

    private Optional<Mailbox> mailbox(TenantId tenant, String address, Scope scope) {
        if (address == null) {
            return Optional.empty();
        }
        return tenancy.inTenant(tenant, () -> entities.createQuery("from Mailbox where address = ?1", Mailbox.class)
                        .setParameter(1, address.strip().toLowerCase(Locale.ROOT))
                        .getResultStream()
                        .findFirst())
                .flatMap(found -> directory.find(tenant, scope, found.id));
    }
}
