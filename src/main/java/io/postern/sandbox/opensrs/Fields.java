package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The members of a request, read as loosely as the upstream's own clients write them. */
record Fields(JsonNode node, boolean lenient) {
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A required text. */
    String text(String name) {
        return given(name).orElseThrow(Fields::bad);
    }

    /** A required name of a user or domain, whose case does not matter. */
    String name(String name) {
        return text(name).toLowerCase(Locale.ROOT);
    }

    /** An empty text counts as absent. */
    Optional<String> given(String name) {
        JsonNode value = node.path(name);
        if (value.isContainerNode() || value.isBoolean()) {
            throw bad();
        }
        return value.isNull() || value.isMissingNode()
                ? Optional.empty()
                : Optional.of(value.asText()).filter(text -> !text.isEmpty());
    }

    Optional<Long> number(String name) {
        return given(name).map(text -> {
            if (!text.matches("[0-9]{1,15}")) {
                throw bad();
            }
            return Long.valueOf(text);
        });
    }

    boolean truth(String name) {
        return has(name) && truth(node.get(name)).orElseThrow(Fields::bad);
    }

    /** True and false as JSON, as 1 and 0, or as any of these in quotes. */
    static Optional<Boolean> truth(JsonNode value) {
        return switch (value.isContainerNode() ? "" : value.asText().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** One of the given words. */
    String word(String name, String otherwise, String... allowed) {
        String word = given(name).orElse(otherwise);
        if (!List.of(allowed).contains(word)) {
            throw bad();
        }
        return word;
    }

    /** An array of texts; a single text is taken for an array of one. */
    List<String> texts(String name) {
        JsonNode value = node.path(name);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> {
                if (item.isContainerNode() || item.isNull()) {
                    throw bad();
                }
                texts.add(item.asText());
            });
        } else {
            given(name).ifPresent(texts::add);
        }
        return texts;
    }

    Set<String> words(String name, String... allowed) {
        Set<String> words = Set.copyOf(texts(name));
        if (!Set.of(allowed).containsAll(words)) {
            throw bad();
        }
        return words;
    }

    /** An object, an empty one when it is absent. A language without empty objects sends an empty array. */
    Fields object(String name) {
        JsonNode value = node.path(name);
        boolean empty = value.isNull() || value.isMissingNode() || (value.isArray() && value.isEmpty());
        if (!empty && !value.isObject()) {
            throw bad();
        }
        return new Fields(empty ? MissingNode.getInstance() : value, lenient);
    }

    Fields only(String... known) {
        return only(Set.of(known));
    }

    Fields only(Set<String> known) {
        if (!lenient) {
            node.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    throw bad();
                }
            });
        }
        return this;
    }

    static Refusal bad() {
        return new Refusal(Errors.REQUEST);
    }
}
