package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes accounts, domains and administrators for tests. */
final class ControlAccounts {
    private static final int MOST_MAILBOXES = 200_000;
    private final Accounts accounts;
    private final ObjectMapper mapper;
    private final Clock clock;

    record NewAccount(String company, String cluster, String user, String password, List<NewDomain> domains) {}

    /** {@code mailboxes} are generated; {@code varied} mixes states and types among them. */
    record NewDomain(String domain, int mailboxes, boolean varied, Map<String, Object> attributes) {}

    record NewAdmin(String password, Standing standing, String role, List<String> objects) {}

    record Age(int days) {}

    ControlAccounts(Accounts accounts, ObjectMapper mapper, Clock clock) {
        this.accounts = accounts;
        this.mapper = mapper;
        this.clock = clock;
    }

    Object create(String body) throws JsonProcessingException {
        NewAccount wanted = mapper.readValue(body, NewAccount.class);
        String company = Optional.ofNullable(wanted.company())
                .orElseGet(() -> accounts.ids().company());
        String user = Optional.ofNullable(wanted.user())
                .orElse("ops@" + company + ".adm")
                .toLowerCase(Locale.ROOT);
        String password = Optional.ofNullable(wanted.password()).orElse("sandbox-" + company);
        Cluster cluster = Cluster.valueOf(
                Optional.ofNullable(wanted.cluster()).orElse("A").toUpperCase(Locale.ROOT));
        List<NewDomain> domains = wanted.domains() == null ? List.of() : wanted.domains();
        Account account = new Account(
                new Account.Plan(
                        company,
                        cluster,
                        new Admin(user, password, Standing.GOOD),
                        domains.stream().map(ControlAccounts::plan).toList()),
                accounts.ids(),
                clock.instant());
        accounts.put(account);
        return ControlBody.account(account);
    }

    Object addDomain(Account account, String body) throws JsonProcessingException {
        Account.DomainPlan plan = plan(mapper.readValue(body, NewDomain.class));
        account.alone(() -> account.make(plan, clock.instant()));
        return ControlBody.account(account);
    }

    private static Account.DomainPlan plan(NewDomain wanted) {
        if (wanted.domain() == null || wanted.mailboxes() < 0 || wanted.mailboxes() > MOST_MAILBOXES) {
            throw new IllegalArgumentException("a domain has a name, and at most " + MOST_MAILBOXES + " mailboxes");
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (wanted.attributes() != null) {
            attributes.putAll(wanted.attributes());
        }
        return new Account.DomainPlan(
                wanted.domain().toLowerCase(Locale.ROOT), wanted.mailboxes(), wanted.varied(), attributes, birth -> {});
    }

    /** With a password it is an administrator without a mailbox; without one, a mailbox or one that is there. */
    Object putAdmin(Account account, String name, String body) throws JsonProcessingException {
        NewAdmin wanted = mapper.readValue(body, NewAdmin.class);
        String user = name.toLowerCase(Locale.ROOT);
        Optional<Role> role = Optional.ofNullable(wanted.role())
                .map(word -> Role.named(word).orElseThrow(() -> new IllegalArgumentException("no such role")));
        account.alone(() -> {
            Admin before = account.admins().get(user);
            String password = wanted.password() != null ? wanted.password() : before == null ? null : before.password();
            if (password != null) {
                account.put(new Admin(user, password, wanted.standing()));
            } else {
                User mailbox = account.user(user).orElseThrow();
                mailbox.standing = wanted.standing() == null ? Standing.GOOD : wanted.standing();
            }
            if (role.isPresent()) {
                List<String> objects = wanted.objects() == null ? List.of(account.company()) : wanted.objects();
                account.grants().removeIf(grant -> grant.user().equals(user));
                objects.forEach(object -> account.grants().add(new Principal.Grant(user, role.get(), object)));
            }
            return null;
        });
        return null;
    }

    Object removeAdmin(Account account, String user) {
        account.alone(() -> {
            account.admins().remove(user);
            return account.grants().removeIf(grant -> grant.user().equals(user));
        });
        return null;
    }

    /** As if time had passed over all tokens. */
    Object expireSessions(Account account) {
        Instant past = clock.instant().minusSeconds(1);
        account.sessions()
                .replaceAll((token, session) ->
                        new Session(token, session.user(), past, session.oma(), session.singleUse()));
        return null;
    }

    /** As if so many days had passed since anything was deleted. */
    Object age(Account account, String body) throws JsonProcessingException {
        long seconds = Duration.ofDays(mapper.readValue(body, Age.class).days()).toSeconds();
        account.alone(() -> {
            account.domains().values().forEach(domain -> domain.deletedUsers.forEach(user -> user.deleted -= seconds));
            account.deletedDomains().forEach(domain -> domain.deleted -= seconds);
            return null;
        });
        return null;
    }
}
