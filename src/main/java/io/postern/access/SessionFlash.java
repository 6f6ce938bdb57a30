package io.postern.access;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.web.CarriedFlash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Keeps the sentence for the next page with the session, where a header carries it and no cookie would come back. */
@ApplicationScoped
class SessionFlash implements CarriedFlash {
    private final SessionCarrier carrier;
    private final CurrentSession current;
    private final Tenancy tenancy;
    private final EntityManager entities;

    SessionFlash(SessionCarrier carrier, CurrentSession current, Tenancy tenancy, EntityManager entities) {
        this.carrier = carrier;
        this.current = current;
        this.tenancy = tenancy;
        this.entities = entities;
    }

    @Override
    public boolean inUse() {
        return carrier.byHeader();
    }

    @Override
    public void keep(String text) {
        current.get()
                .ifPresent(session -> tenancy.inTenant(session.tenant(), () -> {
                    entities.find(StoredSession.class, session.id()).flash = text;
                }));
    }

    @Override
    public String take() {
        return current.get()
                .map(session -> tenancy.inTenant(session.tenant(), () -> {
                    StoredSession stored = entities.find(StoredSession.class, session.id());
                    String kept = stored.flash;
                    stored.flash = null;
                    return Optional.ofNullable(kept);
                }))
                .flatMap(kept -> kept)
                .orElse(null);
    }
}
