package io.postern.selfservice.offer;

import java.util.List;

/**
 * One part on the page of a place.
 *
 * @param on whether the owner may do it
 * @param from where that comes from, or null when nobody has switched anything
 * @param above what would hold without a switch here
 * @param choice what is switched here
 * @param offered what the person at hand may choose; one choice is none
 */
public record SwitchLine(Part part, boolean on, Level from, boolean above, Choice choice, List<Choice> offered) {
    public SwitchLine {
        offered = List.copyOf(offered);
    }

    static SwitchLine of(Part part, Level here, List<SelfServiceSwitch> switches, boolean staff) {
        InForce now = InForce.of(part, switches);
        InForce above = InForce.of(
                part, switches.stream().filter(each -> each.level != here).toList());
        SelfServiceSwitch own = switches.stream()
                .filter(each -> each.level == here && each.part == part)
                .findFirst()
                .orElse(null);
        Choice choice = own == null ? Choice.AS_ABOVE : own.on ? Choice.ON : Choice.OFF;
        return new SwitchLine(part, now.on(), now.from(), above.on(), choice, offered(here, now, above, choice, staff));
    }

    private static List<Choice> offered(Level here, InForce now, InForce above, Choice choice, boolean staff) {
        if (staff) {
            return here == Level.TENANT
                    ? List.of(Choice.ON, Choice.OFF)
                    : List.of(Choice.AS_ABOVE, Choice.ON, Choice.OFF);
        }
        boolean ownOff = choice == Choice.OFF && now.held() && !above.held();
        return ownOff || above.held() ? List.of(choice) : List.of(Choice.AS_ABOVE, Choice.ON, Choice.OFF);
    }

    /** With another choice marked; null keeps it. */
    SwitchLine choosing(Choice other) {
        return other == null ? this : new SwitchLine(part, on, from, above, other, offered);
    }

    public boolean fixed() {
        return offered.size() == 1;
    }

    /** What a page marks: at the top there is nothing above, so what is not switched is on. */
    public Choice marked() {
        return offered.contains(choice) ? choice : Choice.ON;
    }
}
