package io.github.miniospring.listener.container;

import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class InventoriesTests {

    private MinioClient client;

    private volatile boolean refused;

    private Inventories inventories;

    @BeforeEach
    void setUp(TestServer server) {
        this.client = server.client().filter(this::exchange).build();
        this.inventories = new Inventories(new MinioTemplate(this.client));
    }

    @AfterEach
    void closeClient() {
        this.client.close();
    }

    private Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next) {
        return this.refused ? Mono.just(ClientResponse.create(HttpStatus.FORBIDDEN)
            .header("Content-Type", "application/xml")
            .body("<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>")
            .build()) : next.exchange(request);
    }

    @Test
    void takesABucketForOneWithoutVersionsWhenItMayNotAsk(TestBucket bucket) {
        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        this.refused = true;

        assertThat(this.inventories.keepsVersions(bucket.name())).isFalse();
    }

    @Test
    void knowsWhatItWasToldWhenItMayNotAskAnyMore(TestBucket bucket) {
        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        assertThat(this.inventories.keepsVersions(bucket.name())).isTrue();
        this.refused = true;

        assertThat(this.inventories.keepsVersions(bucket.name())).isTrue();
    }

    @Test
    void seesThatABucketKeepsVersionsFromNowOn(TestBucket bucket) {
        assertThat(this.inventories.keepsVersions(bucket.name())).isFalse();

        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());

        assertThat(this.inventories.keepsVersions(bucket.name())).isTrue();
    }

}
