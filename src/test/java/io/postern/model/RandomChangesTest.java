package io.postern.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Actor;
import io.postern.access.TestSessions;
import io.postern.change.ChangeKind;
import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.change.TestChanges;
import io.postern.directory.Mailbox;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.Tenancy;
import io.postern.provider.Providers;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Capability;
import io.postern.testing.HostedResellers;
import io.postern.testing.HostedResellers.Reseller;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/**
 * Whatever staff do in whatever order, and whatever happens to the calls: what is called done is done, what is called
 * refused or failed left no trace, what is called unknown is one or the other, and nothing is done twice. Each try has an
 * account of its own. {@code -Dmodel.seed=} repeats a run.
 */
@QuarkusTest
class RandomChangesTest {
    private static final Actor ALICE = new Actor("Alice", UUID.randomUUID(), "portal", null);
    private static final long SEED = Long.getLong("model.seed", System.nanoTime());
    private static final int TRIES = Integer.getInteger("model.tries", 30);
    private static final int AT_ONCE = 5;
    private static final int SMALLER = 25;
    private static final int MAILBOXES = 3;
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    @Inject
    HostedResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    Changes changes;

    @Inject
    TestChanges time;

    @Inject
    Providers providers;

    @Inject
    Tenancy tenancy;

    @Inject
    EntityManager entities;

    @Inject
    @All
    List<ChangeKind<?>> kinds;

    @Test
    void opensrs() throws Exception {
        holds("opensrs", OpensrsUpstream::new);
    }

    @Test
    void logicboxes() throws Exception {
        holds("logicboxes", LogicBoxesUpstream::new);
    }

    @Test
    void atmail() throws Exception {
        holds("atmail", AtmailUpstream::new);
    }

    /** What the model would say if something were called done that is not. */
    @Test
    void whatIsNotTrueIsNoticed() {
        var lie = new Step(Act.AUTORESPONDER, 0, 1, Hitch.LIE, false, 0, true);
        Map.<String, BiFunction<String, Integer, Upstream>>of(
                        "opensrs", OpensrsUpstream::new,
                        "logicboxes", LogicBoxesUpstream::new,
                        "atmail", AtmailUpstream::new)
                .forEach((provider, upstreams) -> assertThat(failure(provider, upstreams, List.of(lie)))
                        .as(provider)
                        .containsInstanceOf(AssertionError.class));
    }

    private void holds(String provider, BiFunction<String, Integer, Upstream> upstreams) throws Exception {
        var _ = sessions.tenant("model-" + provider);
        Set<Act> acts = offered(provider);
        assertThat(acts).contains(Act.SUSPEND, Act.RESUME, Act.DETAILS, Act.AUTORESPONDER);
        List<Shrinkable<List<Step>>> all = new ArrayList<>();
        JqwikSession.run(() -> {
            var generator = sequences(acts).generator(1000);
            for (int number = 0; number < TRIES; number++) {
                all.add(generator.next(new Random(SEED + number)));
            }
        });
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Optional<Throwable>>> tries = new ArrayList<>();
            all.forEach(one -> tries.add(() -> failure(provider, upstreams, one.value())));
            var results = threads.invokeAll(tries);
            for (int number = 0; number < TRIES; number++) {
                if (results.get(number).get().isPresent()) {
                    throw smallest(
                            provider,
                            upstreams,
                            all.get(number),
                            number,
                            results.get(number).get().get());
                }
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a try broke", e);
        }
    }

    /** Shrinks as far as a few more tries lead. */
    private AssertionError smallest(
            String provider,
            BiFunction<String, Integer, Upstream> upstreams,
            Shrinkable<List<Step>> failed,
            int number,
            Throwable first) {
        var least = new Object() {
            Shrinkable<List<Step>> steps = failed;
            Throwable why = first;
            int left = SMALLER;
        };
        JqwikSession.run(() -> {
            boolean smaller = true;
            while (smaller && least.left > 0) {
                smaller = false;
                for (var each : least.steps.shrink().limit(least.left).toList()) {
                    least.left--;
                    Optional<Throwable> why = failure(provider, upstreams, each.value());
                    if (why.isPresent()) {
                        least.steps = each;
                        least.why = why.get();
                        smaller = true;
                        break;
                    }
                }
            }
        });
        return new AssertionError(
                "seed " + SEED + ", try " + number + ": " + least.steps.value() + " from " + failed.value(), least.why);
    }

    /** What the provider can do and the portal offers. */
    private Set<Act> offered(String provider) {
        Set<String> known = new HashSet<>();
        kinds.forEach(kind -> known.add(kind.name()));
        var info = providers.info(provider).orElseThrow();
        Set<Act> offered = EnumSet.noneOf(Act.class);
        for (Act act : Act.values()) {
            if (known.contains(act.kind) && info.support(capability(act)).yes()) {
                offered.add(act);
            }
        }
        return offered;
    }

    private static Capability capability(Act act) {
        return switch (act) {
            case SUSPEND, RESUME -> Capability.SUSPEND;
            case DETAILS -> Capability.DETAILS;
            case PASSWORD_SET -> Capability.PASSWORD_SET;
            case PASSWORD_CHANGE -> Capability.PASSWORD_CHANGE;
            case PASSWORD_RESET -> Capability.PASSWORD_RESET;
            case AUTORESPONDER -> Capability.AUTORESPONDER;
            case QUOTA -> Capability.QUOTA;
            case FORWARDS -> Capability.FORWARDING;
            case ALIAS_ADD, ALIAS_REMOVE -> Capability.ALIASES;
            case CREATE -> Capability.CREATE;
            case DELETE -> Capability.DELETE;
            case RENAME -> Capability.RENAME;
        };
    }

    private static Arbitrary<List<Step>> sequences(Set<Act> acts) {
        Arbitrary<Hitch> hitches = Arbitraries.frequency(
                Tuple.of(36, Hitch.NONE),
                Tuple.of(16, Hitch.RESET_AFTER),
                Tuple.of(10, Hitch.RESET_BEFORE),
                Tuple.of(8, Hitch.TRUNCATED),
                Tuple.of(6, Hitch.EMPTY),
                Tuple.of(6, Hitch.GARBAGE),
                Tuple.of(8, Hitch.REFUSED),
                Tuple.of(10, Hitch.BUSY),
                Tuple.of(1, Hitch.HANG),
                Tuple.of(1, Hitch.HANG_AFTER));
        return Combinators.combine(
                        Arbitraries.of(acts),
                        Arbitraries.integers().between(0, MAILBOXES),
                        Arbitraries.integers().between(1, 3),
                        hitches,
                        Arbitraries.of(false, false, true),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(8);
    }

    /** A change that was made, and what it does to the model. */
    private record Made(Step step, String address, UUID change, boolean smooth, UnaryOperator<Mailboxes> effect) {}

    private Optional<Throwable> failure(
            String provider, BiFunction<String, Integer, Upstream> upstreams, List<Step> steps) {
        String domain = "m" + ACCOUNTS.incrementAndGet() + ".model-" + provider + ".example";
        Upstream upstream = upstreams.apply(domain, MAILBOXES);
        try {
            new Try(resellers.open("model-" + provider, upstream.at()), upstream).holds(steps);
            return Optional.empty();
        } catch (AssertionError | RuntimeException failed) {
            return Optional.of(failed);
        } finally {
            upstream.calm();
            upstream.close();
        }
    }

    /** One sequence against one account. */
    private final class Try {
        private final Reseller reseller;
        private final Upstream upstream;
        private final List<String> addresses = new ArrayList<>();
        private final List<Made> made = new ArrayList<>();

        Try(Reseller reseller, Upstream upstream) {
            this.reseller = reseller;
            this.upstream = upstream;
            for (int number = 0; number < MAILBOXES; number++) {
                addresses.add(reseller.mailbox(number).address);
            }
            addresses.add("new@" + reseller.domain.name);
            addresses.add("moved1@" + reseller.domain.name);
            addresses.add("moved2@" + reseller.domain.name);
            addresses.add("moved3@" + reseller.domain.name);
        }

        void holds(List<Step> steps) {
            Mailboxes before = actual();
            boolean smooth = true;
            for (Step step : steps) {
                smooth &= step.hitch() == Hitch.NONE;
                run(step, smooth);
            }
            upstream.calm();
            time.settle(reseller.tenant, reseller.connectionId);
            time.giveUp(reseller.tenant, reseller.connectionId);
            judge(before);
        }

        private void run(Step step, boolean smooth) {
            if (step.act().moves()) {
                // effects on several addresses happen in the order of the model
                time.settle(reseller.tenant, reseller.connectionId);
            }
            String address = addresses.get(step.place());
            Optional<Target> target = target(step.act(), address);
            if (target.isEmpty()) {
                return;
            }
            if (step.hitch() != Hitch.NONE) {
                upstream.hit(step.act(), step.hitch(), step.reading(), step.skip());
            }
            Object old = step.act() == Act.PASSWORD_CHANGE
                    ? upstream.mailbox(address)
                            .map(found -> found.get("password"))
                            .orElse("none")
                    : null;
            ChangeView change = changes.run(reseller.tenant, ALICE, wanted(step, target.get(), (String) old));
            made.add(new Made(step, address, change.id(), smooth, effect(step, address, change.id())));
            if (step.patience() || step.act().moves()) {
                time.settle(reseller.tenant, reseller.connectionId);
            }
        }

        /** Nothing where the directory has no such mailbox, as no page would offer it. */
        private Optional<Target> target(Act act, String address) {
            if (act == Act.CREATE) {
                return Optional.of(new Target(
                        reseller.connectionId,
                        reseller.domain.id,
                        null,
                        Address.parse(address).orElseThrow()));
            }
            return tenancy.inTenant(
                    reseller.tenant, () -> entities.createQuery("from Mailbox where address = ?1", Mailbox.class)
                            .setParameter(1, address)
                            .getResultStream()
                            .findFirst()
                            .map(reseller::target));
        }

        private NewChange wanted(Step step, Target target, String old) {
            int value = step.value();
            Map<String, Secret> secrets =
                    switch (step.act()) {
                        case PASSWORD_SET -> Map.of("new", Secret.of(password(value)));
                        case PASSWORD_CHANGE -> Map.of("old", Secret.of(old), "new", Secret.of(password(value)));
                        case CREATE -> Map.of("password", Secret.of(password(value)));
                        case SUSPEND,
                                RESUME,
                                DETAILS,
                                PASSWORD_RESET,
                                AUTORESPONDER,
                                QUOTA,
                                FORWARDS,
                                ALIAS_ADD,
                                ALIAS_REMOVE,
                                DELETE,
                                RENAME -> Map.of();
                    };
            return new NewChange(null, step.act().kind, target, input(step), secrets);
        }

        private Object input(Step step) {
            String name = "Name " + step.value();
            return switch (step.act()) {
                case SUSPEND, RESUME, PASSWORD_SET, PASSWORD_CHANGE, PASSWORD_RESET, DELETE -> Map.of();
                case DETAILS -> Map.of("firstName", name);
                case AUTORESPONDER ->
                    new Autoresponder(
                            true,
                            upstream instanceof LogicBoxesUpstream ? "Away" : "",
                            "Away " + step.value(),
                            Autoresponder.Format.TEXT,
                            false,
                            null);
                case QUOTA -> Map.of("bytes", quota(step.value()));
                case FORWARDS ->
                    Map.of(
                            "targets",
                            List.of("to" + step.value() + "@example.net"),
                            "keepCopy",
                            !(upstream instanceof AtmailUpstream));
                case CREATE -> Map.of("firstName", name, "lastName", "Last", "notificationAddress", "n@example.net");
                case ALIAS_ADD, ALIAS_REMOVE -> Map.of("alias", alias(step.value()) + "@" + reseller.domain.name);
                case RENAME -> Map.of("address", addresses.get(MAILBOXES + step.value()));
            };
        }

        private UnaryOperator<Mailboxes> effect(Step step, String address, UUID change) {
            int value = step.value();
            return switch (step.act()) {
                case SUSPEND -> all -> all.with(address, "status", "SUSPENDED");
                case RESUME -> all -> all.with(address, "status", "ACTIVE");
                case DETAILS -> all -> all.with(address, "name", "Name " + value);
                case PASSWORD_SET, PASSWORD_CHANGE -> all -> all.with(address, "password", password(value));
                case PASSWORD_RESET -> all -> all.with(address, "password", shown(change));
                case AUTORESPONDER -> all -> all.with(address, "reply", "Away " + value);
                case QUOTA -> all -> all.with(address, "quota", shownQuota(value));
                case FORWARDS -> all -> all.with(address, "forwards", "to" + value + "@example.net");
                case ALIAS_ADD -> all -> all.with(address, alias(value), "yes");
                case ALIAS_REMOVE -> all -> all.with(address, alias(value), "");
                case CREATE ->
                    all -> all.has(address)
                            ? all
                            : all.put(address, Map.of("name", "Name " + value, "password", password(value)));
                case DELETE -> all -> all.without(address);
                case RENAME -> all -> all.moved(address, addresses.get(MAILBOXES + value));
            };
        }

        private final Map<UUID, String> seen = new HashMap<>();

        /** A generated password, which is shown once. */
        private String shown(UUID change) {
            return seen.computeIfAbsent(change, id -> changes.takeSecret(reseller.tenant, id, ALICE.memberId())
                    .map(Secret::reveal)
                    .orElse(Mailboxes.ANY));
        }

        private static String alias(int value) {
            return Upstream.ALIASES.get(value - 1);
        }

        private static String password(int value) {
            return "Chosen.Pass" + value;
        }

        private static long quota(int value) {
            return value * 50L << 20;
        }

        private String shownQuota(int value) {
            return String.valueOf(upstream instanceof AtmailUpstream ? quota(value) >> 20 : quota(value));
        }

        private Mailboxes actual() {
            var all = new HashMap<String, Map<String, String>>();
            addresses.forEach(address -> upstream.mailbox(address).ifPresent(found -> all.put(address, found)));
            return new Mailboxes(Map.copyOf(all));
        }

        private void judge(Mailboxes before) {
            Set<Mailboxes> possible = Set.of(before);
            var story = new ArrayList<String>();
            for (Made each : made) {
                ChangeView change = changes.find(reseller.tenant, each.change()).orElseThrow();
                story.add(each.step() + ": " + change.state() + " " + change.outcomeKind());
                assertThat(change.finished()).as("%s", story).isTrue();
                boolean met = possible.stream().anyMatch(all -> meets(each, all));
                if (each.smooth() && met) {
                    assertThat(change.state())
                            .as("nothing went wrong: %s", story)
                            .isEqualTo(ChangeState.DONE);
                }
                possible = after(possible, each, change.state());
            }
            Mailboxes now = actual();
            assertThat(possible).as("%s ended as %s", story, now).anyMatch(allowed -> allowed.allows(now));
            assertNothingTwice(story);
        }

        private static boolean meets(Made each, Mailboxes all) {
            return switch (each.step().act()) {
                case CREATE -> !all.has(each.address());
                // another mailbox may have the name
                case RENAME, ALIAS_ADD, ALIAS_REMOVE -> false;
                // some providers keep the last one
                case DELETE -> all.has(each.address()) && all.byAddress().size() > 1;
                case SUSPEND,
                        RESUME,
                        DETAILS,
                        PASSWORD_SET,
                        PASSWORD_CHANGE,
                        PASSWORD_RESET,
                        AUTORESPONDER,
                        QUOTA,
                        FORWARDS -> all.has(each.address());
            };
        }

        private static Set<Mailboxes> after(Set<Mailboxes> possible, Made each, ChangeState state) {
            Set<Mailboxes> next = new HashSet<>();
            for (Mailboxes all : possible) {
                switch (state) {
                    case DONE -> next.add(each.effect().apply(all));
                    case UNKNOWN -> {
                        next.add(all);
                        next.add(each.effect().apply(all));
                    }
                    case REFUSED, FAILED, CANCELLED -> next.add(all);
                    case PLANNED, RUNNING -> throw new AssertionError("not finished");
                }
            }
            return next;
        }

        private void assertNothingTwice(List<String> story) {
            for (Made each : made) {
                Act act = each.step().act();
                long wanted = made.stream()
                        .filter(other ->
                                other.step().act() == act && other.address().equals(each.address()))
                        .filter(other -> switch (changes.find(reseller.tenant, other.change())
                                .orElseThrow()
                                .state()) {
                            case DONE, UNKNOWN -> true;
                            case REFUSED, FAILED, CANCELLED, PLANNED, RUNNING -> false;
                        })
                        .count();
                if (upstream.tells(act)) {
                    assertThat(upstream.applied(act, each.address()))
                            .as("%s of %s took effect: %s", act, each.address(), story)
                            .isLessThanOrEqualTo(wanted);
                }
            }
        }
    }
}
