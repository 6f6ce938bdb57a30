package io.postern.mailbox.note;

import io.postern.mailbox.OpenMailbox;

/**
 * The form of a note.
 *
 * @param changedBy who wrote it last, or null
 */
public record NoteView(
        OpenMailbox mailbox,
        String path,
        String text,
        String tags,
        String changedBy,
        boolean textTooLong,
        boolean tagsTooMany) {
    public int longestText() {
        return NoteInput.LONGEST_TEXT;
    }

    public int mostTags() {
        return NoteInput.MOST_TAGS;
    }

    public int longestTag() {
        return NoteInput.LONGEST_TAG;
    }

    public boolean wrong() {
        return textTooLong || tagsTooMany;
    }
}
