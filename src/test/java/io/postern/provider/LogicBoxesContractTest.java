package io.postern.provider;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LogicBoxesContractTest extends LogicBoxesContract {}
