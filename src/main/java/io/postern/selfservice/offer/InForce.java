package io.postern.selfservice.offer;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What holds for one part.
 *
 * @param from where it comes from, or null when nobody has switched anything
 * @param held switched off by the reseller, so that a customer cannot switch it on
 */
record InForce(boolean on, Level from, boolean held) {
    private static final InForce USUAL = new InForce(true, null, false);

    /** The nearest switch counts; but a customer's never switches on what the reseller has switched off above it. */
    static InForce of(Part part, Collection<SelfServiceSwitch> switches) {
        List<SelfServiceSwitch> downwards = switches.stream()
                .filter(each -> each.part == part)
                .sorted(Comparator.comparing(each -> each.level))
                .toList();
        InForce now = USUAL;
        for (SelfServiceSwitch each : downwards) {
            if (each.byStaff) {
                now = new InForce(each.on, each.level, !each.on);
            } else if (!each.on || !now.held) {
                now = new InForce(each.on, each.level, now.held);
            }
        }
        return now;
    }
}
