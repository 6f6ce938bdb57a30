package io.postern.provider.atmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.http.OutboundAnswer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The parser reads what atmail says, and refuses by its bounds whatever else comes. */
class AnswerReaderTest {
    private static final String DONE =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<api generator=\"zend\" version=\"1.0\">"
                    + "<userupdate><response><message>Account updated</message></response><status>success</status></userupdate></api>";

    @Test
    void bothGenerationsAreRead() {
        assertThat(read(DONE)).isInstanceOf(Answer.Done.class);
        assertThat(read("<api><u><status>failed</status><response><message>No</message></response></u></api>"))
                .isEqualTo(new Answer.Refused("No", 200));
        assertThat(read("<api><domainadd><message>\n No </message>\n <status>failed</status> </domainadd></api>"))
                .isEqualTo(new Answer.Refused("No", 200));
        assertThat(read("<api><u><response>No</response><status>failed</status></u></api>"))
                .isEqualTo(new Answer.Refused("No", 200));
        assertThat(read("<rename><response><message>No</message></response><status>failed</status></rename>"))
                .isEqualTo(new Answer.Refused("No", 200));
    }

    @Test
    void onlyTheWordSuccessIsSuccess() {
        for (String status :
                List.of("<status>1</status>", "<status/>", "", "<status>successful</status>", "<status>ok</status>")) {
            assertThat(read("<api><u><response/>" + status + "</u></api>")).isInstanceOf(Answer.Unreadable.class);
        }
    }

    @Test
    void blanksAndAMarkBeforeTheBeginningDoNotMatter() {
        assertThat(read(" \r\n\t" + DONE + "\n\n")).isInstanceOf(Answer.Done.class);
        assertThat(read("\uFEFF" + DONE)).isInstanceOf(Answer.Done.class);
        assertThat(read(" \n")).isEqualTo(new Answer.Unreadable(true, 200));
    }

    @Test
    void whatMustNotBeShownIsNotEvenRead() {
        Answer read = read("<api><u><response><key_0><Account>a@b.example</Account><PasswordMD5>c0ffee</PasswordMD5>"
                + "<PasswordQuestion>cat</PasswordQuestion><MailDir>/var/c0ffee</MailDir></key_0></response>"
                + "<status>success</status></u></api>");
        assertThat(read.toString())
                .contains("a@b.example")
                .doesNotContain("c0ffee")
                .doesNotContain("cat");
    }

    @Test
    void noDocumentTypeAndNoEntityIsTaken() {
        for (String type : List.of(
                "<!DOCTYPE api>",
                "<!DOCTYPE api SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE api [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE api [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>")) {
            assertThat(read(type + DONE.substring(DONE.indexOf("<api")))).isInstanceOf(Answer.Unreadable.class);
            assertThat(read(type + DONE.substring(DONE.indexOf("<api")).replace("Account updated", "&x;&c;")))
                    .isInstanceOf(Answer.Unreadable.class);
        }
        assertThat(read(DONE.replace("Account", "&unknown;"))).isInstanceOf(Answer.Unreadable.class);
        assertThat(read(DONE.replace("success", "failed").replace("Account updated", "a &amp; &#98; &lt;c")))
                .isEqualTo(new Answer.Refused("a & b <c", 200));
    }

    @Test
    void tooDeepTooManyAndTooLongAreRefused() {
        assertThat(read("<api><u><status>success</status>" + "<x>".repeat(20) + "</x>".repeat(20) + "</u></api>"))
                .isInstanceOf(Answer.Unreadable.class);
        assertThat(read("<x>".repeat(200_000))).isInstanceOf(Answer.Unreadable.class);
        assertThat(read("<api><u><status>success</status>" + "<x/>".repeat(600_000) + "</u></api>"))
                .isInstanceOf(Answer.Unreadable.class);
        assertThat(read("<api><u><status>success</status><x>" + "x".repeat(5_000_001) + "</x></u></api>"))
                .isInstanceOf(Answer.Unreadable.class);
    }

    @Test
    void aLongListIsRead() {
        String row = "<key_1><id>1</id><Account>anna@example.com</Account><FirstName>Ännchen</FirstName></key_1>";
        Answer read = read("<api><u><response>" + row.repeat(20_000) + "</response><status>success</status></u></api>");
        assertThat(Rows.users(((Answer.Done) read).content())).hasSize(20_000);
    }

    @Test
    void theDeclaredCharsetIsUsedAndAWrongOneRefused() {
        String latin =
                DONE.replace("UTF-8", "ISO-8859-1").replace("success", "failed").replace("Account updated", "Küche");
        assertThat(read(latin.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(new Answer.Refused("Küche", 200));
        assertThat(read(DONE.replace("Account", "Küche").getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Answer.Unreadable.class);
        assertThat(read(DONE.replace("UTF-8", "no-such"))).isInstanceOf(Answer.Unreadable.class);
        assertThat(read(DONE.getBytes(Charset.forName("UTF-16")))).isInstanceOf(Answer.Unreadable.class);
    }

    @Property
    void aTruncatedAnswerIsNeverASuccess(@ForAll @IntRange(min = 0, max = 200) int kept) {
        byte[] whole = DONE.getBytes(StandardCharsets.UTF_8);
        assertThat(read(Arrays.copyOf(whole, Math.min(kept, whole.length - 1)))).isInstanceOf(Answer.Unreadable.class);
    }

    @Property
    void anyBytesEndInAnAnswer(@ForAll @Size(max = 400) byte[] bytes) {
        assertThat(read(bytes)).isNotNull();
    }

    @Property
    void anyTextWithinEndsInAnAnswer(@ForAll String text, @ForAll @IntRange(min = 0, max = 180) int at) {
        int place = Math.min(at, DONE.length());
        assertThat(read(DONE.substring(0, place) + text + DONE.substring(place)))
                .isNotNull();
    }

    @Property
    void aBrokenByteEndsInAnAnswer(@ForAll @IntRange(min = 0, max = 180) int at, @ForAll byte broken) {
        byte[] bytes = DONE.getBytes(StandardCharsets.UTF_8);
        bytes[Math.min(at, bytes.length - 1)] = broken;
        assertThat(read(bytes)).isNotNull();
    }

    private static Answer read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer read(byte[] body) {
        return AnswerReader.read(new OutboundAnswer(200, body, null));
    }
}
