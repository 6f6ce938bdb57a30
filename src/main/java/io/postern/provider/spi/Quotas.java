package io.postern.provider.spi;

/** Sets how much a mailbox may hold. Set-type. Capability {@link Capability#QUOTA}. */
public interface Quotas {
    /** @param bytes positive, a whole number of {@link Options#quotaStepBytes()} */
    void setQuota(MailboxRef mailbox, long bytes);
}
