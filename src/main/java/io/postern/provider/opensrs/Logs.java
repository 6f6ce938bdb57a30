package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.ChangeLog;
import io.postern.provider.spi.DomainLog;
import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.LogPage;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The upstream's histories. It tells the oldest first; here pages count back from the end, which alone grows. */
interface Logs extends ChangeLog, DomainLog {
    int PAGE = 20;
    /** The word that tells of a secret stays, what follows it may be one. */
    Pattern SECRET =
            Pattern.compile("(?is)(passw\\w*+|passphrase|token\\w*+|session\\w*+|secret\\w*+|2fa\\w*+|otp\\w*+).+");

    OpenSrsApi api();

    @Override
    default LogPage changeLog(MailboxRef mailbox, String cursor) {
        return page(Method.GET_USER_CHANGES, OpenSrsApi.request("user", mailbox.address()), cursor);
    }

    @Override
    default LogPage domainLog(MailDomain domain, String cursor) {
        return page(Method.GET_DOMAIN_CHANGES, OpenSrsApi.request("domain", domain.name()), cursor);
    }

    @Override
    default LogPage accountLog(String cursor) {
        return page(Method.GET_COMPANY_CHANGES, OpenSrsApi.request("company", Administrators.company(api())), cursor);
    }

    private LogPage page(Method method, ObjectNode request, String cursor) {
        var changes = new Search(api(), method, "changes");
        long end = cursor == null ? changes.total(request) : Search.position(cursor);
        long first = Math.max(0, end - PAGE);
        List<LogEntry> entries =
                changes.between(request, first, end).stream().map(Logs::entry).toList();
        return new LogPage(entries.reversed(), first > 0 ? String.valueOf(first) : null);
    }

    private static LogEntry entry(JsonNode change) {
        Instant time = Lenient.moment(change, "time");
        return new LogEntry(
                time == null ? Instant.EPOCH : time,
                Lenient.text(change, "user"),
                Lenient.textOrNull(change, "application"),
                withoutSecrets(Lenient.text(change, "msg")));
    }

    static String withoutSecrets(String message) {
        Matcher secret = SECRET.matcher(message);
        return secret.find() ? message.substring(0, secret.end(1)) + " …" : message;
    }
}
