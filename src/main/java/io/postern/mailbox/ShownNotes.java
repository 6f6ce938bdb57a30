package io.postern.mailbox;

import io.postern.platform.tenancy.TenantId;
import java.util.List;

/** What staff noted down about a mailbox, for its page; implemented by the feature that keeps it. */
public interface ShownNotes {
    ShownNote of(TenantId tenant, String address);

    /** @param text empty when there is none */
    record ShownNote(String text, List<String> tags) {
        public ShownNote {
            tags = List.copyOf(tags);
        }

        public boolean empty() {
            return text.isEmpty() && tags.isEmpty();
        }
    }
}
