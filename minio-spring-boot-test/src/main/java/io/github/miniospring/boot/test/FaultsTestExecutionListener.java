package io.github.miniospring.boot.test;

import io.github.miniospring.test.server.MinioTestServer;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Has the server behave again after each test. */
class FaultsTestExecutionListener implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) {
        // Asking for a context would start one.
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                .getBeanProvider(MinioTestServer.class)
                .ifAvailable(server -> server.faults().clear());
        }
    }

}
