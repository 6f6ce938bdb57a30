package io.postern.mailbox.deletion;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DeletedMessage;
import io.postern.provider.spi.Kind;
import java.util.List;
import java.util.Objects;

/**
 * Deleted mail of one mailbox, and how the last try to bring some back went.
 *
 * @param messages null when the provider could not be asked
 * @param change the try that was just made, or null
 */
public record DeletedMailView(
        OpenMailbox mailbox,
        String path,
        List<DeletedMessage> messages,
        ChangeNotice change,
        List<DeletedMail.Result> results,
        FormState form) {
    public DeletedMailView {
        results = List.copyOf(results);
    }

    /** Why the provider does not offer it, or null. */
    public Cannot cannot() {
        return mailbox.cannot(Capability.RESTORE_MESSAGES);
    }

    public long restored() {
        return results.stream().filter(DeletedMail.Result::restored).count();
    }

    public long gone() {
        return results.stream().filter(DeletedMail.Result::gone).count();
    }

    /** Why one of the messages that are shown was not brought back just now, or null. */
    public Kind refused(String id) {
        return results.stream()
                .filter(result -> result.id().equals(id))
                .map(DeletedMail.Result::refused)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    public long notRestored() {
        return results.stream().filter(result -> result.refused() != null).count();
    }
}
