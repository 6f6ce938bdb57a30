package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Bin;
import io.postern.provider.spi.Creation;
import io.postern.provider.spi.DeletedMailbox;
import io.postern.provider.spi.DeletedMailboxPage;
import io.postern.provider.spi.DeletedMessage;
import io.postern.provider.spi.Deletion;
import io.postern.provider.spi.Details;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.ForwardOnlyCreation;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MessageBin;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.Quotas;
import io.postern.provider.spi.Renaming;
import io.postern.provider.spi.RestoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Users come, are named and sized, go, and come back within thirty days. */
interface Accounts extends Creation, ForwardOnlyCreation, Deletion, Bin, MessageBin, Renaming, Quotas, Details {
    OpenSrsApi api();

    /** Asking for an alias by its name is refused in a way of its own. Metadata of what could be created prove nothing. */
    @Override
    default boolean isFree(MailboxRef address) {
        try {
            JsonNode _ = api().read(Method.GET_USER, named(address.address()));
            return false;
        } catch (DriverException refused) {
            if (refused.kind() == Kind.NOT_FOUND) {
                return true;
            }
            if ("oma-3".equals(refused.code())) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    default void create(MailboxRef address, NewMailbox wanted) {
        ObjectNode attributes = OpenSrsApi.request("type", "mailbox")
                .put("name", wanted.firstName())
                .put("password", wanted.password().reveal());
        if (wanted.quotaBytes() != null) {
            attributes.put("quota", wanted.quotaBytes());
        }
        ObjectNode request = named(address.address()).put("create_only", true).set("attributes", attributes);
        api().name(Method.CHANGE_USER, request, wanted.password());
    }

    @Override
    default void createForwardOnly(MailboxRef address, List<Address> targets) {
        ObjectNode request = named(address.address()).put("create_only", true);
        ObjectNode attributes =
                request.putObject("attributes").put("type", Users.FORWARD).put("delivery_forward", true);
        targets.forEach(target -> attributes.withArray("forward_recipients").add(target.toString()));
        api().name(Method.CHANGE_USER, request);
    }

    @Override
    default void delete(MailboxRef mailbox) {
        api().write(Method.DELETE_USER, named(mailbox.address()));
    }

    @Override
    default DeletedMailboxPage deleted(MailDomain domain, String cursor) {
        ObjectNode request = OpenSrsApi.request();
        request.putObject("criteria").put("domain", domain.name()).put("deleted", true);
        Listing.sorted(request, "delete_time", "descending");
        Search.Page page = new Search(api(), Method.SEARCH_USERS, "users").page(request, cursor, OpenSrsInfo.PAGE_SIZE);
        return new DeletedMailboxPage(
                page.rows().stream().flatMap(row -> deleted(row, domain)).toList(), page.next());
    }

    private static Stream<DeletedMailbox> deleted(JsonNode row, MailDomain domain) {
        String type = Lenient.text(row, "type");
        String id = Lenient.text(row, "id");
        return Address.parse(Lenient.text(row, "user")).stream()
                .filter(address -> address.domain().equals(domain.name()) && !id.isEmpty() && !type.equals("alias"))
                .map(address ->
                        new DeletedMailbox(id, address, Users.accountType(type), Lenient.moment(row, "delete_time")));
    }

    @Override
    default void restore(MailDomain domain, String deletedId, Address was, Address as) {
        api().name(Method.RESTORE_USER, named(was).put("id", deletedId).put("new_name", as.toString()));
    }

    @Override
    default List<DeletedMessage> deletedMessages(MailboxRef mailbox) {
        JsonNode messages = api().read(Method.GET_DELETED_MESSAGES, named(mailbox.address()))
                .path("messages");
        return messages.valueStream()
                .filter(message -> !Lenient.text(message, "id").isEmpty())
                .map(message -> new DeletedMessage(
                        Lenient.text(message, "id"),
                        Lenient.textOrNull(message, "folder"),
                        header(message, "from"),
                        header(message, "subject"),
                        deletedAt(message)))
                .toList();
    }

    /** Headers stand beside the id or apart, in any case. */
    private static String header(JsonNode message, String name) {
        return Stream.of(message.path("headers"), message)
                .flatMap(node -> node.propertyStream())
                .filter(member -> member.getKey().equalsIgnoreCase(name)
                        && member.getValue().isTextual())
                .map(member -> member.getValue().asText())
                .findFirst()
                .orElse(null);
    }

    private static Instant deletedAt(JsonNode message) {
        return Stream.of("delete_time", "deleted")
                .map(name -> Lenient.moment(message, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The call succeeds as a whole even where no message did. */
    @Override
    default List<RestoredMessage> restoreMessages(MailboxRef mailbox, List<String> ids) {
        ObjectNode request = named(mailbox.address());
        ids.forEach(request.withArray("ids")::add);
        JsonNode results = api().write(Method.RESTORE_DELETED_MESSAGES, request).path("ids");
        return ids.stream()
                .map(id -> results.valueStream()
                        .filter(result -> Lenient.text(result, "id").equals(id))
                        .findFirst()
                        .map(result -> restored(id, result))
                        .orElseGet(() -> new RestoredMessage(id, Kind.UNEXPECTED, null)))
                .toList();
    }

    private static RestoredMessage restored(String id, JsonNode result) {
        return Lenient.truth(result, "success")
                ? new RestoredMessage(id, null, null)
                : new RestoredMessage(
                        id,
                        Refusals.kind(Lenient.number(result, "error_number")),
                        Refusals.shown(Lenient.text(result, "error")));
    }

    @Override
    default void rename(MailboxRef mailbox, Address newAddress) {
        // once it is known to be a user, "this is an alias" can only mean the new name
        Existing _ = Existing.user(api(), mailbox);
        api().name(Method.RENAME_USER, named(mailbox.address()).put("new_name", newAddress.toString()));
    }

    @Override
    default void setQuota(MailboxRef mailbox, long bytes) {
        Existing.user(api(), mailbox).change(OpenSrsApi.request().put("quota", bytes));
    }

    @Override
    default void updateDetails(MailboxRef mailbox, MailboxDetails details) {
        Existing.user(api(), mailbox).change(OpenSrsApi.request().put("name", details.firstName()));
    }

    private static ObjectNode named(Address address) {
        return OpenSrsApi.request("user", address);
    }
}
