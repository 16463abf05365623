package io.github.miniospring.test.server;

import java.util.UUID;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link MinioTestServer}, one for each test class, and a
 * {@link TestBucket}, a new one for each test. What shall go wrong is forgotten after
 * each test.
 */
public final class MinioServerExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(MinioServerExtension.class);

    // So that parameters of constructors are a test's own, too.
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == MinioTestServer.class || type == TestBucket.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        MinioTestServer server = server(context);
        if (parameter.getParameter().getType() == MinioTestServer.class) {
            return server;
        }
        return context.getStore(NAMESPACE)
            .computeIfAbsent(BucketOfTest.class, key -> new BucketOfTest(server.bucket("test-" + UUID.randomUUID())),
                    BucketOfTest.class)
            .bucket();
    }

    private static MinioTestServer server(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().filter(parent -> parent.getTestClass().isPresent()).isPresent()) {
            outermost = outermost.getParent().get();
        }
        Store store = outermost.getStore(NAMESPACE);
        return store.computeIfAbsent(MinioTestServer.class, key -> MinioTestServer.start(), MinioTestServer.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        MinioTestServer server = context.getStore(NAMESPACE).get(MinioTestServer.class, MinioTestServer.class);
        if (server != null) {
            server.faults().clear();
        }
    }

    private record BucketOfTest(TestBucket bucket) implements AutoCloseable {

        @Override
        public void close() {
            this.bucket.remove();
        }

    }

}
