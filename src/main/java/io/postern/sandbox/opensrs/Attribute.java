package io.postern.sandbox.opensrs;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One attribute of a user or a domain: its values, and who may change it. */
record Attribute(String name, Rule rule, Level least) {
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pt_BR");
    static final List<String> TIMEZONES =
            List.of("America/Toronto", "America/Montreal", "Europe/Berlin", "Europe/London", "Asia/Tokyo", "UTC");
    static final Map<String, Attribute> OF_USERS = Collections.unmodifiableMap(ofUsers());
    static final Map<String, Attribute> OF_DOMAINS = Collections.unmodifiableMap(ofDomains());

    private static Map<String, Attribute> ofUsers() {
        Map<String, Attribute> all = new LinkedHashMap<>();
        put(all, Level.USER, Rule.text(512), "name", "spamheader");
        put(all, Level.USER, Rule.text(60), "title");
        put(all, Level.USER, Rule.text(30), "phone", "fax", "spamtag");
        put(all, Level.USER, Rule.text(4000), "autoresponder");
        put(all, Level.USER, Rule.text(128), "forward_option_subject_prefix", "forward_option_reply_to", "spamfolder");
        put(all, Level.USER, Rule.text(2048), "macsettings");
        put(all, Level.USER, Rule.text(65_536), "sieve");
        // the rest of its rules depend on the domain
        put(all, Level.USER, Rule.text(200), "password");
        put(
                all,
                Level.USER,
                Rule.truth(),
                "delivery_local",
                "delivery_forward",
                "delivery_autoresponder",
                "delivery_filter",
                "forward_option_restricted",
                "reject_spam");
        put(all, Level.USER, Rule.addresses(1000, false, Errors.TOO_MANY_RECIPIENTS), "forward_recipients");
        put(all, Level.USER, Rule.addresses(1000, true, Errors.ATTRIBUTE), "allow", "block");
        put(all, Level.USER, Rule.number(0, 253_402_300_799L), "autoresponder_option_enddate");
        put(all, Level.USER, Rule.number(1, 1094), "autoresponder_option_interval");
        put(all, Level.USER, Rule.word("quarantine", "passthrough"), "filterdelivery");
        put(all, Level.USER, Rule.word("Normal", "High", "Very High"), "spamlevel");
        put(all, Level.USER, Rule.word(LANGUAGES.toArray(String[]::new)), "language");
        put(all, Level.USER, Rule.word(TIMEZONES.toArray(String[]::new)), "timezone");
        put(all, Level.WORKGROUP, Rule.text(4096), "notes_external");
        put(all, Level.WORKGROUP, Rule.word("mailbox", "forward", "filter"), "type");
        put(all, Level.WORKGROUP, services(), User.SERVICES.toArray(String[]::new));
        put(all, Level.DOMAIN, Rule.number(0, 1L << 50), "quota");
        put(all, Level.DOMAIN, Rule.number(0, 1_000_000), "max_pab_entries");
        put(all, Level.DOMAIN, Rule.text(64), "workgroup");
        put(all, Level.DOMAIN, Rule.addresses(2000, false, Errors.ATTRIBUTE), "aliases");
        put(all, Level.COMPANY, Rule.number(0, 10_000), "smtp_sent_limit");
        put(all, Level.COMPANY, Rule.text(64), "brand");
        return all;
    }

    private static Map<String, Attribute> ofDomains() {
        Map<String, Attribute> all = new LinkedHashMap<>();
        put(all, Level.DOMAIN, Rule.truth(), "disabled", "wm_domainalias", "reject_spam");
        put(all, Level.DOMAIN, Rule.text(160), "catchall");
        put(all, Level.DOMAIN, Rule.text(4096), "notes_external");
        put(all, Level.DOMAIN, Rule.text(512), "spamheader");
        put(all, Level.DOMAIN, Rule.text(128), "spamfolder");
        put(all, Level.DOMAIN, Rule.text(64), "workgroup");
        put(all, Level.DOMAIN, Rule.text(30), "spamtag");
        put(all, Level.DOMAIN, Rule.word("Normal", "High", "Very High"), "spamlevel");
        put(all, Level.DOMAIN, Rule.word("quarantine", "passthrough"), "filterdelivery");
        put(all, Level.DOMAIN, Rule.addresses(1000, true, Errors.ATTRIBUTE), "allow", "block");
        put(all, Level.DOMAIN, Rule.word("weak", "medium", "good", "strong"), "password_strength");
        put(all, Level.DOMAIN, Rule.word(LANGUAGES.toArray(String[]::new)), "language");
        put(all, Level.DOMAIN, Rule.word(TIMEZONES.toArray(String[]::new)), "timezone");
        put(all, Level.DOMAIN, services(), User.SERVICES.toArray(String[]::new));
        put(all, Level.DOMAIN, Rule.number(0, 1L << 50), "quota", "regen_passwords");
        put(all, Level.COMPANY, Rule.addresses(100, true, Errors.ATTRIBUTE), "aliases");
        put(all, Level.COMPANY, Rule.number(0, 1_000_000), "limit_users", "limit_aliases", "quota_maximum");
        put(all, Level.COMPANY, Rule.number(0, 10_000), "smtp_sent_limit");
        put(all, Level.COMPANY, Rule.text(64), "brand", "company", "default_password_encoding", "filtermx");
        return all;
    }

    private static Rule services() {
        return Rule.word("enabled", "disabled", "suspended");
    }

    /** What someone that high may change. */
    static List<String> settable(Map<String, Attribute> all, Level level) {
        return all.values().stream()
                .filter(attribute -> attribute.least().compareTo(level) <= 0)
                .map(Attribute::name)
                .sorted()
                .toList();
    }

    private static void put(Map<String, Attribute> all, Level least, Rule rule, String... names) {
        Arrays.stream(names).forEach(name -> all.put(name, new Attribute(name, rule, least)));
    }
}
