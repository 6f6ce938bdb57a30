package io.postern.administrator;

import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import java.util.List;

/** One administrator in the list. */
public record AdministratorRow(
        String id, String name, String fullName, List<String> domains, List<SubAdministratorRight> rights) {
    static AdministratorRow of(String id, SubAdministrator administrator) {
        return new AdministratorRow(
                id,
                administrator.name(),
                administrator.fullName() == null ? "" : administrator.fullName(),
                administrator.domains(),
                administrator.rights().stream().sorted().toList());
    }
}
