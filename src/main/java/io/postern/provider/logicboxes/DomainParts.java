package io.postern.provider.logicboxes;

import static io.postern.provider.logicboxes.LogicBoxesApi.ACTIVATE;
import static io.postern.provider.logicboxes.LogicBoxesApi.ACTIVATE_CATCH_ALL;
import static io.postern.provider.logicboxes.LogicBoxesApi.ADD_DOMAIN_ALIAS;
import static io.postern.provider.logicboxes.LogicBoxesApi.CATCH_ALL;
import static io.postern.provider.logicboxes.LogicBoxesApi.DEACTIVATE_CATCH_ALL;
import static io.postern.provider.logicboxes.LogicBoxesApi.DELETE_DOMAIN_ALIAS;
import static io.postern.provider.logicboxes.LogicBoxesApi.DNS_RECORDS;
import static io.postern.provider.logicboxes.LogicBoxesApi.DOMAIN_ORDER;
import static io.postern.provider.logicboxes.LogicBoxesApi.MAIL_ORDER;
import static io.postern.provider.logicboxes.LogicBoxesApi.NUMBER_OF_USERS;
import static io.postern.provider.logicboxes.LogicBoxesApi.ORDER_ID;
import static io.postern.provider.logicboxes.LogicBoxesApi.OWNERSHIP;
import static io.postern.provider.logicboxes.LogicBoxesApi.SUSPEND_ORDER;
import static io.postern.provider.logicboxes.LogicBoxesApi.UNSUSPEND_ORDER;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.platform.http.Parameter;
import io.postern.provider.logicboxes.Refusals.Call;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.CatchAll;
import io.postern.provider.spi.Counts;
import io.postern.provider.spi.DnsRecords;
import io.postern.provider.spi.DnsState;
import io.postern.provider.spi.DomainActivation;
import io.postern.provider.spi.DomainAliases;
import io.postern.provider.spi.DomainLookup;
import io.postern.provider.spi.DomainSuspension;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxCounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What LogicBoxes does with a domain, which is an order to it. */
abstract class DomainParts
        implements Counts, DomainLookup, DomainActivation, DomainSuspension, DomainAliases, CatchAll, DnsRecords {
    final LogicBoxesCalls calls;

    DomainParts(LogicBoxesCalls calls) {
        this.calls = calls;
    }

    @Override
    public MailboxCounts count(MailDomain domain) {
        JsonNode content = calls.read(NUMBER_OF_USERS, Parameters.of(domain));
        return new MailboxCounts(number(content, "noOfMailAccounts"), number(content, "noOfForwardOnlyAccounts"));
    }

    @Override
    public String externalId(String domainName) {
        JsonNode content = calls.call(Call.ORDER_LOOKUP, ORDER_ID, List.of(new Parameter("domain-name", domainName)));
        String order = content.isValueNode() ? content.asText().strip() : "";
        if (!order.matches("[0-9]{1,18}")) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer is not an order id.");
        }
        return order;
    }

    @Override
    public void activate(MailDomain domain) {
        calls.write(ACTIVATE, Parameters.of(domain));
    }

    /** Which product the order is for is not known; each has a method of its own to describe it. */
    @Override
    public boolean isSuspended(MailDomain domain) {
        JsonNode order;
        try {
            order = calls.read(
                    DOMAIN_ORDER, Parameters.and(Parameters.of(domain), new Parameter("options", "OrderDetails")));
        } catch (DriverException refused) {
            if (!Refusals.UNKNOWN_ORDER.equals(refused.code())) {
                throw refused;
            }
            order = calls.read(MAIL_ORDER, Parameters.of(domain));
        }
        String status = Users.text(order, "currentstatus").toLowerCase(Locale.ROOT);
        if (status.isEmpty()) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer does not describe an order.");
        }
        return status.equals("suspended")
                || StreamSupport.stream(order.path("orderstatus").spliterator(), false)
                        .anyMatch(mark -> mark.asText().toLowerCase(Locale.ROOT).contains("suspend"));
    }

    @Override
    public void suspendDomain(MailDomain domain, String reason) {
        calls.set(SUSPEND_ORDER, Parameters.and(Parameters.of(domain), new Parameter("reason", reason)));
    }

    @Override
    public void resumeDomain(MailDomain domain) {
        calls.set(UNSUSPEND_ORDER, Parameters.of(domain));
    }

    @Override
    public List<String> readDomainAliases(MailDomain domain) {
        throw new DriverException(Kind.UNSUPPORTED, "The provider does not tell the other names of a domain.");
    }

    @Override
    public void addDomainAlias(MailDomain domain, String alias) {
        calls.call(Call.DOMAIN_ALIAS, ADD_DOMAIN_ALIAS, named(domain, alias));
    }

    @Override
    public void removeDomainAlias(MailDomain domain, String alias) {
        calls.call(Call.DOMAIN_ALIAS, DELETE_DOMAIN_ALIAS, named(domain, alias));
    }

    /** How the answer names the address is not documented, so any address of the domain in it is taken. */
    @Override
    public Optional<Address> readCatchAll(MailDomain domain) {
        try {
            JsonNode content = calls.read(CATCH_ALL, Parameters.of(domain));
            return StreamSupport.stream(content.spliterator(), false)
                    .filter(JsonNode::isTextual)
                    .flatMap(value -> Address.parse(value.asText()).stream())
                    .filter(address -> address.domain().equals(domain.name()))
                    .findFirst();
        } catch (DriverException refused) {
            if (Refusals.NO_CATCH_ALL.equals(refused.code())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public void updateCatchAll(MailDomain domain, Optional<Address> target) {
        if (target.isPresent()) {
            calls.set(
                    ACTIVATE_CATCH_ALL,
                    Parameters.and(
                            Parameters.of(domain),
                            new Parameter("catchall-email", target.get().toString())));
            return;
        }
        try {
            calls.set(DEACTIVATE_CATCH_ALL, Parameters.of(domain));
        } catch (DriverException refused) {
            if (!Refusals.NO_CATCH_ALL.equals(refused.code())) {
                throw refused;
            }
        }
    }

    @Override
    public DnsState dnsState(MailDomain domain) {
        JsonNode records = calls.read(DNS_RECORDS, Parameters.of(domain));
        String verified = Users.text(calls.read(OWNERSHIP, Parameters.of(domain)), "isOwnershipVerified");
        return new DnsState(Records.in(records, domain.name()), verified.isEmpty() ? null : Boolean.valueOf(verified));
    }

    private static List<Parameter> named(MailDomain domain, String alias) {
        return Parameters.and(Parameters.of(domain), new Parameter("alias", alias));
    }

    private static long number(JsonNode content, String name) {
        String text = Users.text(content, name);
        if (!text.matches("[0-9]{1,18}")) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer is not a number.");
        }
        return Long.parseLong(text);
    }
}
