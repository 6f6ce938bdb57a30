package io.postern.setup.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects everything that is wrong, so that one run lists it all. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Place place, String message) {
        found.add(new Problem(place.line(), place.path(), message));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    }
}
