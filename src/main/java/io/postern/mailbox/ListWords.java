package io.postern.mailbox;

import io.postern.directory.MailboxSort;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** The words that every list repeats, most of them in each row: looked up once. */
@ApplicationScoped
class ListWords {
    /** Stands for a figure in a sentence that is looked up without it. */
    private static final String USED = "\u0001";

    private static final String QUOTA = "\u0002";

    private final Map<MailboxStatus, String> statuses = new EnumMap<>(MailboxStatus.class);
    private final Map<AccountType, String> types = new EnumMap<>(AccountType.class);
    private final Map<MailboxSort.Key, String> headings;
    private final String spaceOf;
    private final String notTold;
    private final String none;

    ListWords(MailboxMessages messages) {
        for (MailboxStatus status : MailboxStatus.values()) {
            statuses.put(status, messages.status(status));
        }
        for (AccountType type : AccountType.values()) {
            types.put(type, messages.type(type));
        }
        headings = Map.of(
                MailboxSort.Key.ADDRESS, messages.col_address(),
                MailboxSort.Key.STATUS, messages.col_status(),
                MailboxSort.Key.USED, messages.col_space(),
                MailboxSort.Key.CREATED, messages.col_created());
        spaceOf = messages.space_of(USED, QUOTA);
        notTold = messages.not_told();
        none = messages.space_none();
    }

    String status(MailboxStatus status) {
        return statuses.get(status);
    }

    String type(AccountType type) {
        return types.get(type);
    }

    String heading(MailboxSort.Key key) {
        return headings.get(key);
    }

    String space(AccountType type, Long used, Long quota) {
        if (MailboxFacts.keepsNoMail(type, quota)) {
            return none;
        }
        if (used == null) {
            return notTold;
        }
        return quota == null
                ? Sizes.bytes(used)
                : spaceOf.replace(USED, Sizes.bytes(used)).replace(QUOTA, Sizes.bytes(quota));
    }
}
