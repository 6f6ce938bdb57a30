package io.postern.provider.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.http.OutboundAnswer;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four families of answers, with all their spellings, mean one of three things. */
class AnswersTest {
    private static Answer read(int status, String body) {
        return AnswerReader.read(new OutboundAnswer(status, body.getBytes(StandardCharsets.UTF_8), null));
    }

    private static List<MailboxState> users(String body) {
        return Users.all(((Answer.Done) read(200, body)).content());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | {"response":{"status":"SUCCESS"}}                    | Done
                    200 | {"response":{"status":"success"}}                    | Done
                    500 | {"response":{"status":"Success"}}                    | Done
                    200 | {"response":{"message":"No Records found"}}          | Done
                    200 | {"response":{"status":"FAILURE","message":"no"}}     | Refused
                    200 | {"response":{"status":"Failure","errorCode":"x"}}    | Refused
                    500 | {"status":"ERROR","message":"no"}                    | Refused
                    200 | {"status":"Error","error":"no"}                      | Refused
                    500 | {"message":"no"}                                     | Refused
                    200 | {"actionstatus":"Failed","actionstatusdesc":"no"}    | Refused
                    200 | true                                                 | Done
                    200 | 30930235                                             | Done
                    200 | "5a1c"                                               | Done
                    200 | Success: done                                        | Done
                    200 | false                                                | Refused
                    200 | null                                                 | Unreadable
                    500 | 30930235                                             | Unreadable
                    502 | <html><body>Bad Gateway</body></html>                | Unreadable
                    200 | <html>sign in</html>                                 | Unreadable
                    200 | {"response":{"status":"SUCC                          | Unreadable
                    200 | {"response":{"status":"SUCCESS"}}{"more":1}          | Unreadable
                    500 | {}                                                   | Unreadable
                    200 | {"status":"QUEUED"}                                  | Unreadable
                    200 | []                                                   | Unreadable
                    """)
    void theBodyDecidesBeforeTheHttpCode(int status, String body, String meaning) {
        assertThat(read(status, body).getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void nothingAtAllIsToldApartFromGarbage() {
        assertThat(read(200, " \r\n")).isEqualTo(new Answer.Unreadable(true, 200));
    }

    @Test
    void usersComeAsArrayAsObjectByKeyOrAlone() {
        String anna = "{\"emailAddress\":\"Anna@Example.com\"}";
        for (String shape : List.of("[" + anna + "]", "{\"0\":" + anna + "}", anna)) {
            assertThat(users("{\"response\":{\"status\":\"SUCCESS\",\"users\":" + shape + "}}"))
                    .extracting(user -> user.address().toString())
                    .containsExactly("anna@example.com");
        }
    }

    @Test
    void aFullUserIsReadWithUnitsConvertedAndInternalForwardsLeftOut() {
        MailboxState anna = users("""
                        {"response":{"status":"SUCCESS","user":{"emailAddress":"anna@example.com","firstName":"Anna",
                         "lastName":"Example","alternateEmailAddress":"anna.alt@example.net",
                         "internalForwards":"new:example.com@store1.example.net","adminForwards":"x@example.net, y@example.net",
                         "userForwards":"y@example.net","quotaLimit":5242880,"quotaUsed":"1024","status":"SUSPENDED",
                         "accountType":"POP_WITH_AUTORESPONDER","createdOn":"2024-05-06 07:08:09.123 GMT",
                         "accountSettings":{"popSettings":"pop.example.com","imapSettings":"imap.example.com",
                         "smtpSettings":"smtp.example.com","webmailUrl":"http://webmail.example.com"}}}}
                        """).getFirst();
        assertThat(anna.quotaBytes()).isEqualTo(5L * 1024 * 1024 * 1024);
        assertThat(anna.usedBytes()).isEqualTo(1024L * 1024);
        assertThat(anna.status()).isEqualTo(MailboxStatus.SUSPENDED);
        assertThat(anna.type()).isEqualTo(AccountType.MAILBOX_WITH_AUTORESPONDER);
        assertThat(anna.createdAt()).isEqualTo(Instant.parse("2024-05-06T07:08:09.123Z"));
        assertThat(anna.forwards()).containsExactly("x@example.net", "y@example.net");
        assertThat(anna.clientSettings().imapHost()).isEqualTo("imap.example.com");
        assertThat(anna.notificationAddress()).isEqualTo("anna.alt@example.net");
    }

    @Test
    void whatIsNotToldIsNullAndNeverZero() {
        MailboxState bare = users("{\"response\":{\"status\":\"SUCCESS\",\"users\":[{\"emailAddress\":\"a@b.example\","
                        + "\"quotaLimit\":\"none\",\"createdOn\":\"yesterday\",\"lastName\":null}]}}")
                .getFirst();
        assertThat(bare.quotaBytes()).isNull();
        assertThat(bare.usedBytes()).isNull();
        assertThat(bare.createdAt()).isNull();
        assertThat(bare.lastName()).isNull();
    }

    @Test
    void typedTextNeverBecomesAPattern() {
        assertThat(Parameters.escaped("a.(b)*+\\E{9}")).isEqualTo("a\\.\\(b\\)\\*\\+\\\\e\\{9\\}");
        for (int character = 32; character < 127; character++) {
            String text = "" + (char) character;
            assertThat(text.toLowerCase(java.util.Locale.ROOT)).matches(Parameters.escaped(text));
        }
    }
}
