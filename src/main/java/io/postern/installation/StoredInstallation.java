package io.postern.installation;

import io.postern.platform.tenancy.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

@Entity
@Table(name = "installation")
class StoredInstallation extends TenantOwned {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Column(name = "external_id")
    String externalId;

    /** What people call it; null where nobody has named it. */
    String name;

    String[] scopes = {};
    boolean managed;

    @Column(name = "created_at")
    Instant createdAt;

    /** The name of who made it in a page. */
    @Column(name = "created_by")
    String createdBy;

    Installation view() {
        Set<InstallationScope> known = EnumSet.noneOf(InstallationScope.class);
        for (String scope : scopes) {
            InstallationScope.of(scope).ifPresent(known::add);
        }
        return new Installation(id, externalId, name == null ? externalId : name, known, managed);
    }
}
