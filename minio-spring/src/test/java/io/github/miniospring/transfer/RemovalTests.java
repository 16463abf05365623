package io.github.miniospring.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class RemovalTests {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void removesManyThousand(TestServer server, TestBucket bucket) {
        List<String> keys = IntStream.range(0, 2500).mapToObj(i -> "d" + i % 3 + "/\u00fc " + i).toList();
        StepVerifier
            .create(Flux.fromIterable(keys)
                .flatMap(key -> bucket.template().reactive().putObject(bucket.name(), key, ""), 16)
                .then())
            .expectComplete()
            .verify(LIMIT);
        AtomicInteger requests = new AtomicInteger();
        try (MinioClient client = server.client().filter((request, next) -> {
            requests.incrementAndGet();
            return next.exchange(request);
        }).build()) {
            assertThat(new MinioTemplate(client).removeObjects(bucket.name(), keys)).isEmpty();
        }

        assertThat(bucket.keys()).isEmpty();
        assertThat(requests).hasValue(3);
    }

    @Test
    void removesWhatEachKindOfSourceNames(TestBucket bucket) {
        MinioTemplate template = bucket.template();
        bucket.put("collection").put("iterable").put("stream").put("publisher").put("kept");

        assertThat(template.removeObjects(bucket.name(), List.of("collection"))).isEmpty();
        assertThat(template.removeObjects(bucket.name(), List.of(ObjectToDelete.of("iterable")))).isEmpty();
        assertThat(template.removeObjects(bucket.name(), Stream.of(ObjectToDelete.of("stream")))).isEmpty();
        assertThat(template.removeObjects(bucket.name(), Flux.just(ObjectToDelete.of("publisher")))).isEmpty();

        assertThat(bucket.keys()).containsExactly("kept");
    }

    @Test
    void removesKeysThatADocumentCannotCarry(TestBucket bucket) {
        List<String> keys = List.of("a<b>&\"'", "tab\t", "line\nfeed", "return\r", "\u0001\u001f", "\uffff", "plain",
                "\ud83d\ude00", "a+b %2F", "dir/");
        keys.forEach(key -> bucket.put(key, ""));

        assertThat(bucket.template().removeObjects(bucket.name(), keys)).isEmpty();

        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void takesWhatIsNotThereForRemoved(TestBucket bucket) {
        assertThat(bucket.template().removeObjects(bucket.name(), List.of("none", "\u0001"))).isEmpty();
        assertThat(bucket.template().removeObjects(bucket.name(), List.<String>of())).isEmpty();
    }

    @Test
    void removesNothingTwiceAndTakesTheSameKeyTwice(TestBucket bucket) {
        bucket.put("a").put("b");

        assertThat(bucket.template().removeObjects(bucket.name(), List.of("a", "a"))).isEmpty();

        assertThat(bucket.keys()).containsExactly("b");
    }

    @Test
    void removesAListingWhileItIsRead(TestBucket bucket) {
        IntStream.range(0, 30).forEach(i -> bucket.put("key-" + i));

        StepVerifier
            .create(Removal.of(bucket.name(),
                    Listing.of(bucket.name())
                        .maxKeys(10)
                        .objects(bucket.client())
                        .map(object -> ObjectToDelete.of(object.key())))
                .errors(bucket.client()))
            .expectComplete()
            .verify(LIMIT);

        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void readsTheSourceNoFasterThanItRemoves(TestServer server) {
        List<Integer> read = new ArrayList<>();
        try (MinioClient client = server.client().build()) {
            Flux<ObjectToDelete> source = Flux.range(0, 1_000_000)
                .doOnNext(read::add)
                .map(i -> ObjectToDelete.of("k" + i));

            StepVerifier.create(Removal.of("no-such-bucket-here", source).errors(client))
                .expectError(NoSuchBucketException.class)
                .verify(LIMIT);

            assertThat(read).hasSizeLessThanOrEqualTo(2000);
        }
    }

    @Test
    void failsWhenTheBucketIsMissing(MinioClient client) {
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> new MinioTemplate(client).removeObjects("no-such-bucket-here", List.of("a")));
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> new MinioTemplate(client).removeObjects("no-such-bucket-here", List.of("\u0001")));
    }

    @Test
    void failsWithAKeyThatNoObjectHas(TestBucket bucket) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> bucket.template().removeObjects(bucket.name(), List.of("/a")))
            .withMessageStartingWith("Key '/a' begins with a slash");
    }

}
