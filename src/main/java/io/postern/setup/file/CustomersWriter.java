package io.postern.setup.file;

import io.postern.setup.file.TenantSpec.CustomerSpec;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class CustomersWriter {
    private final Sql sql;
    private final Problems problems;

    CustomersWriter(Sql sql, Problems problems) {
        this.sql = sql;
        this.problems = problems;
    }

    /** Ids by the reseller's own names. */
    Map<String, UUID> write(TenantSpec tenant) throws SQLException {
        Map<String, Managed> present = present();
        Map<String, UUID> ids = new HashMap<>();
        for (CustomerSpec wanted : tenant.customers()) {
            Managed found = present.get(wanted.id());
            UUID id = found == null ? UUID.randomUUID() : found.id();
            ids.put(wanted.id(), id);
            if (found == null) {
                sql.update(
                        "insert into customer (id, tenant_id, external_id, name, managed) values (?, ?, ?, ?, true)",
                        id,
                        tenant.slug(),
                        wanted.id(),
                        wanted.name());
            } else if (found.managed()) {
                sql.update("update customer set name = ? where id = ? and name <> ?", wanted.name(), id, wanted.name());
            } else {
                problems.add(
                        wanted.place().child("id"), "a customer with this id was made in the portal; write another id");
            }
        }
        return ids;
    }

    /** After everything that may have named them. */
    void removeAllBut(TenantSpec tenant) throws SQLException {
        Set<String> wanted = tenant.customers().stream().map(CustomerSpec::id).collect(Collectors.toSet());
        for (Managed customer : present().values()) {
            if (customer.managed() && !wanted.contains(customer.name())) {
                remove(tenant, customer);
            }
        }
    }

    private void remove(TenantSpec tenant, Managed customer) throws SQLException {
        sql.update(
                "update domain set customer_id = null where customer_id = ? and parked_at is not null", customer.id());
        List<String> users = sql.list(
                row -> row.getString(1),
                "select name from domain where customer_id = ? union all"
                        + " select coalesce(email, subject) from member where customer_id = ?",
                customer.id(),
                customer.id());
        if (users.isEmpty()) {
            sql.update("delete from customer where id = ?", customer.id());
        } else {
            problems.add(
                    tenant.place().child("customers"),
                    "customer %s is still named by %s, made in the portal; keep it here until that is gone"
                            .formatted(customer.name(), String.join(", ", users)));
        }
    }

    private Map<String, Managed> present() throws SQLException {
        return sql.list(Managed::read, "select id, external_id, managed from customer").stream()
                .collect(Collectors.toMap(Managed::name, row -> row));
    }
}
