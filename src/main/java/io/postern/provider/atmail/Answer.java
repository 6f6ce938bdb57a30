package io.postern.provider.atmail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What atmail answered, whatever the HTTP code: the body decides where there is one. */
sealed interface Answer {
    /** Its status says success. @param content the method's element without the status */
    record Done(Element content) implements Answer {}

    /** Its status says that it failed; the message may be empty. */
    record Refused(String message, int httpStatus) implements Answer {}

    /** Nothing readable, or readable and without a status that is known. */
    record Unreadable(boolean empty, int httpStatus) implements Answer {}

    /** One XML element. Only leaves have a text. */
    record Element(String name, String text, List<Element> children) {
        boolean is(String... names) {
            return Stream.of(names).anyMatch(name::equalsIgnoreCase);
        }

        Optional<Element> child(String... names) {
            return Stream.of(names)
                    .flatMap(wanted -> children.stream().filter(child -> child.is(wanted)))
                    .findFirst();
        }

        /** The text of the first of these children that there is; empty where it is empty or none is there. */
        String text(String... names) {
            return Stream.of(names)
                    .flatMap(wanted -> children.stream().filter(child -> child.is(wanted)))
                    .map(Element::text)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse("");
        }

        /** A truth, as the framework (1), the documents (true) or people may write it. */
        boolean truth(String child) {
            return List.of("1", "true", "yes").contains(text(child).strip().toLowerCase(Locale.ROOT));
        }
    }
}
