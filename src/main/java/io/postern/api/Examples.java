package io.postern.api;

/** Bodies as billing systems send them, for the description of the API. In this order each can be sent as it is. */
final class Examples {
    static final String NEW_SERVICE = """
            {"state": "active", "domain": "example.com", "connection": "lb", "order_id": "4711",
             "customer": {"id": "whmcs-17", "name": "Example GmbH"},
             "limits": {"mailboxes": 10, "quota_bytes": 5368709120}}""";
    static final String SUSPENDED_SERVICE = """
            {"state": "suspended", "reason": "invoice 4711 unpaid"}""";
    static final String RESUMED_SERVICE = """
            {"state": "active"}""";
    static final String LARGER_SERVICE = """
            {"state": "active", "limits": {"mailboxes": 25, "quota_bytes": 10737418240}}""";
    static final String ENDED_SERVICE = """
            {"state": "terminated"}""";
    static final String NEW_MAILBOX = """
            {"local_part": "grace", "first_name": "Grace", "last_name": "Hopper",
             "notification_email": "grace@elsewhere.example", "quota_bytes": 5368709120}""";
    static final String MAILBOX_WITH_PASSWORD = """
            {"local_part": "ada", "password": "a-Long-passphrase-0f-theirs",
             "first_name": "Ada", "last_name": "Lovelace", "notification_email": "ada@elsewhere.example"}""";
    static final String CHOSEN_PASSWORD = """
            {"password": "a-Long-passphrase-0f-theirs"}""";
    static final String MADE_PASSWORD = """
            {"generate": true}""";
    static final String CHOSEN_PASSWORD_OF = """
            {"address": "grace@example.com", "password": "a-Long-passphrase-0f-theirs"}""";
    static final String MADE_PASSWORD_OF = """
            {"address": "grace@example.com", "generate": true}""";

    private Examples() {}
}
