package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.CatchAll;
import io.postern.provider.spi.DomainAdministration;
import io.postern.provider.spi.DomainAliases;
import io.postern.provider.spi.DomainDefaults;
import io.postern.provider.spi.DomainDefaults.PasswordStrength;
import io.postern.provider.spi.DomainSettings;
import io.postern.provider.spi.DomainSuspension;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.UpstreamDomain;
import io.postern.provider.spi.UpstreamDomainPage;
import io.postern.provider.spi.Workgroups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Domains as a whole. */
interface Domains extends DomainAdministration, DomainSuspension, DomainSettings, DomainAliases, CatchAll, Workgroups {
    /** A domain's default size counts in bytes, its largest size in these. */
    long MEGABYTE = 1L << 20;

    OpenSrsApi api();

    @Override
    default UpstreamDomainPage domains(String cursor) {
        ObjectNode request = OpenSrsApi.request();
        request.putObject("criteria").putArray("type").add("domain");
        Search.Page page =
                new Search(api(), Method.SEARCH_DOMAINS, "domains").page(request, cursor, OpenSrsInfo.PAGE_SIZE);
        return new UpstreamDomainPage(
                page.rows().stream()
                        .filter(row -> !Lenient.text(row, "type").equals("alias"))
                        .map(row -> new UpstreamDomain(
                                Lenient.text(row, "domain").toLowerCase(Locale.ROOT), mailboxes(row)))
                        .filter(domain -> !domain.name().isEmpty())
                        .toList(),
                page.next());
    }

    /** How a row counts its users is not documented; three ways are likely. */
    private static Long mailboxes(JsonNode row) {
        Long apart = Lenient.number(row.path("users"), "mailbox");
        Long flat = Lenient.number(row, "users/mailbox");
        return apart != null ? apart : flat != null ? flat : Lenient.number(row, "users");
    }

    /** A name that is only another name of a domain is taken too. */
    @Override
    default boolean domainExists(String name) {
        try {
            JsonNode _ = api().read(Method.GET_DOMAIN, OpenSrsApi.request("domain", name));
            return true;
        } catch (DriverException refused) {
            if (refused.kind() == Kind.NOT_FOUND) {
                return false;
            }
            if ("oma-3".equals(refused.code())) {
                return true;
            }
            throw refused;
        }
    }

    @Override
    default void createDomain(String name) {
        ObjectNode request = OpenSrsApi.request("domain", name).put("create_only", true);
        request.putObject("attributes");
        api().name(Method.CHANGE_DOMAIN, request);
    }

    @Override
    default void deleteDomain(String name) {
        api().write(Method.DELETE_DOMAIN, OpenSrsApi.request("domain", name));
    }

    @Override
    default boolean isSuspended(MailDomain domain) {
        return Lenient.truth(attributes(domain), "disabled");
    }

    /** The upstream has no place for a reason. */
    @Override
    default void suspendDomain(MailDomain domain, String reason) {
        Existing.domain(api(), domain).change(OpenSrsApi.request().put("disabled", true));
    }

    @Override
    default void resumeDomain(MailDomain domain) {
        Existing.domain(api(), domain).change(OpenSrsApi.request().put("disabled", false));
    }

    @Override
    default DomainDefaults readDefaults(MailDomain domain) {
        JsonNode attributes = attributes(domain);
        Long megabytes = Lenient.number(attributes, "quota_maximum");
        return new DomainDefaults(
                Lenient.number(attributes, "quota"),
                megabytes == null ? null : Math.clamp(megabytes, 0, Integer.MAX_VALUE) * MEGABYTE,
                Lenient.number(attributes, "limit_users"),
                Lenient.number(attributes, "limit_aliases"),
                strength(attributes.path("password_strength")));
    }

    /** Only null itself says that there is no rule; silence, or a word that is not known, tells nothing. */
    private static PasswordStrength strength(JsonNode told) {
        return told.isNull()
                ? PasswordStrength.NONE
                : Arrays.stream(PasswordStrength.values())
                        .filter(strength -> strength != PasswordStrength.NONE)
                        .filter(strength ->
                                strength.name().equalsIgnoreCase(told.asText().strip()))
                        .findFirst()
                        .orElse(null);
    }

    @Override
    default void updateDefaults(MailDomain domain, DomainDefaults wanted) {
        Long most = wanted.quotaMaximumBytes();
        if (most != null && most % MEGABYTE != 0) {
            throw DriverException.invalid("quotaMaximum", "The provider counts it in whole megabytes.");
        }
        ObjectNode changes = OpenSrsApi.request();
        put(changes, "quota", wanted.quotaBytes());
        put(changes, "quota_maximum", most == null ? null : Long.valueOf(most / MEGABYTE));
        put(changes, "limit_users", wanted.mailboxLimit());
        put(changes, "limit_aliases", wanted.aliasLimit());
        PasswordStrength strength = wanted.passwordStrength();
        if (strength != null) {
            changes.put(
                    "password_strength",
                    strength == PasswordStrength.NONE ? null : strength.name().toLowerCase(Locale.ROOT));
        }
        Existing.domain(api(), domain).change(changes);
    }

    private static void put(ObjectNode changes, String name, Long value) {
        if (value != null) {
            changes.put(name, value);
        }
    }

    @Override
    default List<String> readDomainAliases(MailDomain domain) {
        return Lenient.texts(attributes(domain), "aliases");
    }

    @Override
    default void addDomainAlias(MailDomain domain, String alias) {
        Existing existing = Existing.domain(api(), domain);
        List<String> aliases = new ArrayList<>(Lenient.texts(existing.attributes(), "aliases"));
        if (aliases.stream().anyMatch(alias::equalsIgnoreCase)) {
            throw new DriverException(Kind.ALREADY_EXISTS, "The domain has this name already.");
        }
        aliases.add(alias);
        existing.change(Delivery.whole(aliases));
    }

    @Override
    default void removeDomainAlias(MailDomain domain, String alias) {
        Existing existing = Existing.domain(api(), domain);
        List<String> aliases = new ArrayList<>(Lenient.texts(existing.attributes(), "aliases"));
        if (!aliases.removeIf(alias::equalsIgnoreCase)) {
            throw new DriverException(Kind.NOT_FOUND, "The domain has no such other name.");
        }
        existing.change(Delivery.whole(aliases));
    }

    @Override
    default Optional<Address> readCatchAll(MailDomain domain) {
        String target = Lenient.text(attributes(domain), "catchall");
        return Address.parse(target.contains("@") ? target : target + "@" + domain.name());
    }

    @Override
    default void updateCatchAll(MailDomain domain, Optional<Address> target) {
        Existing.domain(api(), domain)
                .change(OpenSrsApi.request()
                        .put("catchall", target.map(Address::toString).orElse(null)));
    }

    @Override
    default List<String> workgroups(MailDomain domain) {
        ObjectNode request = OpenSrsApi.request();
        request.putObject("criteria").put("domain", domain.name());
        return new Search(api(), Method.SEARCH_WORKGROUPS, "workgroups")
                .all(request).stream()
                        .map(row -> Lenient.text(row, "workgroup"))
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private JsonNode attributes(MailDomain domain) {
        return api().read(Method.GET_DOMAIN, OpenSrsApi.request("domain", domain.name()))
                .path("attributes");
    }
}
