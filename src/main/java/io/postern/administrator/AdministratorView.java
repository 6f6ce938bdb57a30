package io.postern.administrator;

import io.postern.connection.Connection;
import io.postern.mailbox.FormState;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.SubAdministratorRight;
import java.util.Arrays;
import java.util.List;

/**
 * The form of an administrator.
 *
 * @param name of one that is there, or null for a new one
 * @param domains that he may be given
 * @param owner whether full rights may be granted
 * @param policy what a new password needs
 */
public record AdministratorView(
        String listPath,
        String path,
        Connection connection,
        DriverInfo provider,
        String name,
        List<String> domains,
        boolean owner,
        PasswordPolicy policy,
        AdministratorForm typed,
        FormState form) {
    public boolean isNew() {
        return name == null;
    }

    /** Those that need no warning. */
    public List<SubAdministratorRight> rights() {
        return Arrays.stream(SubAdministratorRight.values())
                .filter(provider.options().subAdministratorRights()::contains)
                .filter(right -> !right.full())
                .toList();
    }

    public boolean mayGrantAll() {
        return owner && provider.options().subAdministratorRights().contains(SubAdministratorRight.FULL);
    }

    public SubAdministratorRight full() {
        return SubAdministratorRight.FULL;
    }

    public boolean groups() {
        return provider.options().subAdministratorRights().contains(SubAdministratorRight.WORKGROUP);
    }

    /** Administrators of their own; else mailboxes get a role. */
    public boolean passwords() {
        return provider.options().subAdministratorPasswords();
    }

    /** @param choice is what was chosen, or what is offered first */
    public boolean chosen(String choice) {
        String first = isNew() ? "generated" : "kept";
        String now = typed.passwordChoice == null || typed.passwordChoice.isBlank() ? first : typed.passwordChoice;
        return now.equals(choice);
    }
}
