package io.postern.hosting;

import io.postern.provider.spi.Address;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/** A domain's name as people type it. */
public final class DomainName {
    private DomainName() {}

    /** In the form that providers take; nothing when it is none. */
    public static Optional<String> parse(String typed) {
        String text = typed == null ? "" : typed.strip();
        try {
            String ascii = IDN.toASCII(text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                    .toLowerCase(Locale.ROOT);
            return Address.parse("postmaster@" + ascii).map(Address::domain).filter(ascii::equals);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
