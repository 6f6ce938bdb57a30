package io.postern.sandbox.logicboxes;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A mailbox as the upstream writes it. */
final class UserBody {
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSS 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private UserBody() {}

    static Map<String, Object> of(Mailbox mailbox, Switches switches) {
        String domain = mailbox.domain();
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("emailAddress", mailbox.address());
        user.put("domainName", domain);
        user.put("firstName", mailbox.person().firstName());
        user.put("lastName", mailbox.person().lastName());
        user.put("alternateEmailAddress", mailbox.person().alternateAddress());
        // an internal address that no one set as a forward
        user.put("internalForwards", mailbox.delivery().forwardOnly() ? "" : "new:" + domain + "@store1.example.net");
        user.put("adminForwards", mailbox.delivery().adminForwards());
        user.put("userForwards", mailbox.delivery().userForwards());
        user.put("quotaLimit", mailbox.quotaLimit());
        user.put("status", mailbox.status().name());
        user.put("accountType", mailbox.accountType());
        user.put("quotaUsed", mailbox.quotaUsed());
        user.put("countryCode", mailbox.person().countryCode());
        user.put(
                "percentageQuotaUsage",
                mailbox.quotaLimit() == 0 ? 0 : mailbox.quotaUsed() * 100 / mailbox.quotaLimit());
        user.put("languageCode", mailbox.person().languageCode());
        user.put("accountSettings", settings(domain));
        user.put("createdOn", CREATED.format(mailbox.createdOn()));
        boolean stored = !mailbox.delivery().forwardOnly();
        user.put("popAccessEnabled", stored);
        user.put("imapAccessEnabled", stored);
        user.put("webmailAccessEnabled", stored);
        user.put("canFooterOptout", false);
        user.put("revertBlacklistRequestExists", false);
        user.put("configurationProfile", "EELITE");
        if (switches.autoresponderReadBack()) {
            user.put("autoResponder", autoresponder(mailbox.autoresponse()));
        }
        return user;
    }

    private static Map<String, Object> settings(String domain) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("popSettings", "pop." + domain);
        settings.put("imapSettings", "imap." + domain);
        settings.put("smtpSettings", "smtp." + domain);
        settings.put("webmailUrl", "http://webmail." + domain);
        return settings;
    }

    private static Map<String, Object> autoresponder(Mailbox.Autoresponse set) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("isAutoresponderOn", set.on());
        body.put("subject", set.subject());
        body.put("message", set.message());
        body.put("messageFormat", set.format());
        body.put("quoteOriginalMessage", set.quoteOriginal());
        body.put("autodisableTimestamp", set.disableOn());
        return body;
    }
}
