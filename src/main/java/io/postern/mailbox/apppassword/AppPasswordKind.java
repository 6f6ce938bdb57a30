package io.postern.mailbox.apppassword;

import io.postern.change.Attempt;
import io.postern.change.ChangeKind;

/** What making and removing an app password share. */
abstract class AppPasswordKind implements ChangeKind<AppPasswordInput> {
    private final String name;

    AppPasswordKind(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<AppPasswordInput> inputType() {
        return AppPasswordInput.class;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    static boolean there(Attempt<AppPasswordInput> attempt) {
        return attempt.provider().appPasswords(attempt.mailbox()).stream()
                .anyMatch(each -> each.tag().equals(attempt.input().tag()));
    }
}
