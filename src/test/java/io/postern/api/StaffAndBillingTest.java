package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Actor;
import io.postern.api.Sellers.Seller;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.directory.Mailbox;
import io.postern.mailbox.suspension.Suspensions;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.SuspensionEffect;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Account suspension by billing and mailbox suspension by staff: neither lifts the other's. */
@QuarkusTest
class StaffAndBillingTest {
    private static final Actor ALICE = new Actor("Alice", UUID.randomUUID(), "portal", null);
    private static final long SEED = Long.getLong("model.seed", System.nanoTime());
    private static int tries;

    @Inject
    Sellers sellers;

    @Inject
    Suspensions suspensions;

    @Inject
    Changes changes;

    private TenantId tenant;

    @Test
    void whatStaffHadSuspendedStaysSoWhenBillingLetsGo() {
        Seller seller = sold("both-before", 2);
        Mailbox first = mailbox(seller, 1);
        done(suspensions.suspend(
                seller.reseller().tenant, ALICE, null, seller.reseller().target(first)));
        billing(seller, "suspended");
        billing(seller, "active");
        assertThat(stopped(seller, 1)).isTrue();
        assertThat(stopped(seller, 2)).isFalse();
        done(suspensions.resume(
                seller.reseller().tenant, ALICE, null, seller.reseller().target(first)));
        assertThat(stopped(seller, 1)).isFalse();
    }

    @Test
    void whatBillingStopsStaffCannotLift() {
        Seller seller = sold("both-lift", 1);
        billing(seller, "suspended");
        done(suspensions.resume(
                seller.reseller().tenant, ALICE, null, seller.reseller().target(mailbox(seller, 1))));
        assertThat(stopped(seller, 1)).isTrue();
        UUID batch = suspensions.resumeAll(
                seller.reseller().tenant, ALICE, List.of(seller.reseller().target(mailbox(seller, 1))));
        assertThat(batch).isNotNull();
        assertThat(stopped(seller, 1)).isTrue();
        billing(seller, "active");
        assertThat(stopped(seller, 1)).isFalse();
    }

    @Test
    void whatStaffSuspendMeanwhileOutlivesBilling() {
        Seller seller = sold("both-meanwhile", 1);
        billing(seller, "suspended");
        done(suspensions.suspend(
                seller.reseller().tenant, ALICE, null, seller.reseller().target(mailbox(seller, 1))));
        billing(seller, "active");
        assertThat(stopped(seller, 1)).isTrue();
        done(suspensions.resume(
                seller.reseller().tenant, ALICE, null, seller.reseller().target(mailbox(seller, 1))));
        assertThat(stopped(seller, 1)).isFalse();
    }

    @Test
    void aServiceThatWasOffBeforeStaysOff() {
        Seller seller = sold("both-off", 1);
        var upstream = seller.reseller().upstream("user-01@both-off.example");
        upstream.services.put(MailService.POP, ServiceState.DISABLED);
        billing(seller, "suspended");
        billing(seller, "active");
        assertThat(upstream.services.get(MailService.POP)).isEqualTo(ServiceState.DISABLED);
        assertThat(upstream.services.get(MailService.IMAP)).isEqualTo(ServiceState.ENABLED);
    }

    @Test
    void aMailboxThatAppearsMeanwhileIsStoppedOnceItIsSeen() {
        Seller seller = sold("both-appears", 1);
        billing(seller, "suspended");
        seller.reseller().add("late");
        // as the end of a pass that saw it
        seller.put("{'state':'suspended'}");
        Sellers.eventually(() -> assertThat(
                        seller.reseller().upstream("late@both-appears.example").stopped())
                .isNotEmpty());
    }

    /** Staff, billing and lost answers in random orders: what is stopped is what one of them stops. */
    @Test
    void inWhateverOrderAMailboxIsStoppedExactlyWhileOneOfThemStopsIt() {
        for (int round = 0; round < 12; round++) {
            long seed = SEED + round;
            walk(sold("both-model-" + ++tries, 1), new Random(seed), "seed " + seed);
        }
    }

    private void walk(Seller seller, Random random, String seed) {
        boolean byBilling = false;
        Set<SuspensionEffect> byStaff = EnumSet.noneOf(SuspensionEffect.class);
        List<String> walked = new ArrayList<>();
        for (int step = 0; step < 10; step++) {
            int act = random.nextInt(5);
            if (random.nextInt(4) == 0) {
                seller.reseller().account.loseAnswer(random.nextBoolean() ? "suspend" : "resume");
            }
            var target = seller.reseller().target(mailbox(seller, 1));
            switch (act) {
                case 0 -> {
                    done(suspensions.suspend(seller.reseller().tenant, ALICE, null, target));
                    byStaff = EnumSet.allOf(SuspensionEffect.class);
                }
                case 1 -> {
                    done(suspensions.suspend(
                            seller.reseller().tenant, ALICE, null, target, Set.of(SuspensionEffect.SEND)));
                    byStaff = byBilling ? EnumSet.allOf(SuspensionEffect.class) : with(byStaff, SuspensionEffect.SEND);
                }
                case 2 -> {
                    done(suspensions.resume(seller.reseller().tenant, ALICE, null, target));
                    byStaff = EnumSet.noneOf(SuspensionEffect.class);
                }
                case 3 -> {
                    billing(seller, "suspended");
                    byBilling = true;
                }
                default -> {
                    billing(seller, "active");
                    byBilling = false;
                }
            }
            seller.reseller().account.clearFaults();
            walked.add("staff suspends,staff stops sending,staff resumes,billing suspends,billing resumes"
                    .split(",")[act]);
            assertThat(seller.reseller().upstream(mailbox(seller, 1).address).stopped())
                    .as(seed + ": " + walked)
                    .isEqualTo(byBilling ? EnumSet.allOf(SuspensionEffect.class) : byStaff);
        }
    }

    private static Set<SuspensionEffect> with(Set<SuspensionEffect> some, SuspensionEffect one) {
        Set<SuspensionEffect> all = EnumSet.of(one);
        all.addAll(some);
        return all;
    }

    private Seller sold(String slug, int mailboxes) {
        Seller seller = sellers.open(slug, mailboxes);
        seller.sell().then().statusCode(201);
        tenant = seller.reseller().tenant;
        return seller;
    }

    private static void billing(Seller seller, String state) {
        seller.put("{'state':'" + state + "'}");
        Sellers.eventually(
                () -> assertThat(seller.get().path("state").toString()).isEqualTo(state));
    }

    private static Mailbox mailbox(Seller seller, int number) {
        return seller.reseller()
                .mailbox("user-0" + number + "@" + seller.reseller().domain.name)
                .orElseThrow();
    }

    private static boolean stopped(Seller seller, int number) {
        return !seller.reseller()
                .upstream(mailbox(seller, number).address)
                .stopped()
                .isEmpty();
    }

    private void done(ChangeView begun) {
        Sellers.eventually(
                () -> assertThat(changes.find(tenant, begun.id()).orElseThrow().done())
                        .isTrue());
    }
}
