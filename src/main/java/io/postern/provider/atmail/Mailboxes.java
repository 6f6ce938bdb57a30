package io.postern.provider.atmail;

import static io.postern.provider.atmail.AtmailApi.Method.ADMIN_LOGIN;
import static io.postern.provider.atmail.AtmailApi.Method.ALIASES_LIST;
import static io.postern.provider.atmail.AtmailApi.Method.LOGIN;
import static io.postern.provider.atmail.AtmailApi.Method.USERS_CREATE;
import static io.postern.provider.atmail.AtmailApi.Method.USERS_DELETE;
import static io.postern.provider.atmail.AtmailApi.Method.USERS_LIST;
import static io.postern.provider.atmail.AtmailApi.Method.USERS_UPDATE;
import static io.postern.provider.atmail.AtmailApi.Method.USERS_VIEW;

import io.postern.platform.http.Parameter;
import io.postern.platform.secret.Secret;
import io.postern.provider.atmail.Answer.Element;
import io.postern.provider.atmail.AtmailApi.Method;
import io.postern.provider.atmail.Rows.Alias;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderReading;
import io.postern.provider.spi.Autoresponders;
import io.postern.provider.spi.Creation;
import io.postern.provider.spi.Deletion;
import io.postern.provider.spi.Details;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.PasswordSetting;
import io.postern.provider.spi.Quotas;
import io.postern.provider.spi.Renaming;
import io.postern.provider.spi.Suspension;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.provider.spi.SuspensionMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Mailboxes of a subscription: found, read, set, made, moved and deleted. */
abstract class Mailboxes
        implements MailDriver,
                Suspension,
                PasswordSetting,
                Autoresponders,
                AutoresponderReading,
                Details,
                Creation,
                Deletion,
                Renaming,
                Quotas {
    private static final int MOST_PAGES = 10_000;
    final AtmailApi api;

    Mailboxes(AtmailApi api) {
        this.api = api;
    }

    /** The documents name two addresses for it. */
    @Override
    public void ping(MailDomain domain) {
        try {
            Element _ = api.call(LOGIN, List.of());
        } catch (DriverException failed) {
            boolean elsewhere =
                    Refusals.METHOD_WITHDRAWN.equals(failed.code()) || Refusals.NO_INTERFACE.equals(failed.code());
            if (!elsewhere) {
                throw failed;
            }
            Element _ = api.call(ADMIN_LOGIN, List.of());
        }
    }

    /**
     * No total, and whether {@code start} counts from zero or one is not documented. The first page names none, a later
     * one the number of those already seen, so that none is skipped and at most the last one comes again. It ends with
     * an empty page, with one of seen addresses only, or with one that begins as the last did because {@code start} is
     * not heard.
     */
    @Override
    public MailboxPage list(MailDomain domain, MailboxFilter filter, String cursor) {
        String[] seen = cursor == null ? new String[] {"0", "", ""} : cursor.split(":", 3);
        int start = Integer.parseInt(seen[0]);
        var parameters = new ArrayList<Parameter>();
        parameters.add(new Parameter("domain", domain.name()));
        if (start > 0) {
            parameters.add(new Parameter("start", String.valueOf(start)));
        }
        parameters.add(new Parameter("volume", String.valueOf(AtmailInfo.PAGE_SIZE)));
        List<Element> rows = api.list(USERS_LIST, parameters, Rows::users);
        List<String> names = rows.stream()
                .map(row -> Rows.address(row).map(Address::toString).orElse(""))
                .toList();
        if (rows.isEmpty()
                || names.getFirst().equals(seen[1])
                || Set.of(seen[2]).containsAll(names)) {
            return new MailboxPage(List.of(), null);
        }
        List<Alias> aliases = aliasesIfAllowed();
        List<MailboxState> fresh = rows.stream()
                .flatMap(row -> Rows.mailbox(row, aliases).stream())
                .filter(row -> row.address().domain().equals(domain.name()))
                .filter(row -> !row.address().toString().equals(seen[2]))
                .toList();
        boolean more = rows.size() <= AtmailInfo.PAGE_SIZE && start < MOST_PAGES * AtmailInfo.PAGE_SIZE;
        String next = (start + rows.size()) + ":" + names.getFirst() + ":" + names.getLast();
        return new MailboxPage(fresh, more ? next : null);
    }

    @Override
    public MailboxState read(MailboxRef mailbox) {
        return Rows.mailbox(view(mailbox), aliasesIfAllowed()).orElseThrow();
    }

    @Override
    public SuspensionMemory suspend(MailboxRef mailbox, Set<SuspensionEffect> effects) {
        update(mailbox, new Parameter("enabled", "false"));
        return SuspensionMemory.NONE;
    }

    @Override
    public void resume(MailboxRef mailbox, SuspensionMemory memory) {
        update(mailbox, new Parameter("enabled", "true"));
    }

    @Override
    public void setPassword(MailboxRef mailbox, Secret newPassword) {
        Element _ = api.call(
                USERS_UPDATE, List.of(name(mailbox), new Parameter("Password", newPassword.reveal())), newPassword);
    }

    @Override
    public void updateAutoresponder(MailboxRef mailbox, Autoresponder autoresponder) {
        update(mailbox, new Parameter("AutoReply", autoresponder.enabled() ? autoresponder.message() : ""));
    }

    @Override
    public Autoresponder readAutoresponder(MailboxRef mailbox) {
        String text = view(mailbox).text("AutoReply");
        return new Autoresponder(!text.isBlank(), "", text, Autoresponder.Format.TEXT, false, null);
    }

    @Override
    public void updateDetails(MailboxRef mailbox, MailboxDetails details) {
        update(mailbox, names("User", details.firstName(), details.lastName()));
        Refusals.doubtful(() -> takenOver(mailbox, details.firstName(), details.lastName()));
    }

    @Override
    public boolean isFree(MailboxRef address) {
        return isFree(address, List.of());
    }

    private boolean isFree(MailboxRef address, List<Alias> its) {
        try {
            Element _ = view(address);
            return false;
        } catch (DriverException refused) {
            if (refused.kind() != Kind.NOT_FOUND) {
                throw refused;
            }
            return aliases().stream().filter(alias -> !its.contains(alias)).noneMatch(alias -> alias.name()
                    .equals(address.address().toString()));
        }
    }

    /** Without a password the upstream would make one that nobody knows. */
    @Override
    public void create(MailboxRef address, NewMailbox wanted) {
        requireFree(address);
        var parameters = new ArrayList<Parameter>();
        parameters.add(name(address));
        parameters.add(new Parameter("Password", wanted.password().reveal()));
        parameters.addAll(List.of(names("User", wanted.firstName(), wanted.lastName())));
        if (wanted.quotaBytes() != null) {
            parameters.add(quota(wanted.quotaBytes()));
        }
        Element _ = api.call(USERS_CREATE, parameters, wanted.password());
        Refusals.doubtful(() -> takenOver(address, wanted.firstName(), wanted.lastName()));
    }

    /**
     * Its aliases go first: left behind they would lead nowhere and keep their addresses taken, while a mailbox that has
     * lost them is still there to be deleted again. A refusal brings them back.
     */
    @Override
    public void delete(MailboxRef mailbox) {
        Followers aliases = Refusals.harmless(() -> followers(mailbox));
        aliases.drop();
        try {
            write(USERS_DELETE, List.of(name(mailbox)));
        } catch (DriverException refused) {
            if (!refused.kind().outcomeUnknown() && refused.kind() != Kind.NOT_FOUND) {
                Refusals.doubtful(aliases::make);
            }
            throw refused;
        }
    }

    /**
     * The number of a mailbox stays, so it tells afterwards where the mailbox has gone. Its aliases are made anew before
     * it moves and taken away only after, so that a move that breaks off at worst leaves some twice.
     */
    @Override
    public void rename(MailboxRef mailbox, Address newAddress) {
        String id = Refusals.harmless(() -> view(mailbox)).text("id").strip();
        Followers old = Refusals.harmless(() -> followers(mailbox));
        Followers moved = old.moved(mailbox.address(), newAddress);
        requireFree(new MailboxRef(mailbox.domain(), newAddress), moved.aliases());
        moved.make();
        try {
            update(mailbox, new Parameter("NewUsername", newAddress.localPart()));
        } catch (DriverException refused) {
            if (!refused.kind().outcomeUnknown()) {
                Refusals.doubtful(moved::drop);
            }
            throw refused;
        }
        confirm(newAddress, id, old);
    }

    private void confirm(Address newAddress, String id, Followers old) {
        Parameter named = id.isEmpty() ? new Parameter("name", newAddress.toString()) : new Parameter("id", id);
        Refusals.doubtful(() -> {
            boolean arrived = Rows.users(api.call(USERS_VIEW, List.of(named))).stream()
                    .anyMatch(
                            row -> Rows.address(row).filter(newAddress::equals).isPresent());
            if (!arrived) {
                throw new DriverException(Kind.UNEXPECTED, "The provider did not give the mailbox its new address.");
            }
            old.drop();
        });
    }

    @Override
    public void setQuota(MailboxRef mailbox, long bytes) {
        update(mailbox, quota(bytes));
    }

    final Element view(MailboxRef mailbox) {
        Element content = api.call(USERS_VIEW, List.of(name(mailbox)));
        if (Rows.none(content)) {
            throw new DriverException(Kind.NOT_FOUND, "The provider's answer is empty.");
        }
        return Rows.users(content).stream()
                .filter(row ->
                        Rows.address(row).filter(mailbox.address()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new DriverException(Kind.UNEXPECTED, "The provider's answer is not this mailbox."));
    }

    final void update(MailboxRef mailbox, Parameter... fields) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(name(mailbox));
        parameters.addAll(List.of(fields));
        write(USERS_UPDATE, parameters);
    }

    final void write(Method method, List<Parameter> parameters) {
        Element _ = api.call(method, parameters);
    }

    /** Two spellings are documented, and one that is not known is passed over without a word. */
    private void takenOver(MailboxRef mailbox, String firstName, String lastName) {
        if (!named(view(mailbox), firstName, lastName)) {
            update(mailbox, names("", firstName, lastName));
            Element now = view(mailbox);
            if (now.child("FirstName", "UserFirstName").isPresent() && !named(now, firstName, lastName)) {
                throw new DriverException(Kind.UNEXPECTED, "The provider did not take the name over.");
            }
        }
    }

    private static boolean named(Element row, String firstName, String lastName) {
        return row.text("FirstName", "UserFirstName").strip().equals(firstName.strip())
                && row.text("LastName", "UserLastName").strip().equals(lastName.strip());
    }

    final void requireFree(MailboxRef address) {
        requireFree(address, List.of());
    }

    /** @param its aliases that an attempt before may have made already, for what is to come here */
    private void requireFree(MailboxRef address, List<Alias> its) {
        if (!Refusals.harmless(() -> isFree(address, its))) {
            throw new DriverException(Kind.ALREADY_EXISTS, "The address is taken.");
        }
    }

    final List<Alias> aliases() {
        return api.list(ALIASES_LIST, List.of(), Rows::aliases);
    }

    private Followers followers(MailboxRef mailbox) {
        return new Followers(
                api,
                aliasesIfAllowed().stream()
                        .filter(alias -> alias.of(mailbox.address()))
                        .toList());
    }

    /** What a mailbox is must be told also to an administrator who may not see aliases. */
    private List<Alias> aliasesIfAllowed() {
        try {
            return aliases();
        } catch (DriverException refused) {
            if (refused.kind() == Kind.FORBIDDEN || refused.kind() == Kind.UNSUPPORTED) {
                return List.of();
            }
            throw refused;
        }
    }

    private static Parameter name(MailboxRef mailbox) {
        return new Parameter("name", mailbox.address().toString());
    }

    private static Parameter[] names(String spelling, String firstName, String lastName) {
        return new Parameter[] {
            new Parameter(spelling + "FirstName", firstName), new Parameter(spelling + "LastName", lastName)
        };
    }

    private static Parameter quota(long bytes) {
        return new Parameter("UserQuota", String.valueOf(bytes / AtmailInfo.MEGABYTE));
    }
}
