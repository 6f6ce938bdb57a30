package io.postern.provider.atmail;

import static io.postern.provider.atmail.AtmailApi.Method.DOMAIN_CHECK;
import static io.postern.provider.atmail.AtmailApi.Method.DOMAIN_CREATE;
import static io.postern.provider.atmail.AtmailApi.Method.DOMAIN_DELETE;
import static io.postern.provider.atmail.AtmailApi.Method.DOMAIN_LIST;
import static io.postern.provider.atmail.AtmailApi.Method.SUBADMIN_CREATE;
import static io.postern.provider.atmail.AtmailApi.Method.SUBADMIN_DELETE;
import static io.postern.provider.atmail.AtmailApi.Method.SUBADMIN_LIST;
import static io.postern.provider.atmail.AtmailApi.Method.SUBADMIN_UPDATE;
import static io.postern.provider.atmail.AtmailApi.Method.SUBADMIN_VIEW;

import io.postern.platform.http.Parameter;
import io.postern.platform.secret.Secret;
import io.postern.provider.atmail.Answer.Element;
import io.postern.provider.spi.DomainAdministration;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministrators;
import io.postern.provider.spi.UpstreamDomain;
import io.postern.provider.spi.UpstreamDomainPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One atmail subscription. */
final class AtmailDriver extends Delivery implements DomainAdministration, SubAdministrators {
    AtmailDriver(AtmailApi api) {
        super(api);
    }

    @Override
    public UpstreamDomainPage domains(String cursor) {
        return new UpstreamDomainPage(
                api.list(DOMAIN_LIST, List.of(), Rows::domains).stream()
                        .distinct()
                        .map(name -> new UpstreamDomain(name, null))
                        .toList(),
                null);
    }

    /** A failed check is the answer no. */
    @Override
    public boolean domainExists(String name) {
        try {
            Element _ = api.call(DOMAIN_CHECK, List.of(new Parameter("name", name)));
            return true;
        } catch (DriverException refused) {
            if (refused.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    public void createDomain(String name) {
        write(DOMAIN_CREATE, List.of(new Parameter("name", name)));
    }

    @Override
    public void deleteDomain(String name) {
        write(DOMAIN_DELETE, List.of(new Parameter("name", name)));
    }

    @Override
    public List<SubAdministrator> subAdministrators() {
        return api.list(SUBADMIN_LIST, List.of(), Rows::subAdministrators);
    }

    @Override
    public SubAdministrator readSubAdministrator(String name) {
        return Rows.subAdministrators(api.call(SUBADMIN_VIEW, List.of(new Parameter("Username", name)))).stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DriverException(Kind.UNEXPECTED, "The answer is not this administrator."));
    }

    @Override
    public void createSubAdministrator(SubAdministrator wanted, Secret password) {
        var parameters = new ArrayList<>(Rows.parameters(wanted, false));
        parameters.add(new Parameter("Password", password.reveal()));
        Element _ = api.call(SUBADMIN_CREATE, parameters, password);
    }

    @Override
    public void updateSubAdministrator(SubAdministrator wanted, Optional<Secret> password) {
        var parameters = new ArrayList<>(Rows.parameters(wanted, true));
        password.ifPresent(secret -> parameters.add(new Parameter("Password", secret.reveal())));
        Element _ = api.call(SUBADMIN_UPDATE, parameters, password.stream().toArray(Secret[]::new));
    }

    @Override
    public void deleteSubAdministrator(String name) {
        write(SUBADMIN_DELETE, List.of(new Parameter("Username", name)));
    }
}
