package io.postern.sandbox.opensrs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults of one account. */
final class Faults {
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    void add(Fault fault) {
        faults.add(fault);
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }

    /** Faults that hit this call: any number of delays and the first of the others. */
    List<Fault> take(Call call) {
        if (faults.isEmpty()) {
            return List.of();
        }
        List<Fault> taken = new java.util.ArrayList<>();
        boolean struck = false;
        for (Fault fault : faults) {
            if ((fault.delays() || !struck) && fault.takes(call)) {
                taken.add(fault);
                struck |= !fault.delays();
            }
        }
        return taken;
    }

    /** Lets held calls go on, without taking their faults away. */
    void release() {
        faults.forEach(Fault::release);
    }

    void clear() {
        List<Fault> cleared = List.copyOf(faults);
        faults.removeAll(cleared);
        cleared.forEach(Fault::release);
    }
}
