package io.postern.embed.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The billing systems that there are instructions for. */
public enum BillingKind {
    WHMCS("WHMCS"),
    FOSSBILLING("FOSSBilling"),
    BLESTA("Blesta"),
    HOSTBILL("HostBill"),
    /** Any page of one's own. */
    OTHER("PHP");

    private final String displayName;

    BillingKind(String displayName) {
        this.displayName = displayName;
    }

    static Optional<BillingKind> of(String slug) {
        return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String displayName() {
        return displayName;
    }
}
