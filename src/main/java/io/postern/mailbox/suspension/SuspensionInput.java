package io.postern.mailbox.suspension;

import io.postern.provider.spi.SuspensionEffect;
import java.util.Set;

/** @param effects for a suspend: what to stop; empty for all that the provider stops */
record SuspensionInput(Set<SuspensionEffect> effects) {
    static final SuspensionInput ALL = new SuspensionInput(Set.of());

    SuspensionInput {
        effects = effects == null ? Set.of() : Set.copyOf(effects);
    }
}
