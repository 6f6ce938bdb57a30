package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second wall alone: native SQL, which Hibernate does not filter, in the application's own role. */
@QuarkusTest
class RowLevelSecurityTest {
    private static final TenantId MINE = new TenantId("wall-mine");
    private static final TenantId THEIRS = new TenantId("wall-theirs");

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    TestSessions sessions;

    @BeforeEach
    void bothTenantsHaveRows() {
        sessions.signIn(MINE.value(), Role.OWNER);
        sessions.signIn(THEIRS.value(), Role.OWNER);
    }

    @Test
    void everyTableWithATenantIsWalledOrClosed() {
        List<String> open = tenancy.asSystem(() -> texts("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where a.attname = 'tenant_id' and c.relkind = 'r' and not a.attisdropped
                    and not (c.relrowsecurity and c.relforcerowsecurity)
                    and has_any_column_privilege(c.oid, 'select,insert,update')
                """));
        assertThat(open).isEmpty();
        assertThat(tables()).contains("session", "member", "mailbox", "change", "audit_entry");
    }

    @Test
    void theApplicationOwnsNothingAndCannotStepAround() {
        assertThat(tenancy.asSystem(() -> texts("select rolname from pg_roles where rolname = current_user"
                        + " and (rolsuper or rolbypassrls)")))
                .isEmpty();
        assertThat(tenancy.asSystem(() -> texts("select relname from pg_class c join pg_roles r on r.oid = c.relowner"
                        + " where r.rolname = current_user")))
                .isEmpty();
    }

    @Test
    void nativeSqlSeesOneTenantOnly() {
        for (String table : tables()) {
            assertThat(in(MINE, "select tenant_id from " + table + " where tenant_id <> 'wall-mine'"))
                    .as(table)
                    .isEmpty();
            assertThat(tenancy.asSystem(() -> texts("select tenant_id from " + table)))
                    .as(table + " without a tenant")
                    .isEmpty();
        }
        assertThat(in(THEIRS, "select tenant_id from session")).isNotEmpty().containsOnly("wall-theirs");
    }

    @Test
    void nativeSqlChangesOneTenantOnly() {
        for (String table : tables()) {
            if (may(table, "update")) {
                assertThat(changed("update " + table + " set tenant_id = tenant_id where tenant_id = 'wall-theirs'"))
                        .as(table)
                        .isZero();
            }
            if (may(table, "delete")) {
                assertThat(changed("delete from " + table + " where tenant_id = 'wall-theirs'"))
                        .as(table)
                        .isZero();
            }
            assertThatThrownBy(() -> changed("insert into " + table + " (tenant_id) values ('wall-theirs')"))
                    .as(table)
                    .hasStackTraceContaining("row-level security");
        }
        assertThatThrownBy(() -> changed("update session set tenant_id = 'wall-theirs'"))
                .hasStackTraceContaining("row-level security");
        assertThat(in(THEIRS, "select tenant_id from session")).isNotEmpty();
    }

    @Test
    void historyIsNeitherChangedNorRemoved() {
        assertThat(may("audit_entry", "update")).isFalse();
        assertThat(may("audit_entry", "delete")).isFalse();
    }

    private List<String> tables() {
        return tenancy.asSystem(() -> texts("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where a.attname = 'tenant_id' and c.relkind = 'r' and not a.attisdropped
                    and has_table_privilege(c.oid, 'select')
                order by 1
                """));
    }

    private boolean may(String table, String privilege) {
        return !tenancy.asSystem(
                        () -> texts("select 'yes' where has_table_privilege('" + table + "', '" + privilege + "')"))
                .isEmpty();
    }

    private List<String> in(TenantId tenant, String sql) {
        return tenancy.inTenant(tenant, () -> texts(sql));
    }

    private int changed(String sql) {
        return tenancy.inTenant(MINE, () -> entities.createNativeQuery(sql).executeUpdate());
    }

    private List<String> texts(String sql) {
        return entities.createNativeQuery(sql, String.class).getResultList();
    }
}
