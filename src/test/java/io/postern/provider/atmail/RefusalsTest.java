package io.postern.provider.atmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.http.OutboundFailure;
import io.postern.platform.secret.Unspoken;
import io.postern.provider.atmail.AtmailApi.Method;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of refusals: every documented text has its kind, and every row is for something. */
class RefusalsTest {
    record Said(Method method, String text, Kind kind, boolean documented) {}

    private static Said said(Method method, String text, Kind kind) {
        return new Said(method, text, kind, true);
    }

    private static Said expected(Method method, String text, Kind kind) {
        return new Said(method, text, kind, false);
    }

    static final List<Said> ALL = List.of(
            said(Method.LOGIN, "Authentication failed", Kind.CREDENTIALS),
            said(Method.USERS_UPDATE, "Authentication failed", Kind.CREDENTIALS),
            said(Method.DOMAIN_CREATE, "domain.com already exists", Kind.ALREADY_EXISTS),
            said(Method.DOMAIN_CREATE, "Permission denied", Kind.FORBIDDEN),
            said(Method.DOMAIN_CREATE, "No domain credits", Kind.LIMIT),
            said(Method.DOMAIN_DELETE, "jim.com does not exist", Kind.NOT_FOUND),
            said(Method.DOMAIN_CHECK, "domain.com does not exist", Kind.NOT_FOUND),
            said(Method.USERS_CREATE, "User exists", Kind.ALREADY_EXISTS),
            said(Method.USERS_CREATE, "Local domain does not exist", Kind.CONFLICT),
            said(Method.USERS_CREATE, "Permission denied", Kind.FORBIDDEN),
            said(Method.USERS_CREATE, "No user credits available", Kind.LIMIT),
            said(Method.USERS_DELETE, "User does not exist", Kind.NOT_FOUND),
            said(Method.USERS_DELETE, "Permission denied", Kind.FORBIDDEN),
            said(Method.USERS_UPDATE, "Account does not exist", Kind.NOT_FOUND),
            said(Method.USERS_UPDATE, "Permission denied", Kind.FORBIDDEN),
            said(Method.ALIASES_CREATE, "Duplicate admin@isp.com", Kind.ALREADY_EXISTS),
            said(Method.ALIASES_DELETE, "Alias does not exist", Kind.NOT_FOUND),
            said(Method.ALIASES_DELETE, "illegal argument name used: someArgName", Kind.UNSUPPORTED),
            expected(Method.USERS_VIEW, "User does not exist", Kind.NOT_FOUND),
            expected(Method.USERS_UPDATE, "User exists", Kind.ALREADY_EXISTS),
            expected(Method.SUBADMIN_CREATE, "Duplicate ops", Kind.ALREADY_EXISTS),
            expected(Method.SUBADMIN_VIEW, "Subadmin does not exist", Kind.NOT_FOUND),
            expected(Method.ALIASES_CREATE, "Local domain does not exist", Kind.CONFLICT),
            expected(Method.USERS_UPDATE, "No quota credits available", Kind.LIMIT),
            expected(Method.USERS_UPDATE, "Password is too short", Kind.PASSWORD_REJECTED),
            expected(Method.USERS_VIEW, "Unknown Method 'users/view'.", Kind.UNSUPPORTED),
            expected(
                    Method.ALIASES_CREATE,
                    "Invalid Method Call to aliasescreate. Missing argument(s): AliasName.",
                    Kind.INVALID),
            expected(Method.USERS_UPDATE, "An unknown error occured. Please try again.", Kind.UNEXPECTED),
            expected(Method.USERS_VIEW, "Call to userview failed.", Kind.UNAVAILABLE));

    @Test
    void everyTextOfTheDocumentsHasItsKindInAnySpelling() {
        for (Said said : ALL) {
            for (String text : List.of(said.text(), said.text().toUpperCase(java.util.Locale.ROOT))) {
                for (int status : new int[] {200, 400}) {
                    DriverException refusal = of(text, said.method(), status);
                    assertThat(refusal.kind()).as(said.toString()).isEqualTo(said.kind());
                    assertThat(refusal).hasMessage(text);
                }
            }
        }
    }

    @Test
    void everyRowIsReachedAndKnowsWhetherItIsDocumented() {
        var reached = new HashSet<Refusals.Row>();
        for (Said said : ALL) {
            Refusals.Row row = Refusals.TABLE.stream()
                    .filter(each -> each.fits(said.method(), said.text()))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.documented()).as(said.toString()).isEqualTo(said.documented());
            reached.add(row);
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(Set.copyOf(Refusals.TABLE));
    }

    @Test
    void aMissingDomainNeverLooksLikeAMissingMailbox() {
        DriverException refusal = of("Local domain does not exist", Method.USERS_CREATE, 200);
        assertThat(refusal.code()).isEqualTo("unknown-domain");
        assertThat(of("domain.com does not exist", Method.USERS_UPDATE, 200).kind())
                .isNotEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aTextOutsideItsMethodIsUnknownAndUnknownIsForGoodAndShown() {
        assertThat(of("No domain credits at all", Method.USERS_VIEW, 200)).hasMessage("No domain credits at all");
        DriverException unknown = of("Something else", Method.USERS_UPDATE, 200);
        assertThat(unknown.kind()).isEqualTo(Kind.INVALID);
        assertThat(unknown).hasMessage("Something else");
        assertThat(of("", Method.USERS_UPDATE, 200)).hasMessage("The provider gave no reason.");
        assertThat(of("Something else", Method.USERS_UPDATE, 500).kind()).isEqualTo(Kind.UNEXPECTED);
        assertThat(of("Slow down", Method.USERS_UPDATE, 429).kind()).isEqualTo(Kind.BUSY);
    }

    @Test
    void anUnreadableAnswerIsJudgedByItsStatus() {
        assertThat(unreadable(401, Method.USERS_VIEW)).isEqualTo(Kind.CREDENTIALS);
        assertThat(unreadable(404, Method.USERS_UPDATE)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(unreadable(429, Method.USERS_UPDATE)).isEqualTo(Kind.BUSY);
        assertThat(unreadable(502, Method.USERS_UPDATE)).isEqualTo(Kind.UNEXPECTED);
        assertThat(unreadable(502, Method.USERS_VIEW)).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource(OutboundFailure.Reason.class)
    void whatWasNeverSentLeavesNoDoubtAndWhatWasSentDoes(OutboundFailure.Reason reason) {
        DriverException write = Refusals.of(new OutboundFailure(reason), Method.USERS_UPDATE);
        assertThat(write.kind().outcomeUnknown()).isEqualTo(reason.sent());
    }

    private static DriverException of(String text, Method method, int status) {
        return Refusals.of(new Answer.Refused(text, status), method, Duration.ofSeconds(1), Unspoken.NOTHING);
    }

    private static Kind unreadable(int status, Method method) {
        return Refusals.of(new Answer.Unreadable(false, status), method, null).kind();
    }
}
