package io.postern.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.platform.http.OutboundPolicy.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests leave for listed hosts at public addresses over https, and for nowhere else. */
class OutboundPolicyTest {
    private static final List<String> LIST =
            List.of("httpapi.com", "test.httpapi.com", "*.mailcloud.example", "http://localhost:9090");

    private final OutboundPolicy policy = new OutboundPolicy(
            () -> LIST, () -> List.of(URI.create("http://localhost:8181")), _ -> literal("93.184.216.34"));

    static Stream<String> corpus() throws Exception {
        try (var lines = OutboundPolicyTest.class.getResourceAsStream("/outbound/refused-urls.txt")) {
            return new String(lines.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        }
    }

    @Test
    void theCorpusIsLargeEnoughToMeanSomething() throws Exception {
        assertThat(corpus().distinct().count()).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void noTrickReachesAnotherHost(String url) {
        assertThat(refused(url)).isTrue();
    }

    private boolean refused(String url) {
        try {
            return policy.refusalNow(new URI(url)).isPresent();
        } catch (URISyntaxException _) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://httpapi.com/api",
                "https://httpapi.com:443/api",
                "https://HTTPAPI.com/api",
                "https://test.httpapi.com/api",
                "https://acme.mailcloud.example",
                "https://a.b.mailcloud.example/x",
                "http://localhost:9090/api",
                "http://localhost:8181/sandbox/logicboxes/api"
            })
    void listedEndpointsMayBeCalled(String url) {
        assertThat(policy.refusalNow(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.100.100.200",
                "192.0.0.192",
                "168.63.129.16",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:a00:1::",
                "2001:0:1::1",
                "2001:db8::1",
                "ff02::1",
                "fec0::1",
                "100::1"
            })
    void aListedNameThatLeadsInsideIsRefused(String address) {
        var inside = new OutboundPolicy(() -> LIST, List::of, _ -> literal(address));
        assertThat(inside.refusalNow(URI.create("https://httpapi.com/api"))).contains(Refusal.PRIVATE_ADDRESS);
    }

    @Test
    void onePrivateAddressAmongPublicOnesIsEnoughToRefuse() {
        var mixed = new OutboundPolicy(
                () -> LIST, List::of, _ -> new InetAddress[] {literal("93.184.216.34")[0], literal("10.0.0.1")[0]});
        assertThat(mixed.refusalNow(URI.create("https://httpapi.com/api"))).contains(Refusal.PRIVATE_ADDRESS);
    }

    @Test
    void publicAddressesOfBothFamiliesAreFine() {
        for (String address : List.of("93.184.216.34", "2606:2800:220:1::1", "8.8.8.8", "172.32.0.1", "100.128.0.1")) {
            var outside = new OutboundPolicy(() -> LIST, List::of, _ -> literal(address));
            assertThat(outside.refusalNow(URI.create("https://httpapi.com/api")))
                    .isEmpty();
        }
    }

    @Test
    void anUnknownNameIsToldApart() {
        var unknown = new OutboundPolicy(() -> LIST, List::of, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(unknown.refusalNow(URI.create("https://httpapi.com"))).isEqualTo(Optional.of(Refusal.UNKNOWN_HOST));
    }

    private static InetAddress[] literal(String address) {
        return new InetAddress[] {InetAddress.ofLiteral(address)};
    }
}
