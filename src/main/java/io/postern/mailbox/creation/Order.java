package io.postern.mailbox.creation;

import io.postern.change.Target;
import io.postern.mailbox.OpenDomain;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.NewMailbox;
import java.util.List;

/** What a form asks for. */
sealed interface Order {
    OpenDomain domain();

    /** Null when what was typed is none. */
    Address address();

    /** What is wrong with what was typed, as far as it shows before anybody is asked. */
    List<FieldError> errors();

    default Target target() {
        return domain().target(address());
    }

    record OfMailbox(OpenDomain domain, Address address, NewMailbox wanted, boolean generated, List<FieldError> errors)
            implements Order {}

    record OfForward(OpenDomain domain, Address address, List<Address> targets, List<FieldError> errors)
            implements Order {}
}
