package io.postern.provider.spi;

import java.util.List;

/** Makes addresses without a store. As {@link Creation#create}. Capability {@link Capability#CREATE_FORWARD_ONLY}. */
public interface ForwardOnlyCreation {
    /** @param targets at least one, at most {@link Options#forwardTargets()} */
    void createForwardOnly(MailboxRef address, List<Address> targets);
}
