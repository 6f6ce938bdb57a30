package io.postern.mailbox.deletion;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.change.ReadBack;
import io.postern.provider.spi.DeletedMessage;
import io.postern.provider.spi.RestoredMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings deleted messages back. Each fares on its own; what is not among the deleted ones any more is left alone. */
@ApplicationScoped
class RestoringMessages implements ChangeKind<MessagesInput> {
    static final String NAME = "restore-messages";
    static final String RESTORED = "RESTORED";
    static final String GONE = "GONE";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<MessagesInput> inputType() {
        return MessagesInput.class;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Outcome execute(Attempt<MessagesInput> attempt) {
        List<DeletedMessage> now =
                attempt.beforeWriting(provider -> provider.accounts().deletedMessages(attempt.mailbox()));
        Map<String, String> results = gone(attempt.input(), now);
        List<String> wanted = attempt.input().ids().stream()
                .filter(id -> !results.containsKey(id))
                .toList();
        if (!wanted.isEmpty()) {
            attempt.provider()
                    .accounts()
                    .restoreMessages(attempt.mailbox(), wanted)
                    .forEach(result -> results.put(result.id(), result(result)));
        }
        return new Outcome(null, null, results, null);
    }

    @Override
    public ReadBack readBack(Attempt<MessagesInput> attempt) {
        Map<String, String> gone =
                gone(attempt.input(), attempt.provider().accounts().deletedMessages(attempt.mailbox()));
        return gone.keySet().containsAll(attempt.input().ids())
                ? new ReadBack.Applied(new Outcome(null, null, gone, null))
                : new ReadBack.NotApplied();
    }

    private static Map<String, String> gone(MessagesInput input, List<DeletedMessage> now) {
        Set<String> there = now.stream().map(DeletedMessage::id).collect(Collectors.toSet());
        Map<String, String> gone = new LinkedHashMap<>();
        input.ids().stream().filter(id -> !there.contains(id)).forEach(id -> gone.put(id, GONE));
        return gone;
    }

    private static String result(RestoredMessage result) {
        return result.refused() == null ? RESTORED : result.refused().name();
    }
}
