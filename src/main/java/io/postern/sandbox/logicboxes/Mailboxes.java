package io.postern.sandbox.logicboxes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The mailboxes of one order in the order of its listing: put first, generated, put last. Its order guards it. */
final class Mailboxes {
    private final Generator generator;
    private final int generated;
    private final BitSet removed = new BitSet();
    private final Map<Integer, Mailbox> changed = new HashMap<>();
    private final List<String> first = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private final Map<String, Mailbox> named = new HashMap<>();

    Mailboxes(Generator generator, int generated) {
        this.generator = generator;
        this.generated = generated;
    }

    Optional<Mailbox> find(String address) {
        Mailbox own = named.get(address);
        if (own != null) {
            return Optional.of(own);
        }
        int index = generator.index(address);
        return index < 0 || index >= generated || removed.get(index) ? Optional.empty() : Optional.of(at(index));
    }

    /** Changes the mailbox of this address, or adds it at the end or the front of the listing. */
    void put(Mailbox mailbox, boolean front) {
        String address = mailbox.address();
        int index = generator.index(address);
        if (named.containsKey(address)) {
            named.put(address, mailbox);
        } else if (index >= 0 && index < generated && !removed.get(index)) {
            changed.put(index, mailbox);
        } else {
            named.put(address, mailbox);
            if (front) {
                first.addFirst(address);
            } else {
                last.add(address);
            }
        }
    }

    boolean remove(String address) {
        if (named.remove(address) != null) {
            return first.remove(address) || last.remove(address);
        }
        int index = generator.index(address);
        if (index < 0 || index >= generated || removed.get(index)) {
            return false;
        }
        removed.set(index);
        changed.remove(index);
        return true;
    }

    List<Mailbox> page(long offset, int size) {
        int live = generated - removed.cardinality();
        List<Mailbox> page = new ArrayList<>(size);
        first.stream().skip(offset).limit(size).map(named::get).forEach(page::add);
        long skip = Math.max(0, offset - first.size());
        if (skip < live) {
            indexes(skip).limit(size - page.size()).mapToObj(this::at).forEach(page::add);
        }
        last.stream()
                .skip(Math.max(0, skip - live))
                .limit(size - page.size())
                .map(named::get)
                .forEach(page::add);
        return page;
    }

    List<Mailbox> page(Predicate<Mailbox> wanted, long offset, int size) {
        return all().filter(wanted).skip(offset).limit(size).toList();
    }

    Stream<Mailbox> all() {
        return Stream.concat(
                Stream.concat(first.stream().map(named::get), indexes(0).mapToObj(this::at)),
                last.stream().map(named::get));
    }

    private IntStream indexes(long skip) {
        if (removed.isEmpty()) {
            return IntStream.range((int) skip, generated);
        }
        return IntStream.range(0, generated)
                .filter(index -> !removed.get(index))
                .skip(skip);
    }

    private Mailbox at(int index) {
        Mailbox own = changed.get(index);
        return own == null ? generator.mailbox(index) : own;
    }
}
