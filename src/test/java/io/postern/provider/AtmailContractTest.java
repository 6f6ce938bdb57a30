package io.postern.provider;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.AtmailControl.Fault;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
class AtmailContractTest extends MailDriverContract {
    private static final int GENERATED = 401;
    private static final String DOMAIN = "atmail-contract.example";

    private AtmailControl.Account account;
    private MailProvider provider;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = AtmailControl.here()
                .account(Map.of("domains", List.of(Map.of("name", DOMAIN, "mailboxes", GENERATED, "varied", true))));
        account.put("anna@" + DOMAIN, Map.of("password", OWNERS.reveal()));
        provider = providers.open(Upstreams.access(account, account.password()));
    }

    @AfterEach
    void gone() {
        account.clearFaults();
        account.delete();
    }

    @Override
    MailProvider provider() {
        return provider;
    }

    @Override
    MailProvider refusedProvider() {
        return providers.open(Upstreams.access(account, "an old password"));
    }

    @Override
    MailDomain domain() {
        return new MailDomain(DOMAIN, null);
    }

    @Override
    int mailboxesOfDomain() {
        return GENERATED + 1;
    }

    @Override
    MailboxRef mailbox() {
        return new MailboxRef(domain(), new Address("anna", DOMAIN));
    }

    @Override
    void nextCallEndsIn(Trouble trouble, int calls) {
        account.fault(fault(trouble).calls(calls));
    }

    @Override
    void nextWriteEndsIn(Trouble trouble) {
        for (String method : List.of("users/update", "users/create")) {
            account.fault(fault(trouble).method(method).calls(1));
        }
    }

    private static Fault fault(Trouble trouble) {
        return switch (trouble) {
            case EXISTS -> Fault.failure("User exists");
            case LIMIT_REACHED -> Fault.failure("No user credits available");
            case IN_THE_WAY -> Fault.failure("Local domain does not exist");
            case NOT_ALLOWED -> Fault.failure("Permission denied");
            case BUSY -> Fault.of("HTML").with("status", 429);
            case NO_ANSWER -> Fault.of("HANG");
            case GARBAGE -> Fault.of("HTML").with("status", 502);
            case NOTHING -> Fault.of("EMPTY");
            case RESET_AFTER_APPLYING -> Fault.of("RESET_AFTER");
        };
    }

    @Override
    int callsReceived() {
        return account.journal().size();
    }

    @Override
    int writesReceived() {
        return (int) account.journal().stream()
                .filter(line -> line.method().matches(".*/(create|update|delete)"))
                .count();
    }
}
