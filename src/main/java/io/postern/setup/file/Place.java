package io.postern.setup.file;

import org.yaml.snakeyaml.nodes.Node;

/** Where in the file something stands. */
public record Place(int line, String path) {
    static Place of(Node node, String path) {
        return new Place(node.getStartMark().getLine() + 1, path);
    }

    Place child(String key) {
        return new Place(line, path.isEmpty() ? key : path + "." + key);
    }
}
