package io.postern.provider.atmail;

import io.postern.platform.http.Outbound;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.DriverFactory;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.MailDriver;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;

@ApplicationScoped
class AtmailFactory implements DriverFactory {
    private final Outbound outbound;

    AtmailFactory(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public DriverInfo info() {
        return AtmailInfo.INFO;
    }

    @Override
    public MailDriver open(URI endpoint, Map<String, Secret> credentials) {
        return new AtmailDriver(new AtmailApi(outbound, endpoint, credentials));
    }
}
