package io.postern.mailbox.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.Suspension;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.testing.InMemoryMailbox;
import io.postern.testing.InMemoryProvider;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** However a mailbox is suspended, the resume brings back what was on before, and nothing else. */
class RememberedTest {
    private static final Map<SuspensionEffect, Set<MailService>> SERVICES = Map.of(
            SuspensionEffect.LOGIN, Set.of(MailService.IMAP, MailService.POP, MailService.WEBMAIL),
            SuspensionEffect.SEND, Set.of(MailService.SEND, MailService.SEND_WEBMAIL),
            SuspensionEffect.RECEIVE, Set.of(MailService.RECEIVE));

    /** One act in a random order. */
    private sealed interface Act {
        record Suspended(Set<SuspensionEffect> effects) implements Act {}

        /** A suspend of which the answer, and so what was on before, was lost. */
        record Lost(Set<SuspensionEffect> effects) implements Act {}

        record Resumed() implements Act {}

        /** Somebody switches a service that is not stopped at the provider itself. */
        record Elsewhere(MailService service, ServiceState state) implements Act {}
    }

    @Property(tries = 500)
    void aResumeBringsBackWhatWasOn(
            @ForAll("states") Map<MailService, ServiceState> start, @ForAll("acts") List<Act> acts) {
        var provider = new InMemoryProvider();
        var ref = ref();
        MailDriver driver =
                provider.open(InMemoryProvider.endpoint(UUID.randomUUID().toString()), Map.of());
        InMemoryMailbox mailbox = InMemoryProvider.put(driver, ref.address());
        mailbox.services.putAll(start);
        Map<MailService, ServiceState> before = null;
        List<Map<String, String>> suspends = new ArrayList<>();
        Set<MailService> touched = new HashSet<>();
        for (Act act : acts) {
            switch (act) {
                case Act.Suspended(var effects) -> {
                    before = before == null ? new EnumMap<>(mailbox.services) : before;
                    effects.forEach(effect -> touched.addAll(SERVICES.get(effect)));
                    suspends.add(suspend(driver, ref, mailbox, effects));
                }
                case Act.Lost(var effects) -> {
                    before = before == null ? new EnumMap<>(mailbox.services) : before;
                    effects.forEach(effect -> touched.addAll(SERVICES.get(effect)));
                    suspend(driver, ref, mailbox, effects);
                    suspends.add(Map.of());
                }
                case Act.Elsewhere(var service, var state) -> {
                    // the portal leaves what is suspended alone; what it stopped is not to be remembered otherwise
                    if (!touched.contains(service)) {
                        mailbox.services.put(service, state);
                        if (before != null) {
                            before.put(service, state);
                        }
                    }
                }
                case Act.Resumed _ -> {
                    Remembered remembered = Remembered.merged(suspends);
                    ((Suspension) driver).resume(ref, remembered.memory());
                    if (before != null) {
                        assertThat(mailbox.services).isEqualTo(before);
                        assertThat(remembered.broughtBack(mailbox.stopped())).isTrue();
                    }
                    before = null;
                    suspends.clear();
                    touched.clear();
                }
            }
        }
    }

    @Test
    void theEarliestOfSeveralSuspendsIsRight() {
        var first = new Remembered(Map.of("smtp", "enabled"), Set.of(SuspensionEffect.SEND), Set.of());
        var second = new Remembered(
                Map.of("smtp", "suspended", "imap", "enabled"),
                EnumSet.of(SuspensionEffect.SEND, SuspensionEffect.LOGIN),
                Set.of(SuspensionEffect.SEND));
        Remembered merged = Remembered.merged(List.of(first.facts(), second.facts()));
        assertThat(merged.services()).isEqualTo(Map.of("smtp", "enabled", "imap", "enabled"));
        assertThat(merged.remaining()).isEmpty();
        assertThat(merged.broughtBack(Set.of(SuspensionEffect.RECEIVE))).isTrue();
        assertThat(merged.broughtBack(Set.of(SuspensionEffect.SEND))).isFalse();
    }

    @Test
    void whatSomebodyElseHadStoppedStaysStopped() {
        var all = EnumSet.allOf(SuspensionEffect.class);
        var suspend =
                new Remembered(Map.of("smtp", "suspended", "imap", "enabled"), all, Set.of(SuspensionEffect.SEND));
        Remembered merged = Remembered.merged(List.of(suspend.facts()));
        assertThat(merged).isEqualTo(suspend);
        assertThat(merged.broughtBack(Set.of(SuspensionEffect.SEND))).isTrue();
        assertThat(merged.broughtBack(Set.of(SuspensionEffect.LOGIN))).isFalse();
    }

    @Test
    void aSuspendThatForgotWhatWasOnMeansThatEverythingWorksAgain() {
        var known = new Remembered(Map.of("imap", "enabled"), Set.of(SuspensionEffect.LOGIN), Set.of());
        assertThat(Remembered.merged(List.of(known.facts(), Map.of()))).isEqualTo(Remembered.NOTHING);
        assertThat(Remembered.merged(List.of(known.facts(), Remembered.nothingDone())))
                .isEqualTo(known);
        assertThat(Remembered.merged(List.of())).isEqualTo(Remembered.NOTHING);
    }

    @Provide
    Arbitrary<Map<MailService, ServiceState>> states() {
        return Arbitraries.maps(
                        Arbitraries.of(MailService.class), Arbitraries.of(ServiceState.ENABLED, ServiceState.DISABLED))
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Set<SuspensionEffect>> effects =
                Arbitraries.of(SuspensionEffect.class).set().ofMinSize(1);
        Arbitrary<Act> suspended = effects.map(Act.Suspended::new);
        Arbitrary<Act> lost = effects.map(Act.Lost::new);
        Arbitrary<Act> resumed = Arbitraries.just(new Act.Resumed());
        Arbitrary<Act> elsewhere = Arbitraries.of(MailService.class)
                .flatMap(service -> Arbitraries.of(ServiceState.ENABLED, ServiceState.DISABLED)
                        .map(state -> new Act.Elsewhere(service, state)));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, suspended),
                        net.jqwik.api.Tuple.of(1, lost),
                        net.jqwik.api.Tuple.of(3, resumed),
                        net.jqwik.api.Tuple.of(2, elsewhere))
                .list()
                .ofMaxSize(25);
    }

    /** As {@link Suspend} does it; returns what it leaves for the resume. */
    private static Map<String, String> suspend(
            MailDriver driver, MailboxRef ref, InMemoryMailbox mailbox, Set<SuspensionEffect> effects) {
        if (mailbox.stopped().containsAll(effects)) {
            return Remembered.nothingDone();
        }
        Set<SuspensionEffect> remaining = new HashSet<>(mailbox.stopped());
        remaining.retainAll(effects);
        return new Remembered(((Suspension) driver).suspend(ref, effects).services(), effects, remaining).facts();
    }

    private static MailboxRef ref() {
        return new MailboxRef(new MailDomain("example.com", null), new Address("anna", "example.com"));
    }
}
