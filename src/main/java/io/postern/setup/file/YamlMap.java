package io.postern.setup.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of the file. Each question notes its key; {@link #noOthers} reports the keys nobody asked for. */
final class YamlMap {
    private final Place place;
    private final Values values;
    private final Problems problems;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private YamlMap(Place place, Values values, Problems problems) {
        this.place = place;
        this.values = values;
        this.problems = problems;
    }

    static YamlMap of(Node node, String path, Values values, Problems problems) {
        var map = new YamlMap(Place.of(node, path), values, problems);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(map::enter);
        } else {
            problems.add(map.place, "write a mapping of keys and values here");
        }
        return map;
    }

    private void enter(NodeTuple entry) {
        Place at = Place.of(entry.getKeyNode(), place.path());
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            problems.add(at, "write a plain word as the key");
        } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
            problems.add(at.child(key.getValue()), "this key is there twice; remove one");
        }
    }

    Place place() {
        return place;
    }

    Place place(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null
                ? place.child(key)
                : Place.of(entry.getKeyNode(), place.path()).child(key);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** A required text; an empty one, already reported, when there is none. */
    String text(String key, String example) {
        Optional<String> text = optionalText(key);
        if (value(key).isEmpty()) {
            problems.add(place, "%s is missing; write for example %s: %s".formatted(key, key, example));
        }
        return text.orElse("");
    }

    Optional<String> optionalText(String key) {
        return value(key).flatMap(node -> scalar(node, place(key)));
    }

    /** The mapping below {@code key}, if it is there. */
    Optional<YamlMap> map(String key) {
        return value(key).map(node -> of(node, place(key).path(), values, problems));
    }

    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            maps.add(of(items.get(i), place(key).path() + "[" + i + "]", values, problems));
        }
        return maps;
    }

    Map<Place, String> texts(String key) {
        Map<Place, String> texts = new LinkedHashMap<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            Place at = Place.of(items.get(i), place(key).path() + "[" + i + "]");
            scalar(items.get(i), at).ifPresent(text -> texts.put(at, text));
        }
        return texts;
    }

    void noOthers() {
        entries.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key ->
                        problems.add(place(key), "this key is not known here; known are " + String.join(", ", asked)));
    }

    private List<Node> items(String key) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problems.add(place(key), "write a list here, one item per line, each after a dash");
        return List.of();
    }

    /** Null, as after a key with nothing behind it, is the same as a key that is not there. */
    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key))
                .map(NodeTuple::getValueNode)
                .filter(node -> !Tag.NULL.equals(node.getTag()));
    }

    private Optional<String> scalar(Node node, Place at) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(at, "write a single value here");
            return Optional.empty();
        }
        try {
            String text = values.resolve(scalar.getValue()).strip();
            if (text.isEmpty()) {
                problems.add(at, "the value is empty; write one or remove the key");
                return Optional.empty();
            }
            if (text.indexOf('\0') >= 0) {
                problems.add(at, "the value holds a character that cannot be kept; remove it");
                return Optional.empty();
            }
            return Optional.of(text);
        } catch (Values.Missing e) {
            problems.add(at, e.getMessage());
            return Optional.empty();
        }
    }
}
