package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.platform.secret.Secret;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.provider.spi.SubAdministrators;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Users with one role each, over the company, over domains, over {@code domain/workgroup}s. The objects stand in {@link
 * SubAdministrator#domains()}; those of a company role are the company's name.
 */
interface Administrators extends SubAdministrators {
    String COMPANY = "company";

    OpenSrsApi api();

    @Override
    default List<SubAdministrator> subAdministrators() {
        return found(api(), OpenSrsApi.request());
    }

    @Override
    default SubAdministrator readSubAdministrator(String name) {
        return named(api(), name)
                .orElseThrow(() -> new DriverException(Kind.NOT_FOUND, "There is no such administrator."));
    }

    private static Optional<SubAdministrator> named(OpenSrsApi api, String name) {
        ObjectNode request = OpenSrsApi.request();
        // every sign that could be a wildcard may only find too many
        request.putObject("criteria").put("match", name);
        return found(api, request).stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static List<SubAdministrator> found(OpenSrsApi api, ObjectNode request) {
        var byName = new TreeMap<String, List<JsonNode>>(String.CASE_INSENSITIVE_ORDER);
        new Search(api, Method.SEARCH_ADMINS, "admins").all(request).forEach(row -> byName.computeIfAbsent(
                        Lenient.text(row, "user"), _ -> new ArrayList<>())
                .add(row));
        byName.remove("");
        return byName.entrySet().stream()
                .map(each -> administrator(each.getKey(), each.getValue()))
                .toList();
    }

    private static SubAdministrator administrator(String name, List<JsonNode> rows) {
        var rights = EnumSet.noneOf(SubAdministratorRight.class);
        rows.forEach(row -> rights.add(right(Lenient.text(row, "type"))));
        List<String> objects = rows.stream()
                .flatMap(row -> Lenient.texts(row, "control").stream())
                .distinct()
                .toList();
        return new SubAdministrator(name, null, null, objects, rights, null, null);
    }

    /** Whatever is not known to be less is taken for everything. */
    private static SubAdministratorRight right(String type) {
        return switch (type) {
            case "domain" -> SubAdministratorRight.DOMAIN;
            case "mail" -> SubAdministratorRight.MAIL;
            case "workgroup" -> SubAdministratorRight.WORKGROUP;
            default -> SubAdministratorRight.FULL;
        };
    }

    /** The mailbox must be there already; the upstream knows no other administrators. */
    @Override
    default void createSubAdministrator(SubAdministrator wanted, Secret password) {
        if (OpenSrsApi.beforeWriting(() -> named(api(), wanted.name())).isPresent()) {
            throw new DriverException(Kind.ALREADY_EXISTS, "This is an administrator already.");
        }
        setRole(wanted.name(), role(wanted), objects(wanted));
    }

    /**
     * Whether a role takes the place of the one before is not documented, so it is looked at afterwards. Who has no
     * role may be one whose change broke off between two, and just gets it.
     */
    @Override
    default void updateSubAdministrator(SubAdministrator wanted, Optional<Secret> password) {
        requireOther(wanted.name());
        List<String> objects = objects(wanted);
        String role = role(wanted);
        setRole(wanted.name(), role, objects);
        OpenSrsApi.afterWriting(() -> {
            SubAdministrator now = readSubAdministrator(wanted.name());
            if (!now.rights().equals(wanted.rights()) || !Set.copyOf(objects).equals(Set.copyOf(now.domains()))) {
                setRole(wanted.name(), "", now.domains());
                setRole(wanted.name(), role, objects);
            }
        });
    }

    @Override
    default void deleteSubAdministrator(String name) {
        requireOther(name);
        SubAdministrator now = OpenSrsApi.beforeWriting(() -> readSubAdministrator(name));
        setRole(name, "", now.domains());
    }

    /** The company whose administrator this connection is. */
    static String company(OpenSrsApi api) {
        return named(api, api.user()).stream()
                .filter(SubAdministrator::full)
                .flatMap(ourselves -> ourselves.domains().stream())
                .findFirst()
                .orElseThrow(
                        () -> new DriverException(Kind.FORBIDDEN, "Only an administrator of the company may do this."));
    }

    private List<String> objects(SubAdministrator wanted) {
        return wanted.full() ? List.of(OpenSrsApi.beforeWriting(() -> company(api()))) : wanted.domains();
    }

    private static String role(SubAdministrator wanted) {
        if (wanted.rights().size() != 1) {
            throw DriverException.invalid("rights", "An administrator has exactly one role here.");
        }
        if (wanted.domains().isEmpty() && !wanted.full()) {
            throw DriverException.invalid("domains", "An administrator needs something to administer.");
        }
        return wanted.full()
                ? COMPANY
                : wanted.rights().iterator().next().name().toLowerCase(Locale.ROOT);
    }

    private void requireOther(String name) {
        if (name.equalsIgnoreCase(api().user())) {
            throw new DriverException(Kind.CONFLICT, "This connection signs in as this administrator.")
                    .withCode("own-account");
        }
    }

    private void setRole(String name, String role, List<String> objects) {
        ObjectNode request = OpenSrsApi.request("user", name).put("role", role);
        objects.forEach(request.withArray("objects")::add);
        api().write(Method.SET_ROLE, request);
    }
}
