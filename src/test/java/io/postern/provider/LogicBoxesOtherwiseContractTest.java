package io.postern.provider;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;

/** The same promises hold where the upstream answers otherwise in all that its documents leave open. */
@QuarkusTest
class LogicBoxesOtherwiseContractTest extends LogicBoxesContract {
    @Override
    Map<String, ?> switches() {
        return Map.of(
                "repeatsFail", true,
                "repeatedSuspensionFails", true,
                "usersShape", "KEYED_OBJECT",
                "recordsShape", "BY_TYPE",
                "noRecordsStatus", "FAILURE",
                "unknownInList", "PARTIAL",
                "businessMail", true);
    }
}
