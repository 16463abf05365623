package io.github.miniospring.sample;

import java.util.UUID;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioInstance;
import io.github.miniospring.test.MinioContractExtension;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The bucket of all tests of this run, gone when they are over. */
final class TestBucket implements BeforeAllCallback {

    static final String NAME = "inbox-" + UUID.randomUUID();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
            .getStore(Namespace.create(TestBucket.class))
            .computeIfAbsent(NAME, name -> new Removal(), Removal.class);
    }

    /** Points the inbox to the server under test, or to what a test puts before it. */
    static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            MinioInstance server = MinioContractExtension.server();
            TestPropertyValues
                .of("minio.endpoint=${test.endpoint:" + server.endpoint() + "}",
                        "minio.access-key=" + server.accessKey(),
                        "minio.secret-key=${test.secret-key:" + server.secretKey() + "}",
                        "inbox.bucket=${test.bucket:" + NAME + "}")
                .applyTo(context);
        }

    }

    private record Removal() implements AutoCloseable {

        @Override
        public void close() {
            MinioInstance server = MinioContractExtension.server();
            try (MinioClient client = MinioClient.builder(Endpoint.parse(server.endpoint(), null))
                .credentials(CredentialsProvider.of(server.accessKey(), server.secretKey()))
                .build()) {
                new MinioTemplate(client).removeBucket(NAME, bucket -> bucket.force());
            }
        }

    }

}
