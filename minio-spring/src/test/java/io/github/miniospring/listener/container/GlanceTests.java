package io.github.miniospring.listener.container;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class GlanceTests {

    private final AtomicInteger heads = new AtomicInteger();

    private final TestBucket bucket;

    private MinioClient client;

    private Glance glance;

    GlanceTests(TestBucket bucket) {
        this.bucket = bucket;
    }

    @BeforeEach
    void setUp(TestServer server) {
        this.client = server.client().filter(this::exchange).build();
        this.glance = new Glance(new MinioTemplate(this.client));
    }

    @AfterEach
    void closeClient() {
        this.client.close();
    }

    // Stores the object after it was looked for in a listing.
    private Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next) {
        if (request.method() != HttpMethod.HEAD || this.heads.getAndIncrement() > 0) {
            return next.exchange(request);
        }
        return Mono.fromRunnable(() -> this.bucket.template().putObject(this.bucket.name(), "in/a", "meow"))
            .subscribeOn(Schedulers.boundedElastic())
            .then(Mono.defer(() -> next.exchange(request)));
    }

    @Test
    void tellsTheTimeInMillisecondsOfWhatWasStoredMeanwhile() {
        MinioEvent found = this.glance.at(this.bucket.name(), "in/a").orElseThrow();

        ObjectSummary listed = this.bucket.template()
            .listObjects(this.bucket.name(), list -> list.recursive())
            .findFirst()
            .orElseThrow();
        assertThat(found.stateId()).isEqualTo(EventReader.state(listed));
        assertThat(this.heads).hasValue(1);
    }

}
