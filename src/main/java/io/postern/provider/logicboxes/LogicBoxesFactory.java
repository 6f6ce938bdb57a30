package io.postern.provider.logicboxes;

import io.postern.platform.http.Outbound;
import io.postern.platform.secret.Secret;
import io.postern.provider.spi.DriverFactory;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.MailDriver;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;

@ApplicationScoped
class LogicBoxesFactory implements DriverFactory {
    private final Outbound outbound;

    LogicBoxesFactory(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public DriverInfo info() {
        return LogicBoxesInfo.INFO;
    }

    @Override
    public MailDriver open(URI endpoint, Map<String, Secret> credentials) {
        return new LogicBoxesDriver(new LogicBoxesCalls(new LogicBoxesApi(outbound, endpoint, credentials)));
    }
}
