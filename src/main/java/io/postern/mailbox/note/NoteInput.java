package io.postern.mailbox.note;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was typed, in its one spelling: tags in lower case, each once, in order. */
record NoteInput(String text, List<String> tags) {
    static final int LONGEST_TEXT = 4_000;
    static final int MOST_TAGS = 20;
    static final int LONGEST_TAG = 40;

    static NoteInput of(String text, String tags) {
        List<String> each = tags == null
                ? List.of()
                : Stream.of(tags.split(",", -1))
                        .map(tag -> tag.replaceAll("\\p{Cntrl}", " ").strip().toLowerCase(Locale.ROOT))
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        return new NoteInput(text == null ? "" : text.replace("\0", "").strip(), each);
    }

    boolean textTooLong() {
        return text.length() > LONGEST_TEXT;
    }

    boolean tagsTooMany() {
        return tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.length() > LONGEST_TAG);
    }
}
