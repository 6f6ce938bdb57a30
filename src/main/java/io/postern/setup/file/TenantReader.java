package io.postern.setup.file;

import io.postern.access.Role;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.ReservedSlugs;
import io.postern.platform.tenancy.TenantId;
import io.postern.setup.file.TenantSpec.CustomerSpec;
import io.postern.setup.file.TenantSpec.DomainSpec;
import io.postern.setup.file.TenantSpec.MemberSpec;
import io.postern.setup.file.TenantSpec.OidcSpec;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and checks one tenant. */
final class TenantReader {
    private static final Set<Role> ROLES = EnumSet.complementOf(EnumSet.of(Role.MAILBOX_OWNER));

    private final Rules rules;
    private final Problems problems;
    private final Forms forms;
    private final Set<String> customers = new HashSet<>();
    private final Map<String, String> providerOfConnection = new HashMap<>();

    TenantReader(Rules rules, Problems problems) {
        this.rules = rules;
        this.problems = problems;
        this.forms = new Forms(problems);
    }

    TenantSpec read(YamlMap map) {
        String slug = slug(map);
        String name = map.text("name", "Acme Mail");
        forms.name(map.place("name"), name);
        Optional<OidcSpec> oidc = map.map("oidc").map(this::oidc);
        List<YamlMap> memberMaps = map.maps("members");
        var connectionReader = new ConnectionReader(rules, problems);
        var connections =
                map.maps("connections").stream().map(connectionReader::read).toList();
        connections.forEach(connection -> providerOfConnection.put(connection.id(), connection.provider()));
        var customerSpecs = map.maps("customers").stream().map(this::customer).toList();
        Set<String> domainNames = new HashSet<>();
        var domains = map.maps("domains").stream()
                .map(domain -> domain(domain, domainNames))
                .toList();
        Set<String> people = new HashSet<>();
        var members = memberMaps.stream().map(member -> member(member, people)).toList();
        var embedding = new EmbeddingReader(problems);
        map.map("embedding").ifPresent(embedding::read);
        map.noOthers();
        return new TenantSpec(
                map.place(),
                slug,
                name,
                oidc,
                members,
                connections,
                customerSpecs,
                domains,
                embedding.origins(),
                embedding.installations());
    }

    private String slug(YamlMap map) {
        String slug = map.text("slug", "acme");
        if (ReservedSlugs.contains(slug)) {
            problems.add(map.place("slug"), "this word is reserved for addresses of the portal itself; write another");
        } else if (!slug.isEmpty() && TenantId.parse(slug).isEmpty()) {
            problems.add(
                    map.place("slug"),
                    "write 3 to 40 lower-case letters, digits and dashes, with a letter first and no dash last");
        }
        return slug;
    }

    private OidcSpec oidc(YamlMap map) {
        String issuer = map.text("issuer", "https://id.example.com");
        forms.issuer(map.place("issuer"), issuer);
        var oidc = new OidcSpec(
                issuer,
                map.text("client-id", "postern"),
                map.optionalText("client-secret").map(Secret::of));
        map.noOthers();
        return oidc;
    }

    private CustomerSpec customer(YamlMap map) {
        String id = map.text("id", "c17");
        forms.id(map.place("id"), id);
        if (!customers.add(id) && !id.isEmpty()) {
            problems.add(map.place("id"), "this customer is there twice; give each its own id");
        }
        String name = map.text("name", "Example GmbH");
        forms.name(map.place("name"), name);
        map.noOthers();
        return new CustomerSpec(map.place(), id, name);
    }

    private Optional<String> customerOf(YamlMap map) {
        Optional<String> customer = map.optionalText("customer");
        customer.filter(id -> !customers.contains(id))
                .ifPresent(id -> problems.add(
                        map.place("customer"),
                        "there is no customer with this id in this tenant; add it to customers"));
        return customer;
    }

    private DomainSpec domain(YamlMap map, Set<String> seen) {
        String name = forms.domain(map.place("name"), map.text("name", "example.com"));
        if (!seen.add(name) && !name.isEmpty()) {
            problems.add(map.place("name"), "this domain is there twice; remove one");
        }
        String connection = map.text("connection", "lb");
        Optional<String> order = map.optionalText("order-id");
        String provider = providerOfConnection.get(connection);
        if (provider == null && !connection.isEmpty()) {
            problems.add(
                    map.place("connection"),
                    "there is no connection with this id in this tenant; add it to connections");
        }
        if (provider != null) {
            rules.provider(provider).ifPresent(info -> {
                if (info.needsExternalId() && !map.has("order-id")) {
                    problems.add(
                            map.place(),
                            "order-id is missing; write the order id that " + info.displayName()
                                    + " shows for this domain");
                }
                if (!info.needsExternalId() && map.has("order-id")) {
                    problems.add(map.place("order-id"), info.displayName() + " knows no order ids; remove this key");
                }
            });
        }
        order.filter(id -> !id.matches("[A-Za-z0-9-]{1,64}"))
                .ifPresent(id -> problems.add(map.place("order-id"), "write the number only, for example 4711"));
        Optional<String> customer = customerOf(map);
        map.noOthers();
        return new DomainSpec(map.place(), name, connection, order, customer);
    }

    private MemberSpec member(YamlMap map, Set<String> seen) {
        String issuer = map.text("issuer", "https://id.example.com");
        forms.issuer(map.place("issuer"), issuer);
        Optional<String> subject = map.optionalText("subject");
        Optional<String> email = map.optionalText("email").flatMap(text -> forms.email(map.place("email"), text));
        if (map.has("subject") == map.has("email")) {
            problems.add(map.place(), "write either subject or email, so that one of them names the person");
        }
        Role role = role(map);
        Optional<String> customer = customerOf(map);
        if (role == Role.CUSTOMER_ADMIN && !map.has("customer")) {
            problems.add(map.place("role"), "a customer-admin needs the key customer with the id of the customer");
        }
        map.noOthers();
        var member = new MemberSpec(map.place(), issuer, subject, email, role, customer);
        if (!seen.add(member.identity())) {
            problems.add(map.place(), "this person is there twice; remove one");
        }
        return member;
    }

    private Role role(YamlMap map) {
        String written = map.text("role", "owner");
        Optional<Role> role =
                ROLES.stream().filter(known -> word(known).equals(written)).findFirst();
        if (role.isEmpty() && !written.isEmpty()) {
            String known = Arrays.stream(Role.values())
                    .filter(ROLES::contains)
                    .map(TenantReader::word)
                    .collect(Collectors.joining(", "));
            problems.add(map.place("role"), "there is no such role; write one of " + known);
        }
        return role.orElse(Role.VIEWER);
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
