package io.postern.change;

import io.postern.provider.MailProvider;
import java.util.List;

/** Makes many changes of one domain in one upstream call. */
public interface BulkExecution<I> {
    /** How many at most; 1 or less where this provider has no such call. */
    int most(MailProvider provider);

    /** Makes the call. What became of each is then asked of {@link ChangeKind#readBack}. Throws ProviderError. */
    void execute(List<Attempt<I>> attempts);
}
