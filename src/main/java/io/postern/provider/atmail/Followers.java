package io.postern.provider.atmail;

import static io.postern.provider.atmail.AtmailApi.Method.ALIASES_CREATE;
import static io.postern.provider.atmail.AtmailApi.Method.ALIASES_DELETE;

import io.postern.platform.http.Parameter;
import io.postern.provider.atmail.Answer.Element;
import io.postern.provider.atmail.AtmailApi.Method;
import io.postern.provider.atmail.Rows.Alias;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.util.List;
import java.util.function.Consumer;

/** Aliases that come and go with a mailbox. What an attempt before has done already counts as done. */
record Followers(AtmailApi api, List<Alias> aliases) {
    Followers moved(Address from, Address to) {
        return new Followers(
                api, aliases.stream().map(alias -> alias.moved(from, to)).toList());
    }

    void make() {
        each(alias -> write(ALIASES_CREATE, alias.parameters(), Kind.ALREADY_EXISTS));
    }

    void drop() {
        each(alias -> write(ALIASES_DELETE, alias.key(), Kind.NOT_FOUND));
    }

    private void each(Consumer<Alias> write) {
        aliases.stream().limit(1).forEach(write);
        aliases.stream().skip(1).forEach(alias -> Refusals.doubtful(() -> write.accept(alias)));
    }

    private void write(Method method, List<Parameter> parameters, Kind done) {
        try {
            Element _ = api.call(method, parameters);
        } catch (DriverException refused) {
            if (refused.kind() != done) {
                throw refused;
            }
        }
    }
}
