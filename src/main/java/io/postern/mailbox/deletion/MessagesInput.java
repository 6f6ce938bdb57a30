package io.postern.mailbox.deletion;

import java.util.List;

/** What the provider calls the messages to bring back. */
record MessagesInput(List<String> ids) {
    MessagesInput {
        ids = List.copyOf(ids);
    }
}
