package io.postern.bench;

import io.postern.packaging.WorkerDeaths;
import io.postern.sandbox.SandboxControl;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Workers killed again and again: that nothing is lost or done twice is asserted, how fast work goes on is told. */
@Tag("bench")
class WorkerDeathBenchIT {
    private static final int DEATHS = Integer.getInteger("bench.deaths", 200);

    @Test
    void batchesSurviveTheDeathsOfTheirWorkers() throws Exception {
        try (var sandbox = SandboxApplication.start("-Xmx256m", "-XX:+UseSerialGC");
                var deaths = new WorkerDeaths(SandboxControl.at(sandbox.awaitListening(Duration.ofMinutes(2))))) {
            deaths.kill(DEATHS).print();
        }
    }
}
