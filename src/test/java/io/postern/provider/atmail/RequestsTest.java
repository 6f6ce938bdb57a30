package io.postern.provider.atmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.http.Outbound;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.provider.spi.SuspensionMemory;
import io.postern.sandbox.AtmailControl.Line;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each method goes to its documented path, with the name in it and everything else in the body of a POST. */
@QuarkusTest
class RequestsTest {
    private static final String SECRET = "Canary+/Word9!";

    @Inject
    Outbound outbound;

    @Test
    void theNameTravelsInThePathAndEverythingElseInTheBody() {
        Connected at = new Connected(outbound, Map.of());
        at.account.switches(Map.of("getRefused", true, "encodedSlashRefused", true));
        at.account.clearJournal();
        everything(at, at.anna);
        List<Line> journal = at.account.journal();
        assertThat(journal).allMatch(line -> line.verb().equals("POST"));
        assertThat(journal.stream().map(Line::method).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "login/authenticate",
                        "domain/create",
                        "domain/check",
                        "domain/list",
                        "domain/delete",
                        "users/create",
                        "users/view",
                        "users/list",
                        "users/update",
                        "users/delete",
                        "aliases/create",
                        "aliases/list",
                        "aliases/delete",
                        "subadmin/create",
                        "subadmin/view",
                        "subadmin/list",
                        "subadmin/update",
                        "subadmin/delete");
        assertThat(journal).allSatisfy(line -> assertThat(line.parameters())
                .filteredOn(parameter -> !parameter.place().equals("BODY"))
                .allMatch(parameter ->
                        parameter.name().equals("name") && parameter.place().equals("PATH")));
        assertThat(journal)
                .filteredOn(line -> line.method().matches(".*/(create|update|delete)"))
                .extracting(Line::applied)
                .doesNotContain(false);
    }

    @Test
    void noSecretAndNothingThatTheRouterMisreadsTravelsInThePath() {
        for (String arguments : List.of("", "path")) {
            Connected at = new Connected(outbound, Map.of("arguments", Secret.of(arguments)));
            at.account.switches(Map.of("encodedSlashRefused", true, "doubleSlashCollapsed", true));
            for (String local : List.of("plus+tag", "a/b", "per%cent", "am&p=x")) {
                MailboxRef odd = at.at(local);
                at.account.put(odd.address().toString(), Map.of());
                everything(at, odd);
            }
            everything(at, at.anna);
            assertThat(at.account.journal()).allSatisfy(line -> assertThat(line.requestLine())
                    .matches("POST /sandbox/atmail/(mail/)?index.php/api(/[A-Za-z0-9@_-][A-Za-z0-9@._-]*)+")
                    .doesNotContainIgnoringCase("password")
                    .doesNotContain("Canary"));
        }
    }

    @Test
    void whereFormsAreNotTakenArgumentsGoIntoThePathAsFarAsTheyMay() {
        Connected at = new Connected(outbound, Map.of("arguments", Secret.of("path")));
        at.driver.setQuota(at.anna, 700L << 20);
        at.driver.updateForwards(at.anna, new Forwards(List.of(), false));
        at.driver.setPassword(at.anna, Secret.of("Plainword9"));
        Line quota = at.account.journal("users/update").getFirst();
        assertThat(quota.sent("UserQuota", "PATH")).isTrue();
        assertThat(at.account.journal("users/update").getLast().sent("Password", "BODY"))
                .isTrue();
        assertThat(at.account.mailbox(at.anna.address().toString()).get("quota").asText())
                .isEqualTo("700");
    }

    @Test
    void anEmptyValueErasesItsFieldAndNoOther() {
        Connected at = new Connected(outbound, Map.of());
        at.account.put(at.anna.address().toString(), Map.of("autoReply", "Away", "forward", "x@else.example"));
        at.driver.updateAutoresponder(
                at.anna, new Autoresponder(false, "", "", Autoresponder.Format.TEXT, false, null));
        var now = at.account.mailbox(at.anna.address().toString());
        assertThat(now.get("autoReply").isNull()).isTrue();
        assertThat(now.get("forward").asText()).isEqualTo("x@else.example");
        assertThat(now.get("firstName").asText()).isEqualTo("Anna");
        assertThat(now.get("password").asText()).isEqualTo("Sandbox.Pass1");
    }

    @Test
    void whatIsNeverOfferedIsNeverSent() {
        Connected at = new Connected(outbound, Map.of());
        everything(at, at.anna);
        assertThat(at.account.journal())
                .flatExtracting(Line::parameters)
                .extracting(Line.Parameter::name)
                .doesNotContain("MailDir", "PasswordMD5", "PasswordQuestion", "AliasMailDir", "UserStatus");
    }

    @Test
    void fullRightsAreNamedOnlyForWhomTheyAreMeant() {
        Connected at = new Connected(outbound, Map.of());
        at.driver.createSubAdministrator(sub("plain-" + at.domain.name(), at, Set.of()), Secret.of(SECRET));
        assertThat(at.account.journal("subadmin/create").getFirst().value("UMasterAdmin"))
                .isNull();
        at.driver.createSubAdministrator(
                sub("full-" + at.domain.name(), at, Set.of(SubAdministratorRight.FULL)), Secret.of(SECRET));
        assertThat(at.account.journal("subadmin/create").getLast().value("UMasterAdmin"))
                .isEqualTo("1");
        at.driver.updateSubAdministrator(sub("full-" + at.domain.name(), at, Set.of()), Optional.empty());
        assertThat(at.driver.readSubAdministrator("full-" + at.domain.name()).full())
                .isFalse();
    }

    private static SubAdministrator sub(String name, Connected at, Set<SubAdministratorRight> rights) {
        return new SubAdministrator(name, "Sub & Co", "Co", List.of(at.domain.name()), rights, 5L, 900L << 20);
    }

    private static void everything(Connected at, MailboxRef box) {
        AtmailDriver driver = at.driver;
        driver.ping(at.domain);
        at.listed();
        driver.suspend(box, Set.of());
        driver.resume(box, SuspensionMemory.NONE);
        driver.setPassword(box, Secret.of(SECRET));
        driver.updateAutoresponder(
                box, new Autoresponder(true, null, "Away / back 1+1", Autoresponder.Format.TEXT, false, null));
        driver.readAutoresponder(box);
        driver.updateDetails(box, new MailboxDetails("A/B", "C+D", null));
        driver.setQuota(box, 600L << 20);
        Address target = Address.parse("else+where@other.example").orElseThrow();
        driver.updateForwards(box, new Forwards(List.of(target), true));
        driver.updateForwards(box, new Forwards(List.of(target), false));
        driver.updateForwards(box, new Forwards(List.of(), false));
        Address alias = new Address("alias+x", at.domain.name());
        driver.addAlias(box, alias);
        driver.readAliases(box);
        driver.removeAlias(box, alias);
        MailboxRef made = at.at("made-here");
        driver.create(made, new NewMailbox("Ma", "De", null, Secret.of(SECRET), 500L << 20));
        driver.rename(made, new Address("moved-here", at.domain.name()));
        driver.delete(at.at("moved-here"));
        driver.createDomain("new-" + at.domain.name());
        driver.domainExists("new-" + at.domain.name());
        driver.domains(null);
        driver.addDomainAlias(at.domain, "also-" + at.domain.name());
        driver.removeDomainAlias(at.domain, "also-" + at.domain.name());
        driver.deleteDomain("new-" + at.domain.name());
        String name = "sub+" + at.domain.name();
        driver.createSubAdministrator(sub(name, at, Set.of(SubAdministratorRight.ADD)), Secret.of(SECRET));
        driver.updateSubAdministrator(sub(name, at, Set.of()), Optional.of(Secret.of(SECRET)));
        driver.readSubAdministrator(name);
        driver.subAdministrators();
        driver.deleteSubAdministrator(name);
    }
}
