package io.postern.mailbox.suspension;

import io.postern.change.ChangeState;
import io.postern.change.Earlier;
import io.postern.provider.spi.SuspensionEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who has stopped a mailbox, and what each has to bring back: told from what was done to it, the oldest first. Neither
 * staff nor billing lifts what the other has stopped.
 */
final class Stops {
    static final Set<String> KINDS = Set.of(Suspend.NAME, Resume.NAME, BillingSuspend.NAME, BillingResume.NAME);
    /** Nothing was done, as the moment for it had passed. */
    static final Map<String, String> SKIPPED = Map.of("skipped", "true");
    /** Staff let go while billing holds: billing's resume brings back what they had stopped. */
    static final Map<String, String> DEFERRED = Map.of("deferred", "true");

    private static final String ENDED = "ended";

    private enum Holder {
        STAFF,
        BILLING
    }

    /** @param whole all that the provider stops */
    private record Held(Holder by, Set<SuspensionEffect> effects, boolean whole, Map<String, String> facts) {
        Held by(Holder other) {
            return new Held(other, effects, whole, facts);
        }
    }

    /** What the end of billing's suspension means for one mailbox. */
    enum Ending {
        /** Everything that was stopped by us is brought back. */
        ALL,
        /** What billing stopped is brought back; some that staff stopped stays so. */
        OWN,
        /** Staff have suspended the mailbox too: it stays so, and their resume brings everything back. */
        LEFT;

        Map<String, String> facts() {
            return Map.of(ENDED, name());
        }
    }

    private final Set<SuspensionEffect> all;
    private final List<Held> held = new ArrayList<>();

    private Stops(Set<SuspensionEffect> all) {
        this.all = all;
    }

    /** @param all what the provider stops at most */
    static Stops of(List<Earlier<SuspensionInput>> changes, Set<SuspensionEffect> all) {
        var stops = new Stops(all);
        changes.forEach(stops::add);
        return stops;
    }

    private void add(Earlier<SuspensionInput> change) {
        boolean done = change.state() == ChangeState.DONE;
        switch (change.kind()) {
            case Suspend.NAME -> {
                Set<SuspensionEffect> chosen = change.input().effects();
                boolean whole = chosen.isEmpty() || chosen.containsAll(all) || heldBy(Holder.BILLING);
                held.add(new Held(Holder.STAFF, chosen, whole, facts(change)));
            }
            case BillingSuspend.NAME -> {
                if (!change.facts().equals(SKIPPED)) {
                    held.add(new Held(Holder.BILLING, all, true, facts(change)));
                }
            }
            case Resume.NAME -> {
                if (done) {
                    resumed(change.facts());
                }
            }
            case BillingResume.NAME -> {
                if (done && change.facts().containsKey(ENDED)) {
                    ended(Ending.valueOf(change.facts().get(ENDED)));
                }
            }
            default -> throw new IllegalArgumentException(change.kind());
        }
    }

    private void resumed(Map<String, String> facts) {
        if (facts.equals(DEFERRED)) {
            held.replaceAll(one -> one.by(Holder.BILLING));
        } else {
            held.clear();
        }
    }

    private void ended(Ending ending) {
        switch (ending) {
            case ALL -> held.clear();
            case OWN -> held.removeIf(one -> one.by == Holder.BILLING);
            case LEFT -> held.replaceAll(one -> one.by(Holder.STAFF));
        }
    }

    /** Of a suspend that may have taken effect nobody knows what was on before. */
    private static Map<String, String> facts(Earlier<SuspensionInput> change) {
        return change.state() == ChangeState.DONE ? change.facts() : Map.of();
    }

    boolean heldByStaff() {
        return heldBy(Holder.STAFF);
    }

    /** What to bring back once nobody holds the mailbox any more. */
    Remembered everything() {
        return Remembered.merged(held.stream().map(Held::facts).toList());
    }

    Ending ending() {
        boolean whole = held.stream().anyMatch(one -> one.by == Holder.STAFF && one.whole);
        return whole ? Ending.LEFT : heldByStaff() ? Ending.OWN : Ending.ALL;
    }

    SuspensionView.ByStaff byStaff() {
        return switch (ending()) {
            case ALL -> SuspensionView.ByStaff.NOTHING;
            case OWN -> SuspensionView.ByStaff.SOME;
            case LEFT -> SuspensionView.ByStaff.ALL;
        };
    }

    /** Whether billing, or staff who left it to billing, stopped anything at all. */
    boolean stoppedByBilling() {
        return ofBilling().stream().anyMatch(facts -> Remembered.ending(facts) != Remembered.Ending.NOTHING_DONE);
    }

    /** What billing has to bring back. */
    Remembered own() {
        return Remembered.merged(ofBilling());
    }

    /** Whether that was done. */
    boolean ownBroughtBack(Set<SuspensionEffect> stopped) {
        return stopped.isEmpty() || (forgotten() ? staffEffects().containsAll(stopped) : own().broughtBack(stopped));
    }

    /** Bringing back everything, as nobody knows what billing stopped, must not bring back this. */
    Set<SuspensionEffect> againAfterwards() {
        return forgotten() ? staffEffects() : Set.of();
    }

    private boolean forgotten() {
        return ending() == Ending.OWN && own().equals(Remembered.NOTHING);
    }

    private Set<SuspensionEffect> staffEffects() {
        return held.stream()
                .filter(one -> one.by == Holder.STAFF)
                .flatMap(one -> one.effects.stream())
                .collect(Collectors.toSet());
    }

    private List<Map<String, String>> ofBilling() {
        return held.stream()
                .filter(one -> one.by == Holder.BILLING)
                .map(Held::facts)
                .toList();
    }

    private boolean heldBy(Holder holder) {
        return held.stream().anyMatch(one -> one.by == holder);
    }
}
