package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.KeepCopy;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxRef;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mail is passed on, and arrives at further addresses. */
abstract class DeliveryPromises extends AccountPromises {
    @Test
    void forwardsAreReplacedAsAWhole() {
        if (can(Capability.FORWARDING)) {
            var first = new Forwards(targets(Math.min(2, options().forwardTargets())), true);
            twice(() -> provider().delivery().updateForwards(mailbox(), first));
            assertThat(readTargets(mailbox())).containsExactlyInAnyOrderElementsOf(first.targets());
            assertThat(provider().read(mailbox()).forwards())
                    .containsExactlyInAnyOrderElementsOf(
                            first.targets().stream().map(Address::toString).toList());

            var second = new Forwards(List.of(outside("another")), true);
            provider().delivery().updateForwards(mailbox(), second);
            assertThat(readTargets(mailbox())).containsExactly(outside("another"));

            twice(() -> provider().delivery().updateForwards(mailbox(), new Forwards(List.of(), true)));
            assertThat(readTargets(mailbox())).isEmpty();
        }
    }

    @Test
    void whetherAMailboxKeepsWhatItPassesOnIsAsDeclared() {
        if (can(Capability.FORWARDING)) {
            for (boolean wanted : new boolean[] {true, false}) {
                if (options().keepCopy() == KeepCopy.CHOICE
                        || wanted == (options().keepCopy() == KeepCopy.ALWAYS)) {
                    provider().delivery().updateForwards(mailbox(), new Forwards(targets(1), wanted));
                    assertThat(provider().delivery().readForwards(mailbox()).keepCopy())
                            .isEqualTo(wanted);
                }
            }
        }
    }

    @Test
    void whatCannotBeATargetIsRefusedWithoutACall() {
        if (can(Capability.FORWARDING)) {
            withoutACall(() -> {
                for (List<Address> wrong : List.of(
                        List.of(mailbox().address()),
                        List.of(outside("a"), outside("a")),
                        targets(options().forwardTargets() + 1))) {
                    assertThat(failure(() -> provider().delivery().updateForwards(mailbox(), new Forwards(wrong, true)))
                                    .field())
                            .isEqualTo("targets");
                }
            });
            ends(Kind.NOT_FOUND, () -> provider().delivery().readForwards(missing()));
            ends(Kind.NOT_FOUND, () -> provider().delivery().updateForwards(missing(), new Forwards(targets(1), true)));
        }
    }

    @Test
    void anAddressWithoutAStoreKeepsATarget() {
        if (can(Capability.CREATE_FORWARD_ONLY) && can(Capability.FORWARDING)) {
            MailboxRef info = at("info-desk");
            provider().accounts().createForwardOnly(info, List.of(outside("a")));
            assertThat(readTargets(info)).containsExactly(outside("a"));
            twice(() -> provider().delivery().updateForwards(info, new Forwards(List.of(outside("b")), false)));
            assertThat(readTargets(info)).containsExactly(outside("b"));
            ends(Kind.CONFLICT, () -> provider().delivery().updateForwards(info, new Forwards(List.of(), false)));
            assertThat(readTargets(info)).containsExactly(outside("b"));
        }
    }

    @Test
    void anotherAddressOfAMailboxIsAddedAndTakenAwayOnce() {
        if (can(Capability.ALIASES)) {
            Address alias = at("also-me").address();
            assertThat(provider().delivery().readAliases(mailbox())).doesNotContain(alias);
            provider().delivery().addAlias(mailbox(), alias);
            assertThat(provider().delivery().readAliases(mailbox())).contains(alias);
            ends(Kind.ALREADY_EXISTS, () -> provider().delivery().addAlias(mailbox(), alias));
            ends(
                    Kind.ALREADY_EXISTS,
                    () -> provider().delivery().addAlias(mailbox(), another().address()));
            if (can(Capability.CREATE)) {
                assertThat(provider().accounts().isFree(new MailboxRef(domain(), alias)))
                        .isFalse();
            }
            provider().delivery().removeAlias(mailbox(), alias);
            assertThat(provider().delivery().readAliases(mailbox())).doesNotContain(alias);
            ends(Kind.NOT_FOUND, () -> provider().delivery().removeAlias(mailbox(), alias));
        }
    }

    private List<Address> readTargets(MailboxRef mailbox) {
        return provider().delivery().readForwards(mailbox).targets();
    }

    private static List<Address> targets(int number) {
        return IntStream.range(0, number)
                .mapToObj(index -> outside("target" + index))
                .toList();
    }
}
