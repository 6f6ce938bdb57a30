package io.postern.sandbox.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The listing made out of numbers behaves like a plain list. */
class MailboxesTest {
    private static final Generator GENERATOR = new Generator("list.example", true);

    @Property(tries = 200)
    void everyPageIsThatOfAPlainList(
            @ForAll @IntRange(max = 60) int generated,
            @ForAll @Size(max = 30) List<@IntRange(max = 90) Integer> steps,
            @ForAll @IntRange(max = 80) int offset) {
        Mailboxes mailboxes = new Mailboxes(GENERATOR, generated);
        for (int step : steps) {
            if (step % 3 == 0) {
                mailboxes.remove(GENERATOR.mailbox(step).address());
            } else {
                mailboxes.put(
                        step % 3 == 1 ? GENERATOR.mailbox(step) : Named.plain("n" + step + "@list.example"),
                        step % 2 == 0);
            }
        }
        List<Mailbox> all = mailboxes.all().toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(mailboxes.page(offset, 7))
                .isEqualTo(all.stream().skip(offset).limit(7).toList());
        assertThat(all).allSatisfy(mailbox -> assertThat(mailboxes.find(mailbox.address()))
                .contains(mailbox));
    }

    @Property(tries = 200)
    void anAddressLeadsBackToItsNumber(@ForAll @IntRange(max = 1_000_000) int index) {
        assertThat(GENERATOR.index(GENERATOR.mailbox(index).address())).isEqualTo(index);
        assertThat(GENERATOR.mailbox(index).address()).matches("[a-z]+\\.[a-z]+[0-9]+@list\\.example");
    }
}
