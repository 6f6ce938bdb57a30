package io.postern.provider.spi;

/**
 * What holds for the mailboxes of a domain; null: not told, or left as it is. Sizes are bytes.
 *
 * @param quotaBytes given to a new mailbox
 * @param quotaMaximumBytes most that a mailbox may be given
 * @param mailboxLimit most mailboxes
 * @param aliasLimit most aliases
 * @param passwordStrength how good passwords must be
 */
public record DomainDefaults(
        Long quotaBytes,
        Long quotaMaximumBytes,
        Long mailboxLimit,
        Long aliasLimit,
        PasswordStrength passwordStrength) {
    /** How good a password must be. */
    public enum PasswordStrength {
        NONE,
        WEAK,
        MEDIUM,
        GOOD,
        STRONG
    }
}
