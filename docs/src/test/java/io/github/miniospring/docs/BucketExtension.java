package io.github.miniospring.docs;

import java.util.UUID;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import io.github.miniospring.test.MinioInstance;
import io.github.miniospring.test.MinioContractExtension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves templates, their client, and the name of a bucket made for one test. */
final class BucketExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(BucketExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == MinioClient.class || type == MinioTemplate.class || type == ReactiveMinioTemplate.class
                || (type == String.class && parameter.getParameter().getName().equals("bucket"));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        MinioClient client = context.getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(MinioClient.class, key -> client(), MinioClient.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == MinioClient.class) {
            return client;
        }
        if (type == ReactiveMinioTemplate.class) {
            return new ReactiveMinioTemplate(client);
        }
        MinioTemplate minio = new MinioTemplate(client);
        return (type == MinioTemplate.class) ? minio
                : context.getStore(NAMESPACE)
                    .computeIfAbsent(TestBucket.class, key -> TestBucket.make(minio), TestBucket.class)
                    .name();
    }

    private static MinioClient client() {
        MinioInstance server = MinioContractExtension.server();
        return MinioClient.builder(Endpoint.parse(server.endpoint(), null))
            .credentials(CredentialsProvider.of(server.accessKey(), server.secretKey()))
            .build();
    }

    /** Gone after its test, with everything in it. */
    private record TestBucket(MinioTemplate minio, String name) implements AutoCloseable {

        static TestBucket make(MinioTemplate minio) {
            String name = "docs-" + UUID.randomUUID();
            minio.makeBucket(name);
            return new TestBucket(minio, name);
        }

        @Override
        public void close() {
            this.minio.removeBucket(this.name, bucket -> bucket.force());
        }

    }

}
