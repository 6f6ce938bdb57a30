package io.postern.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Permission;
import io.postern.access.Role;
import io.postern.member.MemberRules.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MemberRulesTest {
    private static final UUID CUSTOMER = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    /** @param whom in the list of members; the same number as {@code who} is the person himself */
    record Act(int who, int whom, Kind kind, Role role, UUID customer) {}

    enum Kind {
        INVITE,
        CHANGE,
        REMOVE
    }

    @Property
    void whateverPeopleTryAnOwnerStaysAndNobodyTouchesHimself(@ForAll("acts") List<Act> acts) {
        Map<UUID, Place> members = new LinkedHashMap<>();
        for (int number = 0; number < 3; number++) {
            members.put(new UUID(0, number), new Place(number < 2 ? Role.OWNER : Role.SUPPORT, null));
        }
        long next = 100;
        for (Act act : acts) {
            UUID me = at(members, act.who());
            UUID whom = at(members, act.whom());
            Place mine = members.get(me);
            Place before = members.get(whom);
            Place wanted = new Place(act.role(), act.customer());
            long otherOwners = members.entrySet().stream()
                    .filter(each -> each.getValue().owns() && !each.getKey().equals(whom))
                    .count();
            var refused =
                    switch (act.kind()) {
                        case INVITE -> MemberRules.invite(mine, wanted);
                        case CHANGE -> MemberRules.change(me, mine, whom, before, wanted, otherOwners);
                        case REMOVE -> MemberRules.remove(me, mine, whom, before, otherOwners);
                    };
            if (refused.isPresent()) {
                continue;
            }
            assertThat(mine.role()).as("who did it").isEqualTo(Role.OWNER);
            switch (act.kind()) {
                case INVITE -> members.put(new UUID(0, next++), wanted);
                case CHANGE -> {
                    assertThat(whom).isNotEqualTo(me);
                    members.put(whom, wanted);
                }
                case REMOVE -> {
                    assertThat(whom).isNotEqualTo(me);
                    members.remove(whom);
                }
            }
            assertThat(members.values()).anyMatch(Place::owns);
            assertThat(members.values()).allSatisfy(place -> {
                assertThat(place.role()).isNotEqualTo(Role.MAILBOX_OWNER);
                assertThat(place.role() == Role.CUSTOMER_ADMIN && place.customerId() == null)
                        .isFalse();
                assertThat(place.role() == Role.OWNER && place.customerId() != null)
                        .isFalse();
            });
        }
    }

    /** Sessions go on exactly when everything that could be done before can be done after. */
    @Property
    void rightsShrinkWhenAnythingThatWasPossibleIsNot(@ForAll("places") Place before, @ForAll("places") Place after) {
        boolean lost = Stream.of(Permission.values())
                .anyMatch(permission ->
                        before.role().may(permission) && !after.role().may(permission));
        boolean elsewhere = after.customerId() != null && !after.customerId().equals(before.customerId());
        assertThat(before.shrinksTo(after)).isEqualTo(lost || elsewhere);
        assertThat(before.shrinksTo(before)).isFalse();
    }

    @Property(tries = 50)
    void onlyOwnersMakeOrTouchOwners(@ForAll("places") Place mine) {
        var owner = new Place(Role.OWNER, null);
        boolean keeps = mine.role() == Role.OWNER && mine.customerId() == null;
        UUID me = new UUID(0, 1);
        UUID whom = new UUID(0, 2);
        assertThat(MemberRules.invite(mine, owner).isEmpty()).isEqualTo(keeps);
        assertThat(MemberRules.remove(me, mine, whom, owner, 1).isEmpty()).isEqualTo(keeps);
        assertThat(MemberRules.remove(me, owner, whom, owner, 0)).contains(Refusal.LAST_OWNER);
        assertThat(MemberRules.change(me, owner, me, owner, new Place(Role.VIEWER, null), 5))
                .contains(Refusal.YOURSELF);
        assertThat(MemberRules.invite(null, new Place(Role.VIEWER, null))).contains(Refusal.NOT_ANY_MORE);
    }

    @Provide
    Arbitrary<Place> places() {
        return Combinators.combine(Arbitraries.of(Role.class), customers()).as(Place::new);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(Kind.class),
                        Arbitraries.of(Role.class),
                        customers())
                .as(Act::new)
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<UUID> customers() {
        return Arbitraries.of(CUSTOMER, OTHER).injectNull(0.6);
    }

    private static UUID at(Map<UUID, Place> members, int number) {
        return members.keySet().stream()
                .skip(number % members.size())
                .findFirst()
                .orElseThrow();
    }
}
