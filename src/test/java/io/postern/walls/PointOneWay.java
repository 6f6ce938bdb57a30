package io.postern.walls;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Imports point from a later line of the list to an earlier one, or stay on their line. */
class PointOneWay extends ArchCondition<JavaClass> {
    /** A name with a dot covers sub-packages of its feature. The sandbox stands beside the list. */
    private static final List<List<String>> ORDER = List.of(
            List.of("platform"),
            List.of("provider"),
            List.of("access"),
            List.of("tenant", "member", "customer"),
            List.of("delegation", "installation"),
            List.of("connection"),
            List.of("domain"),
            List.of("change"),
            List.of("directory"),
            List.of("mailbox"),
            List.of("mailbox."),
            List.of("batch", "selfservice", "embed", "dashboard"),
            List.of("hosting"),
            List.of("administrator"),
            List.of("webhook"),
            List.of("api"),
            List.of("setup"));

    private static final List<String> SANDBOX_MAY_SEE = List.of("platform", "access");

    private final String root;

    PointOneWay(String root) {
        super("import only what stands before them in the order of packages");
        this.root = root;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String from = feature(type);
        if (from.equals("sandbox")) {
            forbid(type, events, target -> !target.equals(from) && !SANDBOX_MAY_SEE.contains(head(target)));
            return;
        }
        int line = line(from);
        if (line < 0) {
            events.add(SimpleConditionEvent.violated(
                    type, type.getName() + " is in a package that has no place in the order: " + from));
            return;
        }
        forbid(type, events, target -> line(target) > line || target.equals("sandbox"));
    }

    private void forbid(JavaClass type, ConditionEvents events, java.util.function.Predicate<String> forbidden) {
        type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> ours(dependency.getTargetClass().getBaseComponentType()))
                .filter(dependency ->
                        forbidden.test(feature(dependency.getTargetClass().getBaseComponentType())))
                .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
    }

    private boolean ours(JavaClass type) {
        return type.getPackageName().startsWith(root + ".");
    }

    /** The package below the root: one segment, or two for a part of a mailbox. */
    private String feature(JavaClass type) {
        if (type.getPackageName().equals(root)) {
            return "";
        }
        String path = type.getPackageName().substring(root.length() + 1);
        String head = head(path);
        return head.equals("mailbox") ? path : head;
    }

    private static String head(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static int line(String feature) {
        String name = feature.startsWith("mailbox.") ? "mailbox." : feature;
        for (int line = 0; line < ORDER.size(); line++) {
            if (ORDER.get(line).contains(name)) {
                return line;
            }
        }
        return -1;
    }
}
