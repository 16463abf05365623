package io.github.miniospring.client;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ObjectContent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class ConnectionReuseTests {

    private final AtomicInteger connections = new AtomicInteger();

    @Test
    void callsOneAfterTheOtherShareOneConnection(TestServer server, TestBucket bucket) {
        String name = bucket.name();
        try (MinioClient client = counting(server)) {
            MinioTemplate template = new MinioTemplate(client);
            for (int i = 0; i < 5; i++) {
                template.putObject(name, "key", new byte[100]);
                template.statObject(name, "key");
                template.getObjectBytes(name, "key");
                template.getObject(name, "key", content -> content.inputStream().readAllBytes());
                template.objectExists(name, "other");
                assertThatExceptionOfType(NoSuchKeyException.class)
                    .isThrownBy(() -> template.getObjectBytes(name, "other"));
                template.bucketExists(name);
                template.removeObject(name, "key");
            }
        }

        assertThat(this.connections).hasValue(1);
    }

    @Test
    void smallContentThatNobodyReadsDoesNotCostTheConnection(TestServer server, TestBucket bucket) throws Exception {
        bucket.put("key");
        try (MinioClient client = counting(server)) {
            MinioTemplate template = new MinioTemplate(client);
            for (int i = 0; i < 5; i++) {
                try (ObjectContent content = template.openObject(bucket.name(), "key")) {
                    assertThat(content.contentLength()).isEqualTo(3);
                }
            }
        }

        assertThat(this.connections).hasValue(1);
    }

    private MinioClient counting(TestServer server) {
        return server.client()
            .customizeHttpClient(
                    http -> http.doOnChannelInit((observer, channel, remote) -> this.connections.incrementAndGet()))
            .http(HttpSettings.builder().maxConnections(1).build())
            .build();
    }

}
