package io.postern.mailbox.alias;

import io.postern.change.Attempt;
import io.postern.directory.WriteThrough;
import io.postern.provider.spi.Address;
import jakarta.inject.Singleton;

@Singleton
class AliasRemoving extends AliasKind {
    static final String NAME = "alias-remove";

    AliasRemoving(WriteThrough directory) {
        super(NAME, false, directory);
    }

    @Override
    void call(Attempt<AliasInput> attempt, Address alias) {
        attempt.provider().delivery().removeAlias(attempt.mailbox(), alias);
    }
}
