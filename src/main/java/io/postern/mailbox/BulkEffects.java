package io.postern.mailbox;

import io.postern.provider.Providers;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.SuspensionEffect;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** What suspending the mailboxes of a list stops: it differs from provider to provider. */
@ApplicationScoped
class BulkEffects {
    private final Providers providers;

    BulkEffects(Providers providers) {
        this.providers = providers;
    }

    /** @param effects in the order of {@link SuspensionEffect} */
    public record Stops(String provider, List<SuspensionEffect> effects) {
        public Stops {
            effects = effects.stream().sorted().toList();
        }
    }

    /** Whether deleted mailboxes may be given back; where nothing is shown, whether some provider would. */
    boolean keepDeleted(List<String> served) {
        return providers.all().stream()
                .filter(info -> served.isEmpty() || served.contains(info.id()))
                .anyMatch(info -> info.support(Capability.RESTORE).yes());
    }

    /** One for each of {@code served} that can suspend, by name. */
    List<Stops> of(List<String> served) {
        return served.stream()
                .flatMap(provider -> providers.info(provider).stream())
                .filter(info -> info.support(Capability.SUSPEND).yes())
                .map(info -> new Stops(info.displayName(), List.copyOf(info.suspensionEffects())))
                .sorted(Comparator.comparing(Stops::provider))
                .toList();
    }
}
