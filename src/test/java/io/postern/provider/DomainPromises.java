package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DnsState;
import io.postern.provider.spi.DomainDefaults;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.LogPage;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.provider.spi.UpstreamDomain;
import io.postern.provider.spi.UpstreamDomainPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What holds for whole domains and for the account. */
abstract class DomainPromises extends DeliveryPromises {
    @Test
    void aDomainIsFoundByItsNameAndAStrangersIsNot() {
        if (can(Capability.DOMAIN_LOOKUP)) {
            assertThat(provider().domains().externalId(domain().name())).isEqualTo(domain().externalId());
            ends(Kind.NOT_FOUND, () -> provider().domains().externalId("stranger.example"));
        }
    }

    @Test
    void aSleepingDomainSaysSoUntilItIsActivated() {
        if (can(Capability.ACTIVATE_DOMAIN)) {
            ProviderError asleep = failure(() -> provider().list(sleepingDomain(), MailboxFilter.NONE, null));
            assertThat(asleep.kind()).isEqualTo(Kind.CONFLICT);
            assertThat(asleep.code()).isEqualTo("not-activated");
            twice(() -> provider().domains().activate(sleepingDomain()));
            assertThat(provider().list(sleepingDomain(), MailboxFilter.NONE, null))
                    .isNotNull();
        }
    }

    @Test
    void aDomainIsMadeAndDeletedOnce() {
        if (can(Capability.DOMAINS)) {
            String fresh = "brand-new.example";
            assertThat(domains()).contains(domain().name()).doesNotContain(fresh);
            assertThat(provider().domains().exists(domain().name())).isTrue();
            assertThat(provider().domains().exists(fresh)).isFalse();
            provider().domains().create(fresh);
            assertThat(provider().domains().exists(fresh)).isTrue();
            ends(Kind.ALREADY_EXISTS, () -> provider().domains().create(fresh));
            provider().domains().delete(fresh);
            assertThat(provider().domains().exists(fresh)).isFalse();
            ends(Kind.NOT_FOUND, () -> provider().domains().delete(fresh));
            withoutACall(() -> ends(Kind.INVALID, () -> provider().domains().create("no domain")));
        }
    }

    @Test
    void aWholeDomainIsStoppedAndStarted() {
        if (can(Capability.DOMAIN_SUSPEND)) {
            assertThat(provider().domains().isSuspended(domain())).isFalse();
            twice(() -> provider().domains().suspend(domain(), "Unpaid"));
            assertThat(provider().domains().isSuspended(domain())).isTrue();
            twice(() -> provider().domains().resume(domain()));
            assertThat(provider().domains().isSuspended(domain())).isFalse();
        }
    }

    @Test
    void whatHoldsForANewMailboxIsSetAndTheRestStays() {
        if (can(Capability.DOMAIN_DEFAULTS)) {
            DomainDefaults before = provider().domains().readDefaults(domain());
            var limit = new DomainDefaults(null, null, 1234L, null, null);
            twice(() -> provider().domains().updateDefaults(domain(), limit));
            assertThat(provider().domains().readDefaults(domain()))
                    .isEqualTo(new DomainDefaults(
                            before.quotaBytes(),
                            before.quotaMaximumBytes(),
                            1234L,
                            before.aliasLimit(),
                            before.passwordStrength()));
        }
    }

    @Test
    void anotherNameOfADomainIsAddedAndTakenAwayOnce() {
        if (can(Capability.DOMAIN_ALIASES)) {
            String alias = "also-us.example";
            provider().domains().addAlias(domain(), alias);
            domainAliases().ifPresent(all -> assertThat(all).contains(alias));
            ends(Kind.ALREADY_EXISTS, () -> provider().domains().addAlias(domain(), alias));
            provider().domains().removeAlias(domain(), alias);
            domainAliases().ifPresent(all -> assertThat(all).doesNotContain(alias));
            ends(Kind.NOT_FOUND, () -> provider().domains().removeAlias(domain(), alias));
        }
    }

    @Test
    void mailForUnknownAddressesIsCollectedOrNot() {
        if (can(Capability.CATCH_ALL)) {
            Optional<Address> target = Optional.of(mailbox().address());
            assertThat(provider().domains().readCatchAll(domain())).isEmpty();
            twice(() -> provider().domains().updateCatchAll(domain(), target));
            assertThat(provider().domains().readCatchAll(domain())).isEqualTo(target);
            twice(() -> provider().domains().updateCatchAll(domain(), Optional.empty()));
            assertThat(provider().domains().readCatchAll(domain())).isEmpty();
        }
    }

    @Test
    void theRecordsOfADomainAreToldInFull() {
        if (can(Capability.DNS_RECORDS)) {
            DnsState state = provider().domains().dnsState(domain());
            assertThat(state.records()).isNotEmpty().allSatisfy(record -> {
                assertThat(record.type()).matches("[A-Z]+");
                assertThat(record.name()).endsWith(domain().name());
                assertThat(record.value()).isNotBlank();
            });
        }
    }

    @Test
    void theProvidersHistoryIsNewestFirstAndEnds() {
        anyWrite();
        if (can(Capability.PROVIDER_HISTORY)) {
            isHistory(cursor -> provider().changeLog(mailbox(), cursor));
            ends(Kind.NOT_FOUND, () -> provider().changeLog(missing(), null));
        }
        if (can(Capability.DOMAIN_HISTORY)) {
            isHistory(cursor -> provider().domains().log(domain(), cursor));
            isHistory(cursor -> provider().domains().accountLog(cursor));
        }
    }

    @Test
    void groupsOfMailboxesAreTold() {
        if (can(Capability.WORKGROUPS)) {
            assertThat(provider().domains().workgroups(domain())).doesNotHaveDuplicates();
        }
    }

    @Test
    void anAdministratorOfPartOfTheAccountComesAndGoes() {
        if (can(Capability.SUB_ADMINISTRATORS)) {
            String name = subAdministratorName();
            SubAdministrator wanted = subAdministrator(name, someRights());
            provider().subAdministrators().create(wanted, subAdministratorPassword());
            assertThat(provider().subAdministrators().list())
                    .extracting(SubAdministrator::name)
                    .contains(name);
            SubAdministrator made = provider().subAdministrators().read(name);
            assertThat(made.domains()).contains(domain().name());
            assertThat(made.rights()).containsAll(someRights());
            assertThat(made.full()).isFalse();
            ends(Kind.ALREADY_EXISTS, () -> provider().subAdministrators().create(wanted, subAdministratorPassword()));
            twice(() -> provider().subAdministrators().update(wanted, Optional.empty()));
            assertThat(provider().subAdministrators().read(name).rights()).isEqualTo(made.rights());
            provider().subAdministrators().delete(name);
            ends(Kind.NOT_FOUND, () -> provider().subAdministrators().read(name));
            ends(Kind.NOT_FOUND, () -> provider().subAdministrators().delete(name));
        }
    }

    private Set<SubAdministratorRight> someRights() {
        return options().subAdministratorRights().stream()
                .filter(right -> !right.full())
                .min(Comparator.naturalOrder())
                .map(Set::of)
                .orElse(Set.of());
    }

    final SubAdministrator subAdministrator(String name, Set<SubAdministratorRight> rights) {
        return new SubAdministrator(name, "Help Er", "Example", List.of(domain().name()), rights, null, null);
    }

    private Secret subAdministratorPassword() {
        return options().subAdministratorPasswords() ? FRESH : null;
    }

    /** Empty where the upstream adds and removes them without ever telling them. */
    private Optional<List<String>> domainAliases() {
        try {
            return Optional.of(provider().domains().readAliases(domain()));
        } catch (ProviderError untold) {
            assertThat(untold.kind()).isEqualTo(Kind.UNSUPPORTED);
            return Optional.empty();
        }
    }

    private List<String> domains() {
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            UpstreamDomainPage page = provider().domains().list(cursor);
            page.domains().stream().map(UpstreamDomain::name).forEach(found::add);
            cursor = page.next();
        } while (cursor != null);
        return found;
    }

    private static void isHistory(Function<String, LogPage> pages) {
        var entries = new ArrayList<LogEntry>();
        String cursor = null;
        do {
            LogPage page = pages.apply(cursor);
            entries.addAll(page.entries());
            cursor = page.next();
        } while (cursor != null);
        assertThat(entries).isNotEmpty();
        assertThat(entries)
                .extracting(LogEntry::at)
                .isSortedAccordingTo(Comparator.nullsFirst(Comparator.reverseOrder()));
    }
}
