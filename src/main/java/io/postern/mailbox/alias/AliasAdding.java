package io.postern.mailbox.alias;

import io.postern.change.Attempt;
import io.postern.directory.WriteThrough;
import io.postern.provider.spi.Address;
import jakarta.inject.Singleton;

@Singleton
class AliasAdding extends AliasKind {
    static final String NAME = "alias-add";

    AliasAdding(WriteThrough directory) {
        super(NAME, true, directory);
    }

    @Override
    void call(Attempt<AliasInput> attempt, Address alias) {
        attempt.provider().delivery().addAlias(attempt.mailbox(), alias);
    }
}
