package io.postern.sandbox.atmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.sandbox.AtmailControl;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The upstream's documented samples: the same calls get the same answers. */
@QuarkusTest
class SandboxAnswersTest {
    private AtmailControl.Account account;
    private Shell shell;

    @BeforeEach
    void theSubscriptionOfTheDocuments() {
        account = AtmailControl.here().existing("subscriptionname.atmailcloud.com");
        account.reset();
        shell = new Shell(account);
    }

    @Test
    void authentication() throws Exception {
        String line = "mail/index.php/api/login/authenticate/";
        says(
                line,
                "<authenticate><response><message>Authentication success</message></response><status>success</status></authenticate>");
        String wrong = new Shell(account.endpoint(), account.username() + ":wrong")
                .get(line)
                .body();
        assertThat(plain(wrong))
                .isEqualTo(
                        envelope(
                                "<authenticate><response><message>Authentication failed</message></response><status>failed</status></authenticate>"));
        says(
                "admin/authenticate",
                "<authenticate><response><message>Authentication success</message></response><status>success</status></authenticate>");
    }

    @Test
    void domains() throws Exception {
        says(
                "domain/check/name/domain.com",
                "<domaincheck><response><message>domain.com does not exist</message></response><status>failed</status></domaincheck>");
        says(
                "domain/create/name/domain.com",
                "<domainadd><message>domain.com added</message><status>success</status></domainadd>");
        says(
                "domain/create/name/domain.com",
                "<domainadd><message>domain.com already exists</message><status>failed</status></domainadd>");
        says(
                "domain/check/name/domain.com",
                "<domaincheck><response><message>domain.com exists</message></response><status>success</status></domaincheck>");
        account.credits(-1, 1);
        says(
                "domain/create/name/domain2.com",
                "<domainadd><message>No domain credits</message><status>failed</status></domainadd>");
        says(
                "domain/delete/name/domain.com",
                "<domaindelete><message>domain.com deleted</message><status>success</status></domaindelete>");
        says(
                "domain/delete/name/domain.com",
                "<domaindelete><message>domain.com does not exist</message><status>failed</status></domaindelete>");
    }

    @Test
    void users() throws Exception {
        String user = "name/user@domain.com";
        says(
                "users/create/" + user,
                "<useradd><response><message>Local domain does not exist</message></response><status>failed</status></useradd>");
        shell.get("domain/create/name/domain.com");
        says(
                "users/create/" + user,
                "<useradd><response><message>user@domain.com added</message><id>1</id></response><status>success</status></useradd>");
        says(
                "users/create/" + user,
                "<useradd><response><message>User exists</message></response><status>failed</status></useradd>");
        account.credits(1, -1);
        says(
                "users/create/name/user2@domain.com",
                "<useradd><response><message>No user credits available</message></response><status>failed</status></useradd>");
        says(
                "users/update/" + user,
                "<userupdate><response><message>Account updated</message></response><status>success</status></userupdate>");
        says(
                "users/delete/" + user,
                "<userdelete><response><message>Account deleted</message></response><status>success</status></userdelete>");
        says(
                "users/delete/" + user,
                "<userdelete><response><message>User does not exist</message></response><status>failed</status></userdelete>");
        says(
                "users/update/" + user,
                "<userupdate><response><message>Account does not exist</message></response><status>failed</status></userupdate>");
    }

    @Test
    void aliases() throws Exception {
        shell.get("domain/create/name/localdomain.com");
        String alias = "aliases/create/AliasName/abuse@localdomain.com/AliasTo/admin@isp.com/AliasType/Local";
        says(
                alias,
                "<aliasescreate><response><message>Success</message></response><status>success</status></aliasescreate>");
        says(
                alias,
                "<aliasescreate><response><message>Duplicate admin@isp.com</message></response><status>failed</status></aliasescreate>");
        says(
                "aliases/delete/someArgName/x",
                "<aliasesdelete><response><message>illegal argument name used: someArgName</message></response><status>failed</status></aliasesdelete>");
        says(
                "aliases/delete/AliasTo/admin@isp.com/AliasName/other@localdomain.com",
                "<aliasesdelete><response><message>Alias does not exist</message></response><status>failed</status></aliasesdelete>");
        says(
                "aliases/delete/?AliasTo=admin@isp.com",
                "<aliasesdelete><response><message>Alias(s) removed</message></response><status>success</status></aliasesdelete>");
        assertThat(shell.get("aliases/create/").statusCode()).isEqualTo(400);
        assertThat(shell.get("aliases/delete/").body()).contains("<status>failed</status>");
    }

    @Test
    void aUnknownMethodIsAnswered404InXml() throws Exception {
        var answer = shell.get("users/rename/name/user@domain.com");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<rename generator=\"zend\"").contains("<status>failed</status>");
    }

    @Test
    void theLinesOfTheDocumentsRunAsTheyAreWritten() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")));
        Map<String, String> lines = new java.util.LinkedHashMap<>();
        lines.put("mail/index.php/api/login/authenticate/", "Authentication success");
        lines.put("index.php/api/domain/create/name/domain.com", "domain.com added");
        lines.put("index.php/api/domain/check/name/domain.com", "domain.com exists");
        lines.put("index.php/api/users/create/name/user@domain.com", "user@domain.com added");
        lines.put("index.php/api/users/update/name/user@domain.com", "Account updated");
        lines.put("index.php/api/users/delete/name/user@domain.com", "Account deleted");
        lines.put("index.php/api/aliases/create/", "Missing argument");
        lines.put("index.php/api/aliases/delete/", "failed");
        lines.put("index.php/api/domain/delete/name/domain.com", "domain.com deleted");
        for (var line : lines.entrySet()) {
            assertThat(curl(line.getKey()))
                    .contains("Content-Type: text/xml".toLowerCase(java.util.Locale.ROOT))
                    .contains(line.getValue());
        }
    }

    private String curl(String path) throws Exception {
        Process curl = new ProcessBuilder(List.of(
                        "/usr/bin/curl",
                        "-s",
                        "-i",
                        "-u",
                        account.username() + ":" + account.password(),
                        account.endpoint() + "/" + path))
                .start();
        return new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void says(String path, String expected) throws Exception {
        var answer = shell.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/xml");
        assertThat(plain(answer.body())).isEqualTo(envelope(expected));
    }

    private static String envelope(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><api generator=\"zend\" version=\"1.0\">" + content
                + "</api>";
    }

    private static String plain(String body) {
        return body.replace("\n", "");
    }
}
