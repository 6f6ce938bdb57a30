package io.postern.provider;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract against the simulated LogicBoxes. */
abstract class LogicBoxesContract extends MailDriverContract {
    private static final int GENERATED = 401;

    private SandboxControl.Account account;
    private MailProvider provider;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = SandboxControl.here()
                .account(Map.of(
                        "orders",
                        List.of(
                                Map.of("domain", "contract.example", "mailboxes", GENERATED, "varied", true),
                                Map.of("domain", "asleep.example", "mailboxes", 0, "activated", false))));
        account.put("anna@contract.example", Map.of("password", OWNERS.reveal()));
        account.switches(switches());
        provider = providers.open(Upstreams.access(account));
    }

    /** How the upstream answers where its documents are silent. */
    Map<String, ?> switches() {
        return Map.of();
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
        return providers.open(Upstreams.access(account, "an old key"));
    }

    @Override
    MailDomain domain() {
        return new MailDomain("contract.example", String.valueOf(account.orderId("contract.example")));
    }

    @Override
    int mailboxesOfDomain() {
        return GENERATED + 1;
    }

    @Override
    MailDomain sleepingDomain() {
        return new MailDomain("asleep.example", String.valueOf(account.orderId("asleep.example")));
    }

    @Override
    MailboxRef mailbox() {
        return new MailboxRef(domain(), new Address("anna", "contract.example"));
    }

    @Override
    void nextCallEndsIn(Trouble trouble, int calls) {
        Fault fault =
                switch (trouble) {
                    case EXISTS -> Fault.of("FAILURE").with("message", "Email address is already registered with us");
                    case LIMIT_REACHED -> Fault.of("FAILURE").with("message", "Account limit exceeded");
                    case IN_THE_WAY ->
                        Fault.of("ERROR_500").with("message", "There is already an action pending on this Order.");
                    case NOT_ALLOWED ->
                        Fault.of("ERROR_500").with("message", "You are not authorized to perform this action");
                    case BUSY -> Fault.of("ERROR_500").with("message", "Too many requests");
                    case NO_ANSWER -> Fault.of("HANG");
                    case GARBAGE -> Fault.of("HTML_502");
                    case NOTHING -> Fault.of("EMPTY");
                    case RESET_AFTER_APPLYING -> Fault.of("RESET_AFTER");
                };
        account.fault(fault.calls(calls));
    }

    @Override
    int callsReceived() {
        return account.journal().size();
    }
}
