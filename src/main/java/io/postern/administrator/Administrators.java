package io.postern.administrator;

import io.postern.access.Role;
import io.postern.access.Session;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.domain.Domains;
import io.postern.provider.ProviderSubAdministrators;
import io.postern.provider.spi.SubAdministrator;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Administrators at a provider, as far as they are this tenant's: the account may serve others too. One who has nothing
 * of his own, or anything beside the tenant's domains, is not there; one with full rights only for the owner.
 */
@ApplicationScoped
class Administrators {
    private static final int READ_SINGLY = 200;

    private final Connections connections;
    private final Domains domains;

    Administrators(Connections connections, Domains domains) {
        this.connections = connections;
        this.domains = domains;
    }

    /** Calls the provider: not inside a transaction. Throws ProviderError. */
    List<SubAdministrator> list(Session session, Connection connection) {
        ProviderSubAdministrators provider =
                connections.provider(session.tenant(), connection.id).subAdministrators();
        Set<String> own = domains(session, connection);
        Map<Boolean, List<SubAdministrator>> listed =
                provider.list().stream().collect(Collectors.partitioningBy(Administrators::nameAlone));
        return Stream.concat(
                        listed.get(false).stream(),
                        listed.get(true).stream().limit(READ_SINGLY).map(each -> provider.read(each.name())))
                .filter(each -> covers(own, each.domains()))
                .filter(each -> !each.full() || session.role() == Role.OWNER)
                .sorted(Comparator.comparing(SubAdministrator::name))
                .toList();
    }

    /** Some providers list nothing else. */
    private static boolean nameAlone(SubAdministrator listed) {
        return listed.domains().isEmpty() && listed.rights().isEmpty();
    }

    Optional<SubAdministrator> find(Session session, Connection connection, UUID id) {
        return list(session, connection).stream()
                .filter(each -> id(connection, each.name()).equals(id))
                .findFirst();
    }

    /** The tenant's domains that this connection serves. */
    Set<String> domains(Session session, Connection connection) {
        return domains.ofConnection(session.tenant(), connection.id).stream()
                .map(domain -> domain.name)
                .collect(Collectors.toSet());
    }

    /** @param objects names of domains, or of work groups as {@code domain/group} */
    static boolean covers(Set<String> own, List<String> objects) {
        return !objects.isEmpty()
                && objects.stream().map(Administrators::domain).allMatch(own::contains);
    }

    static String domain(String object) {
        int slash = object.indexOf('/');
        return slash < 0 ? object : object.substring(0, slash);
    }

    /** Names are addresses at some providers, and those have no place in a path. */
    static UUID id(Connection connection, String name) {
        return UUID.nameUUIDFromBytes((connection.id + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
