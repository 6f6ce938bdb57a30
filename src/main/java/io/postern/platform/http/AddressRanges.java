package io.postern.platform.http;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Addresses that are not on the public internet, or that lead back into a private network. */
final class AddressRanges {
    private static final List<Range> REFUSED = List.of(
            range("0.0.0.0/8"),
            range("10.0.0.0/8"),
            range("100.64.0.0/10"),
            range("127.0.0.0/8"),
            // the Azure host, which answers on a public address
            range("168.63.129.16/32"),
            range("169.254.0.0/16"),
            range("172.16.0.0/12"),
            range("192.0.0.0/24"),
            range("192.0.2.0/24"),
            range("192.88.99.0/24"),
            range("192.168.0.0/16"),
            range("198.18.0.0/15"),
            range("198.51.100.0/24"),
            range("203.0.113.0/24"),
            range("224.0.0.0/3"),
            // Teredo, documentation, ORCHID
            range("2001::/23"),
            range("2001:db8::/32"),
            range("2002::/16"),
            range("3fff::/20"));

    /** All of IPv6 that is handed out; everything else is local, mapped, translated or reserved. */
    private static final Range GLOBAL_UNICAST = range("2000::/3");

    private AddressRanges() {}

    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address)) {
            return false;
        }
        return REFUSED.stream().noneMatch(range -> range.contains(address));
    }

    private static Range range(String text) {
        int slash = text.indexOf('/');
        byte[] network = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
        int shift = network.length * 8 - Integer.parseInt(text.substring(slash + 1));
        return new Range(network.length, new BigInteger(1, network).shiftRight(shift), shift);
    }

    private record Range(int bytes, BigInteger prefix, int shift) {
        boolean contains(InetAddress address) {
            byte[] own = address.getAddress();
            return own.length == bytes
                    && new BigInteger(1, own).shiftRight(shift).equals(prefix);
        }
    }
}
