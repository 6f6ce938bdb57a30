package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.OpensrsControl.Fault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However OpenSRS does what its documents leave open, and whatever passes by itself, the driver comes through. */
@QuarkusTest
class OpenSrsUnknownsTest {
    private static final String NAME = "oma-unknowns.example";
    private static final MailDomain DOMAIN = new MailDomain(NAME, null);
    private static final MailboxRef ANNA = new MailboxRef(DOMAIN, new Address("anna", NAME));

    @Inject
    Providers providers;

    private OpensrsControl.Account account;
    private MailProvider provider;

    @BeforeEach
    void anAccount() {
        account = OpensrsControl.here().account(NAME, 30);
        account.put(ANNA.address().toString(), Map.of("password", "First-Word9!"));
        provider = providers.open(Upstreams.access(account));
    }

    @AfterEach
    void gone() {
        account.clearFaults();
        account.delete();
    }

    private static ProviderError failure(ThrowingCallable call) {
        return catchThrowableOfType(ProviderError.class, call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL_OR_EMPTY", "NULL", "EMPTY", "ZERO", "NEVER"})
    void anEndDateGoesAwayWhateverTakesItAway(String switched) {
        account.switches(Map.of("endDateClearing", switched));
        var day = LocalDate.of(2040, 1, 31);
        provider.updateAutoresponder(
                ANNA, new Autoresponder(true, "", "Away", Autoresponder.Format.TEXT, false, day, 12));
        assertThat(provider.readAutoresponder(ANNA).endDate()).isEqualTo(day);
        provider.updateAutoresponder(
                ANNA, new Autoresponder(true, "", "Away", Autoresponder.Format.TEXT, false, null, null));
        assertThat(provider.readAutoresponder(ANNA))
                .isEqualTo(new Autoresponder(true, "", "Away", Autoresponder.Format.TEXT, false, null, 24));
    }

    @Test
    void smallPagesLoseNothing() {
        account.switches(Map.of("pageCap", 7));
        var found = new ArrayList<Address>();
        String cursor = null;
        do {
            MailboxPage page = provider.list(DOMAIN, MailboxFilter.NONE, cursor);
            page.mailboxes().stream().map(MailboxState::address).forEach(found::add);
            cursor = page.next();
        } while (cursor != null);
        assertThat(found).hasSize(31).doesNotHaveDuplicates();
        for (int time = 1; time <= 25; time++) {
            provider.updateDetails(ANNA, new MailboxDetails("Name " + time, null, null));
        }
        assertThat(provider.changeLog(ANNA, null).entries()).hasSize(20).first().satisfies(newest -> assertThat(
                        newest.text())
                .contains("Name 25"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OBJECT", "FLAT", "TOTAL"})
    void mailboxesOfADomainAreCountedHoweverTheyAreTold(String switched) {
        account.switches(Map.of("domainCounts", switched));
        assertThat(provider.domains().list(null).domains())
                .filteredOn(domain -> domain.name().equals(NAME))
                .singleElement()
                .satisfies(domain -> assertThat(domain.mailboxes()).isEqualTo(31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCAL_PART", "ADDRESS"})
    void aSearchFindsPartsOfWholeAddresses(String switched) {
        account.switches(Map.of("matchScope", switched));
        for (String text : List.of("nn", "anna@", "nna@oma-unk")) {
            assertThat(provider.list(DOMAIN, new MailboxFilter(text, null, null, null), null)
                            .mailboxes())
                    .extracting(MailboxState::address)
                    .as(text)
                    .contains(ANNA.address());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {39, 1})
    void aSessionThatRanOutIsRenewed(int number) {
        provider.read(ANNA);
        account.switches(Map.of("expiredNumber", number));
        account.expireSessions();
        provider.updateDetails(ANNA, new MailboxDetails("Still here", null, null));
        assertThat(provider.read(ANNA).firstName()).isEqualTo("Still here");
        assertThat(account.journal("authenticate")).hasSize(2);
    }

    @Test
    void whatIsToBeTriedAgainAtOnceIsAndWhatMustWaitIsNot() {
        account.fault(Fault.error(20).method("change_user").calls(1));
        provider.updateDetails(ANNA, new MailboxDetails("Second time", null, null));
        assertThat(account.journal("change_user")).hasSize(2);
        for (int number : List.of(22, 25)) {
            account.clearJournal();
            account.fault(Fault.error(number).method("change_user").calls(1));
            ProviderError busy = failure(() -> provider.updateDetails(ANNA, new MailboxDetails("Later", null, null)));
            assertThat(busy.kind()).isEqualTo(Kind.BUSY);
            assertThat(busy.retryAfter())
                    .hasMinutes(busy.retryAfter().toMinutes())
                    .isPositive();
            assertThat(account.journal("change_user")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BLOCKED", "DISABLED", "SECOND_FACTOR_NEEDED", "SECOND_FACTOR_WRONG", "EXPIRED", "IP_RESTRICTED"
            })
    void anAdministratorWhoIsTurnedAwayStopsTheConnection(String standing) {
        account.standing(standing);
        ProviderError refused = failure(() -> provider.setPassword(ANNA, Secret.of("Fresh-Water7!")));
        assertThat(refused.connectionRefused()).isTrue();
        assertThat("address-not-allowed".equals(refused.code())).isEqualTo(standing.equals("IP_RESTRICTED"));
    }

    @Test
    void anOwnerWithASecondFactorBlamesNobody() {
        account.put(ANNA.address().toString(), Map.of("standing", "SECOND_FACTOR_NEEDED"));
        ProviderError refused = failure(() -> provider.authenticate(ANNA, Secret.of("First-Word9!")));
        assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(refused.code()).isEqualTo("second-factor");
        assertThat(refused.connectionRefused()).isFalse();
    }

    @Test
    void resumingLeavesAloneWhatWasStoppedOrSwitchedOffBefore() {
        account.put(
                ANNA.address().toString(),
                Map.of(
                        "attributes", Map.of("service_pop3", "disabled"),
                        "suspended", List.of("service_smtprelay", "service_smtprelay_webmail")));
        var memory = provider.suspend(ANNA, EnumSet.allOf(SuspensionEffect.class));
        assertThat(provider.read(ANNA).stopped()).isEqualTo(EnumSet.allOf(SuspensionEffect.class));
        assertThat(account.journal("logout_user")).hasSize(1);
        provider.resume(ANNA, memory);
        assertThat(provider.read(ANNA).stopped()).isEqualTo(Set.of(SuspensionEffect.SEND));
        assertThat(account.mailbox(ANNA.address().toString())
                        .at("/attributes/service_pop3")
                        .asText())
                .isEqualTo("disabled");
    }

    @Test
    void aMailboxThatWasDeletedMeanwhileIsNotMadeAnew() {
        account.remove(ANNA.address().toString());
        assertThat(failure(() -> provider.setPassword(ANNA, Secret.of("Fresh-Water7!")))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(account.journal("change_user")).isEmpty();
    }
}
