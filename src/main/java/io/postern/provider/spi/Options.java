package io.postern.provider.spi;

import java.util.Set;

/**
 * How far a provider's functions go, as data: forms show what is here and nothing else.
 *
 * @param forwardTargets most targets of one address; 0 where there is no forwarding
 * @param quotaStepBytes the unit in which sizes are set; 0 where they are not
 * @param quotaMaximumBytes most that can be set; 0 where it is not known
 * @param restoreDays days within which a deleted mailbox can be restored; 0: it is gone at once
 * @param suspensionChoice whether people may choose what stops; else all of {@link DriverInfo#suspensionEffects()} does
 * @param subAdministratorPasswords whether an administrator gets a password when made; else an existing mailbox is named
 */
public record Options(
        Set<AutoresponderOption> autoresponder,
        Set<DetailField> details,
        int forwardTargets,
        KeepCopy keepCopy,
        long quotaStepBytes,
        long quotaMaximumBytes,
        int restoreDays,
        boolean suspensionChoice,
        Set<MailService> services,
        Set<SubAdministratorRight> subAdministratorRights,
        boolean subAdministratorPasswords) {
    /** A provider that offers nothing optional. */
    public static final Options NONE =
            new Options(Set.of(), Set.of(), 0, KeepCopy.NEVER, 0, 0, 0, false, Set.of(), Set.of(), false);

    public Options {
        autoresponder = Set.copyOf(autoresponder);
        details = Set.copyOf(details);
        services = Set.copyOf(services);
        subAdministratorRights = Set.copyOf(subAdministratorRights);
    }
}
