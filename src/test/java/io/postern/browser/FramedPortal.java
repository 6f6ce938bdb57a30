package io.postern.browser;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The portal as it runs behind a proxy that ends TLS for it, at a name of its own. */
public class FramedPortal implements QuarkusTestProfile {
    static final String HOST = "portal.postern.test";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "postern.base-url", "https://" + HOST,
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.enable-forwarded-host", "true");
    }
}
