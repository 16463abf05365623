package io.github.miniospring.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A page is asked for when it is needed, one ahead and no more. */
@MinioContract
class ListingDemandTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final AtomicInteger pages = new AtomicInteger();

    @Test
    void asksForNoPageBeforeItIsNeededExceptOneAhead(TestServer server, TestBucket bucket) {
        IntStream.range(0, 10).forEach(i -> bucket.put("key-" + i));
        try (MinioClient client = counting(server)) {
            StepVerifier.create(Listing.of(bucket.name()).maxKeys(2).objects(client), 0)
                .thenRequest(1)
                .expectNextCount(1)
                .thenRequest(1)
                .expectNextCount(1)
                .thenCancel()
                .verify(LIMIT);

            assertThat(this.pages).hasValueLessThanOrEqualTo(2);
        }
    }

    @Test
    void asksForNothingBeforeItIsRead(TestServer server, TestBucket bucket) {
        try (MinioClient client = counting(server)) {
            Flux<ObjectSummary> objects = Listing.of(bucket.name()).objects(client);
            assertThat(this.pages).hasValue(0);

            StepVerifier.create(objects).expectComplete().verify(LIMIT);
            StepVerifier.create(objects).expectComplete().verify(LIMIT);
            assertThat(this.pages).hasValue(2);
        }
    }

    @Test
    void stopsWhenAStreamIsClosed(TestServer server, TestBucket bucket) {
        IntStream.range(0, 600).parallel().forEach(i -> bucket.put("key-" + i));
        try (MinioClient client = counting(server)) {
            MinioTemplate template = new MinioTemplate(client);
            try (Stream<ObjectSummary> objects = template.listObjects(bucket.name(), listing -> listing.maxKeys(10))) {
                assertThat(objects.limit(5)).hasSize(5);
            }
            int asked = this.pages.get();

            // A call later everything that was under way has ended.
            template.objectExists(bucket.name(), "key-0");
            assertThat(this.pages.get() - asked).isLessThanOrEqualTo(2);
            assertThat(asked).isLessThan(60);
        }
    }

    @Test
    void fetchesOnePageWhileTheOneBeforeIsRead(TestServer server, TestBucket bucket) {
        IntStream.range(0, 10).forEach(i -> bucket.put("key-" + i));
        try (MinioClient client = counting(server)) {
            MinioTemplate template = new MinioTemplate(client);
            try (Stream<ObjectSummary> objects = template.listObjects(bucket.name(), listing -> listing.maxKeys(2))) {
                Iterator<ObjectSummary> read = objects.iterator();
                for (int page = 1; page <= 4; page++) {
                    int expected = page + 1;
                    read.next();
                    await().atMost(LIMIT).untilAsserted(() -> assertThat(this.pages).hasValue(expected));
                    read.next();
                    // A call later everything that was under way has ended.
                    template.objectExists(bucket.name(), "key-0");
                    assertThat(this.pages).hasValue(expected);
                }
            }
        }
    }

    @Test
    void visitsManyKeysPageByPage(TestServer server, TestBucket bucket) {
        int keys = Boolean.getBoolean("minio.test.large") ? 10_000 : 2_000;
        StepVerifier
            .create(Flux.range(0, keys)
                .flatMap(i -> bucket.template().reactive().putObject(bucket.name(), name(i), ""), 16)
                .then())
            .expectComplete()
            .verify(LIMIT);
        try (MinioClient client = counting(server)) {
            List<String> found = new ArrayList<>();
            try (Stream<ObjectSummary> objects = new MinioTemplate(client).listObjects(bucket.name(),
                    listing -> listing.recursive().maxKeys(keys / 10))) {
                objects.forEach(object -> found.add(object.key()));
            }

            assertThat(found).hasSize(keys)
                .isEqualTo(IntStream.range(0, keys).mapToObj(ListingDemandTests::name).sorted().toList());
            // A server may notice only behind the last page that it was the last.
            assertThat(this.pages.get()).isBetween(10, 11);
        }
    }

    private static String name(int i) {
        return "d" + i % 7 + "/" + (char) (0x4e00 + i) + i;
    }

    private MinioClient counting(TestServer server) {
        return server.client().filter((request, next) -> {
            if (request.url().getRawQuery() != null && request.url().getRawQuery().contains("list-type=2")) {
                this.pages.incrementAndGet();
            }
            return next.exchange(request);
        }).build();
    }

}
