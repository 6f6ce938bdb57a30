package io.postern.platform.tenancy;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Takes Hibernate's tenant filter away for a while, so that a test sees what row-level security does alone. */
@Alternative
@Priority(1)
@PersistenceUnitExtension
@ApplicationScoped
public class SwitchableTenantFilter extends HibernateTenantResolver {
    private volatile boolean off;

    /** Until closed; for the whole application. */
    public Off off() {
        off = true;
        return () -> off = false;
    }

    /** Ends with the block that began it. */
    public interface Off extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public boolean isRoot(String tenant) {
        return off;
    }
}
