package io.postern.provider.spi;

import io.postern.platform.secret.Secret;
import java.util.List;
import java.util.Optional;

/** Administrators of parts of the account. Capability {@link Capability#SUB_ADMINISTRATORS}. */
public interface SubAdministrators {
    List<SubAdministrator> subAdministrators();

    /** NOT_FOUND when there is none. */
    SubAdministrator readSubAdministrator(String name);

    /** ALREADY_EXISTS when there is one. @param password null where {@link Options#subAdministratorPasswords()} is not set */
    void createSubAdministrator(SubAdministrator wanted, Secret password);

    /** Replaces everything but the name; an empty password leaves the present one. Set-type. */
    void updateSubAdministrator(SubAdministrator wanted, Optional<Secret> password);

    /** NOT_FOUND the second time. */
    void deleteSubAdministrator(String name);
}
