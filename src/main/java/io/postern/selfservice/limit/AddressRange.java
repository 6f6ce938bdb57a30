package io.postern.selfservice.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The neighbourhood that an internet address belongs to: /24 of the old kind, /64 of the new one. */
final class AddressRange {
    private AddressRange() {}

    /** @param address as the server saw it: a literal, or null */
    static String of(String address) {
        if (address == null) {
            return "unknown";
        }
        try {
            int zone = address.indexOf('%');
            // an old address in the new notation is taken for the old one
            byte[] bytes = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone))
                    .getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 8));
        } catch (IllegalArgumentException _) {
            return "unknown";
        }
    }
}
