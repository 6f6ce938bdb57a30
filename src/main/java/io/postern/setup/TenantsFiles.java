package io.postern.setup;

import io.postern.change.Changes;
import io.postern.platform.secret.Vault;
import io.postern.platform.tenancy.Tenancy;
import io.postern.setup.file.Problem;
import io.postern.setup.file.TenantSpec;
import io.postern.setup.file.TenantsFile;
import io.postern.setup.file.TenantsWriter;
import io.postern.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.hibernate.Session;

/** Applies a tenants file: wholly, or not at all. */
@ApplicationScoped
public class TenantsFiles {
    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Vault vault;
    private final FileRules rules;
    private final Tenants tenants;
    private final Changes changes;
    private final Clock clock;

    TenantsFiles(
            Tenancy tenancy,
            EntityManager entities,
            Vault vault,
            FileRules rules,
            Tenants tenants,
            Changes changes,
            Clock clock) {
        this.tenancy = tenancy;
        this.entities = entities;
        this.vault = vault;
        this.rules = rules;
        this.tenants = tenants;
        this.changes = changes;
        this.clock = clock;
    }

    /** @return everything that is wrong with it; nothing when it is applied */
    public List<Problem> apply(String text) {
        TenantsFile file = TenantsFile.read(text, rules.get());
        if (!file.problems().isEmpty()) {
            return file.problems();
        }
        try {
            tenancy.asSystem(() -> {
                write(file.tenants());
                return null;
            });
        } catch (Clash clash) {
            return clash.problems;
        }
        tenants.forgetAll();
        // all of them, whenever they were parked: what stops between the two steps is made up for by the next file
        tenants.parked().forEach(changes::endAll);
        return List.of();
    }

    private void write(List<TenantSpec> wanted) {
        entities.unwrap(Session.class).doWork(connection -> {
            List<Problem> problems = new TenantsWriter(connection, vault, clock.instant()).write(wanted);
            if (!problems.isEmpty()) {
                throw new Clash(problems);
            }
        });
    }

    /** Rolls the transaction back. */
    private static final class Clash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Problem> problems;

        Clash(List<Problem> problems) {
            super("the tenants file clashes with what is there");
            this.problems = problems;
        }
    }
}
