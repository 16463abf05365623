package io.github.miniospring.boot.test;

import java.util.UUID;

import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.TestBucket;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives tests the server of their application context, and a bucket on it for each of
 * them.
 */
final class TestBucketExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(TestBucketExtension.class);

    // So that parameters of constructors are a test's own, too.
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        // Spring resolves what is annotated so; two who want to are an error.
        return type == TestBucket.class || (type == MinioTestServer.class && !parameter.isAnnotated(Autowired.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        MinioTestServer server = SpringExtension.getApplicationContext(context)
            .getBeanProvider(MinioTestServer.class)
            .getIfAvailable();
        if (server == null) {
            throw new ParameterResolutionException(
                    "The application context has no MinioTestServer; write @EmbeddedMinio on the test class");
        }
        if (parameter.getParameter().getType() == MinioTestServer.class) {
            return server;
        }
        return context.getStore(NAMESPACE)
            .computeIfAbsent(context.getUniqueId(),
                    test -> new BucketOfTest(server.bucket("test-" + UUID.randomUUID())), BucketOfTest.class)
            .bucket();
    }

    private record BucketOfTest(TestBucket bucket) implements AutoCloseable {

        @Override
        public void close() {
            this.bucket.remove();
        }

    }

}
