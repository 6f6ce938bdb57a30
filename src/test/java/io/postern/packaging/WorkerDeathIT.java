package io.postern.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.sandbox.SandboxControl;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Nothing is lost and nothing is done twice when workers die. Here Quarkus runs for the sandbox only. */
@QuarkusTest
class WorkerDeathIT {
    @Test
    void aWorkerThatIsKilledInTheMiddleOfABatchIsReplacedByAnother() throws Exception {
        try (var deaths = new WorkerDeaths(SandboxControl.here())) {
            WorkerDeaths.Result result = deaths.kill(5);
            result.print();
            assertThat(result.slowestSeconds()).as("until work goes on").isLessThan(40);
        }
    }
}
