package io.postern.provider.opensrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.platform.http.OutboundAnswer;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SuspensionEffect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers are read as loosely as they may come, and what is no answer is never taken for one. */
class UsersTest {
    static final String ANNA = """
            {"success":true,"type":"mailbox","attributes":{"account":"anna@example.com","name":"Anna",\
            "quota":"5368709120","service_imap4":"enabled","service_pop3":"disabled","service_webmail":"enabled",\
            "service_smtpin":"enabled","service_smtprelay":"enabled","service_smtprelay_webmail":"enabled",\
            "delivery_local":true,"delivery_forward":false,"forward_recipients":["old@example.net"],\
            "aliases":["a@example.com"]},"settable_attributes":["name"],"metadata":{"createtime":"1700000000",\
            "last_login":{"imap4":1719000000,"webmail":"1719000005"},"quota":{"bytes_max":1,"bytes_used":"77"},\
            "app_passwords":[{"created":1700000001,"tag":"phone"}]}, "audit":"x"}""";
    private static final Address ADDRESS = new Address("anna", "example.com");

    private static Answer read(int status, byte[] body) {
        return Answer.of(new OutboundAnswer(status, body, null));
    }

    private static JsonNode content(String body) {
        return ((Answer.Done) read(200, body.getBytes(StandardCharsets.UTF_8))).content();
    }

    @Test
    void aUserIsReadWithNumbersInQuotes() {
        MailboxState anna = Users.state(content(ANNA), ADDRESS);
        assertThat(anna.firstName()).isEqualTo("Anna");
        assertThat(anna.quotaBytes()).isEqualTo(5_368_709_120L);
        assertThat(anna.usedBytes()).isEqualTo(77);
        assertThat(anna.createdAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(anna.lastSignInAt()).isEqualTo(Instant.ofEpochSecond(1_719_000_005));
        assertThat(anna.forwards()).as("switched off").isEmpty();
        assertThat(anna.status()).isEqualTo(MailboxStatus.ACTIVE);
        assertThat(anna.stopped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "service_imap4, ''",
        "'service_imap4 service_webmail', LOGIN",
        "service_smtpin, RECEIVE",
        "service_smtprelay, ''",
        "'service_smtprelay service_smtprelay_webmail', SEND"
    })
    void anEffectIsStoppedWhenNothingOfItWorksAnyMore(String suspended, String stopped) {
        String body = ANNA;
        for (String service : suspended.split(" ")) {
            body = body.replace("\"" + service + "\":\"enabled\"", "\"" + service + "\":\"suspended\"");
        }
        MailboxState anna = Users.state(content(body), ADDRESS);
        assertThat(anna.stopped()).isEqualTo(stopped.isEmpty() ? Set.of() : Set.of(SuspensionEffect.valueOf(stopped)));
        assertThat(anna.status()).isEqualTo(stopped.isEmpty() ? MailboxStatus.ACTIVE : MailboxStatus.SUSPENDED);
    }

    @Test
    void anAnswerAboutSomebodyElseIsNotTaken() {
        JsonNode anna = content(ANNA);
        assertThatThrownBy(() -> Users.state(anna, new Address("ben", "example.com")))
                .isInstanceOf(DriverException.class);
    }

    @Test
    void rowsTellLessAndAliasesAreNoMailboxes() {
        JsonNode rows = content("""
                {"success":true,"users":[
                {"user":"x@example.com","type":"forward","status":"suspended","createtime":1700000000,
                 "forward_recepient_count":2,"forward_recepient":"y@example.net"},
                {"user":"f@example.com","type":"filter","status":"quota","lastlogin":0},
                {"user":"a@example.com","type":"alias","alias_target":"x@example.com"},
                {"user":"not an address"}, 7, null]}""").path("users");
        assertThat(rows.valueStream().flatMap(row -> Users.row(row).stream()))
                .satisfiesExactly(
                        x -> {
                            assertThat(x.type()).isEqualTo(AccountType.FORWARD_ONLY);
                            assertThat(x.status()).isEqualTo(MailboxStatus.SUSPENDED);
                            assertThat(x.forwards()).containsExactly("y@example.net");
                            assertThat(x.stopped()).isNull();
                        },
                        f -> {
                            assertThat(f.status()).isEqualTo(MailboxStatus.ACTIVE);
                            assertThat(f.lastSignInAt()).isNull();
                        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"success":true, "audit":"x"}                               | Done
                    200 | {"success":"true"}                                          | Done
                    200 | {"success":1}                                               | Done
                    200 | {"success":false,"error_number":"2","error":"no"}           | Refused
                    200 | {"success":false,"error_number":2,"metadata":{"roles":{}}}  | Refused
                    500 | {"success":false,"error_number":28,"error":"no"}            | Refused
                    200 | {"success":false}                                           | Refused
                    500 | {"success":true}                                            | Unreadable
                    200 | {"success":null}                                            | Unreadable
                    200 | {}                                                          | Unreadable
                    200 | []                                                          | Unreadable
                    200 | true                                                        | Unreadable
                    200 | {"success":true}{"success":false}                           | Unreadable
                    200 | {"success":true                                             | Unreadable
                    502 | <html>Bad Gateway</html>                                    | Unreadable
                    """)
    void onlyAnObjectThatSaysSoIsAnAnswer(int status, String body, String meaning) {
        assertThat(read(status, body.getBytes(StandardCharsets.UTF_8))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(meaning);
    }

    // What comes may be anything.

    @Property(tries = 300)
    void aCutAnswerIsUnreadable(@ForAll @IntRange(max = 600) int length) {
        byte[] whole = ANNA.getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, Math.min(length, whole.length - 1));
        assertThat(read(200, cut)).isInstanceOf(Answer.Unreadable.class);
    }

    @Property(tries = 500)
    void noBytesBreakTheReader(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(read(200, bytes)).isInstanceOf(Answer.class);
    }

    @Property(tries = 500)
    void noObjectBreaksTheReader(@ForAll("objects") String value) {
        String body = "{\"success\":true,\"type\":%s,\"attributes\":{\"quota\":%s,\"service_imap4\":%s,"
                + "\"forward_recipients\":%s,\"delivery_forward\":true},\"metadata\":{\"createtime\":%s,"
                + "\"last_login\":%s,\"quota\":%s},\"user\":%s,\"msg\":%s,\"time\":%s}";
        JsonNode content = content(body.replace("%s", value));
        assertThat(Users.state(content, ADDRESS).address()).isEqualTo(ADDRESS);
        assertThat(Users.row(content)).isNotNull();
        assertThat(Lenient.addresses(content, "user")).isNotNull();
    }

    @Provide
    Arbitrary<String> objects() {
        return Arbitraries.of(
                "null",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\"\\u0000\\ud800\"",
                "-1",
                "1e999",
                "1.5",
                "99999999999999999999999999",
                "9223372036854775807",
                "\"999999999999999999\"",
                "[null,{},[[]],\"x\",\"a@b.example\"]",
                "{\"imap4\":{},\"pop3\":\"soon\",\"bytes_used\":[1]}");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "UTF-32", "ISO-8859-1", "windows-1252"})
    void anotherCharsetIsUnreadableOrReadWithGaps(Charset charset) {
        Answer answer = read(200, "{\"success\":true,\"attributes\":{\"name\":\"Ren\u00e9e\"}}".getBytes(charset));
        boolean wide = charset.name().startsWith("UTF");
        assertThat(answer).isInstanceOf(wide ? Answer.Unreadable.class : Answer.Done.class);
    }

    @Test
    void whatIsNestedTooDeepOrNamedTooLongIsUnreadable() {
        String deep = "{\"success\":true,\"x\":" + "[".repeat(60) + "]".repeat(60) + "}";
        String named = "{\"success\":true,\"" + "n".repeat(2_000) + "\":1}";
        String wide = "{\"success\":true,\"x\":[" + "1,".repeat(500_000) + "1]}";
        assertThat(read(200, deep.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Answer.Unreadable.class);
        assertThat(read(200, named.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Answer.Unreadable.class);
        assertThat(read(200, "[".repeat(4_000_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Answer.Unreadable.class);
        assertThat(read(200, wide.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Answer.Done.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    changed autoresponder [Back on Monday]        | changed autoresponder [Back on Monday]
                    changed spamtag [[JUNK]]                      | changed spamtag [[JUNK]]
                    changed password [Secret1!]                   | changed password …
                    changed sessions [9f86d081]                   | changed sessions …
                    set 2fa_secret [JBSWY3DP]                     | set 2fa_secret …
                    added app_passwords [abcd efgh]               | added app_passwords …
                    changed autoresponder [my Password: x]        | changed autoresponder [my Password …
                    generated token 9f86d0                        | generated token …
                    """)
    void noLineOfAHistoryTellsASecret(String told, String shown) {
        assertThat(Logs.withoutSecrets(told)).isEqualTo(shown);
    }
}
