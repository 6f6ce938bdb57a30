package io.postern.setup.file;

import io.postern.setup.file.TenantSpec.MemberSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A member whose role or customer changes, or who goes, loses the open sessions with it. */
final class MembersWriter {
    private final Sql sql;
    private final Problems problems;
    private final OffsetDateTime now;

    MembersWriter(Sql sql, Problems problems, OffsetDateTime now) {
        this.sql = sql;
        this.problems = problems;
        this.now = now;
    }

    private record Present(
            UUID id, String issuer, String subject, String email, String role, UUID customer, boolean managed) {
        static Present read(ResultSet row) throws SQLException {
            return new Present(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, UUID.class),
                    row.getBoolean(7));
        }

        boolean is(MemberSpec wanted) {
            return issuer.equals(wanted.issuer())
                    && wanted.subject()
                            .map(text -> text.equals(subject))
                            .orElseGet(() -> wanted.email().get().equals(email));
        }
    }

    void write(TenantSpec tenant, Map<String, UUID> customers) throws SQLException {
        List<Present> present =
                sql.list(Present::read, "select id, issuer, subject, email, role, customer_id, managed from member");
        List<Present> left = new ArrayList<>(present);
        List<MemberSpec> added = new ArrayList<>();
        for (MemberSpec wanted : tenant.members()) {
            Optional<Present> found =
                    present.stream().filter(row -> row.is(wanted)).findFirst();
            if (found.isEmpty()) {
                added.add(wanted);
            } else if (!found.get().managed()) {
                problems.add(wanted.place(), "this person was made a member in the portal; remove one of both");
            } else if (!left.remove(found.get())) {
                problems.add(wanted.place(), "this is a person that another entry names already; remove one of both");
            } else {
                update(wanted, found.get(), customer(wanted, customers));
            }
        }
        for (Present dropped : left) {
            if (dropped.managed()) {
                endSessions(dropped.id());
                sql.update("delete from member where id = ?", dropped.id());
            }
        }
        for (MemberSpec wanted : added) {
            insert(tenant, wanted, customer(wanted, customers));
        }
    }

    private static UUID customer(MemberSpec wanted, Map<String, UUID> customers) {
        return wanted.customer().map(customers::get).orElse(null);
    }

    private void insert(TenantSpec tenant, MemberSpec wanted, UUID customer) throws SQLException {
        sql.update(
                "insert into member (id, tenant_id, issuer, subject, email, role, customer_id, managed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, true)",
                UUID.randomUUID(),
                tenant.slug(),
                wanted.issuer(),
                wanted.subject().orElse(null),
                wanted.email().orElse(null),
                wanted.role().name(),
                customer);
    }

    private void update(MemberSpec wanted, Present found, UUID customer) throws SQLException {
        if (!wanted.role().name().equals(found.role()) || !Objects.equals(customer, found.customer())) {
            sql.update(
                    "update member set role = ?, customer_id = ? where id = ?",
                    wanted.role().name(),
                    customer,
                    found.id());
            endSessions(found.id());
        }
    }

    private void endSessions(UUID member) throws SQLException {
        sql.update("update session set ended_at = ? where member_id = ? and ended_at is null", now, member);
    }
}
