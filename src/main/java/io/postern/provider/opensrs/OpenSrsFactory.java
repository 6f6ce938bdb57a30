package io.postern.provider.opensrs;

import io.postern.platform.http.Outbound;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.DriverFactory;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.MailDriver;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

@ApplicationScoped
class OpenSrsFactory implements DriverFactory {
    private final Outbound outbound;
    private final Clock clock;

    OpenSrsFactory(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public DriverInfo info() {
        return OpenSrsInfo.INFO;
    }

    @Override
    public MailDriver open(URI endpoint, Map<String, Secret> credentials) {
        return new OpenSrsDriver(new OpenSrsApi(outbound, endpoint, credentials, clock));
    }
}
