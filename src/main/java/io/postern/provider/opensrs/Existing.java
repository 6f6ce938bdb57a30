package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.platform.secret.Secret;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;

/**
 * A user or a domain that was read just now. Only such a one is ever changed: the upstream makes, and bills, whatever a
 * change names and does not find.
 */
final class Existing {
    private final OpenSrsApi api;
    private final Method change;
    private final ObjectNode named;
    private final JsonNode content;

    private Existing(OpenSrsApi api, Method change, ObjectNode named, JsonNode content) {
        this.api = api;
        this.change = change;
        this.named = named;
        this.content = content;
    }

    static Existing user(OpenSrsApi api, MailboxRef mailbox) {
        ObjectNode named = OpenSrsApi.request("user", mailbox.address());
        JsonNode content = api.readBeforeWriting(Method.GET_USER, named);
        OpenSrsApi.beforeWriting(() -> Users.state(content, mailbox.address()));
        return new Existing(api, Method.CHANGE_USER, named, content);
    }

    static Existing domain(OpenSrsApi api, MailDomain domain) {
        ObjectNode named = OpenSrsApi.request("domain", domain.name());
        return new Existing(api, Method.CHANGE_DOMAIN, named, api.readBeforeWriting(Method.GET_DOMAIN, named));
    }

    JsonNode attributes() {
        return content.path("attributes");
    }

    JsonNode metadata() {
        return content.path("metadata");
    }

    /** Of a user: {@code mailbox}, {@code forward} or {@code filter}. */
    String type() {
        return Users.type(content);
    }

    /** What a filter is told about delivery, the upstream drops in silence. */
    Existing thatDelivers() {
        if (type().equals(Users.FILTER)) {
            throw new DriverException(Kind.CONFLICT, "This address only filters mail for another server.")
                    .withCode("filter-only");
        }
        return this;
    }

    /** @param secrets what the attributes carry in secret */
    void change(ObjectNode attributes, Secret... secrets) {
        if (!attributes.isEmpty()) {
            ObjectNode request = named.deepCopy();
            request.set("attributes", attributes);
            api.write(change, request, secrets);
        }
    }
}
