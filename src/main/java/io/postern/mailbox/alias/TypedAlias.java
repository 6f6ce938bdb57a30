package io.postern.mailbox.alias;

import io.postern.provider.FieldError;
import io.postern.provider.spi.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is typed as another address: the part before the @, or the whole of it. */
record TypedAlias(String text, String domain) {
    TypedAlias {
        text = text == null ? "" : text.strip();
    }

    Optional<Address> address() {
        return Address.parse(text.contains("@") ? text : text + "@" + domain)
                .filter(address -> address.domain().equals(domain));
    }

    List<FieldError> errors(Address own) {
        if (text.isEmpty()) {
            return wrong("required");
        }
        if (address().isEmpty()) {
            boolean elsewhere = text.contains("@") && Address.parse(text).isPresent();
            return wrong(elsewhere ? "not-in-domain" : text.contains("@") ? "not-an-address" : "not-a-local-part");
        }
        return address().orElseThrow().equals(own) ? wrong("taken") : List.of();
    }

    private static List<FieldError> wrong(String why) {
        return List.of(new FieldError("alias", why, Map.of()));
    }
}
