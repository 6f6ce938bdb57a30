package io.postern.provider;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.OpensrsControl.Fault;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
class OpenSrsContractTest extends MailDriverContract {
    private static final String DOMAIN = "oma-contract.example";
    private static final int GENERATED = 401;

    private OpensrsControl.Account account;
    private MailProvider provider;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = OpensrsControl.here().account(DOMAIN, GENERATED);
        account.put("anna@" + DOMAIN, Map.of("password", OWNERS.reveal()));
        provider = providers.open(Upstreams.access(account));
        // so that the domain and the account have a history, and a session is open
        provider.domains().suspend(domain(), "");
        provider.domains().resume(domain());
        provider.domains().create("oma-contract-past.example");
        provider.domains().delete("oma-contract-past.example");
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
        account.fault(fault(trouble).method("change_user").calls(1));
    }

    private static Fault fault(Trouble trouble) {
        return switch (trouble) {
            case EXISTS -> Fault.error(7);
            case LIMIT_REACHED -> Fault.error(15);
            case IN_THE_WAY -> Fault.error(45);
            case NOT_ALLOWED -> Fault.error(9);
            case BUSY -> Fault.error(22);
            case NO_ANSWER -> Fault.of("HANG");
            case GARBAGE -> Fault.of("HTML_502");
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
        return account.journal("change_user").size();
    }
}
