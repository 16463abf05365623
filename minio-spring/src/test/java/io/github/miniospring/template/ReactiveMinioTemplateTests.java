package io.github.miniospring.template;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.ReactiveObjectContent;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the blocking template does not show: nothing happens before it is subscribed to.
 */
@MinioContract
class ReactiveMinioTemplateTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ReactiveMinioOperations template;

    private final String bucket;

    ReactiveMinioTemplateTests(TestBucket bucket) {
        this.template = bucket.template().reactive();
        this.bucket = bucket.name();
        bucket.put("key", "content");
    }

    @Test
    void sendsNothingBeforeItIsSubscribedToAndAnewEachTime(TestServer server) {
        AtomicInteger requests = new AtomicInteger();
        try (MinioClient client = server.client().filter((request, next) -> {
            requests.incrementAndGet();
            return next.exchange(request);
        }).build()) {
            ReactiveMinioTemplate counted = new ReactiveMinioTemplate(client);
            Mono<String> content = counted.getObjectAsString(this.bucket, "key");
            Mono<?> stored = counted.putObject(this.bucket, "counted", "content");
            assertThat(requests).hasValue(0);

            StepVerifier.create(content).expectNext("content").expectComplete().verify(LIMIT);
            StepVerifier.create(content).expectNext("content").expectComplete().verify(LIMIT);
            StepVerifier.create(stored).expectNextCount(1).expectComplete().verify(LIMIT);
            StepVerifier.create(stored).expectNextCount(1).expectComplete().verify(LIMIT);
            assertThat(requests).hasValue(4);
        }
    }

    @Test
    void throwsAtOnceWhatIsWrongWithTheArguments() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.template.getObjectBytes(this.bucket, "/key"));
        assertThatIllegalArgumentException().isThrownBy(() -> this.template.makeBucket("No_Bucket"));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.listObjects(this.bucket, listing -> listing.maxKeys(0)));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.presignedGetObject(this.bucket, "key", Duration.ZERO));
    }

    @Test
    void readsBuffersAsTheyCome() {
        byte[] content = new byte[1_000_000];
        new Random(1).nextBytes(content);
        StepVerifier.create(this.template.putObject(this.bucket, "large", content))
            .expectNextCount(1)
            .expectComplete()
            .verify(LIMIT);

        StepVerifier.create(DataBufferUtils.join(this.template.getObjectBuffers(this.bucket, "large")).map(buffer -> {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            return bytes;
        })).assertNext(bytes -> assertThat(bytes).isEqualTo(content)).expectComplete().verify(LIMIT);
    }

    @Test
    void readsAPartOfTheBuffers() {
        StepVerifier.create(this.template.getObjectBuffers(this.bucket, "key", get -> get.range(3, 2)).map(buffer -> {
            String text = buffer.toString(StandardCharsets.UTF_8);
            DataBufferUtils.release(buffer);
            return text;
        })).expectNext("te").expectComplete().verify(LIMIT);
    }

    @Test
    void readsContentWithAFunction() {
        StepVerifier
            .create(this.template.getObject(this.bucket, "key",
                    content -> content.text().map(text -> text + " of " + content.stat().size())))
            .expectNext("content of 7")
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void endsEmptyWhereTheFunctionMakesNothing() {
        StepVerifier.create(this.template.getObject(this.bucket, "key", content -> Mono.empty()))
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void failsAsTheFunctionFails() {
        StepVerifier
            .create(this.template.getObject(this.bucket, "key",
                    content -> Flux.error(new IllegalStateException("mine"))))
            .expectErrorMessage("mine")
            .verify(LIMIT);
        StepVerifier.create(this.template.<String>getObject(this.bucket, "key", content -> {
            throw new IllegalStateException("thrown");
        })).expectErrorMessage("thrown").verify(LIMIT);
    }

    @Test
    void closesTheContentBehindTheFunction() {
        ReactiveObjectContent[] kept = new ReactiveObjectContent[1];
        StepVerifier.create(this.template.getObject(this.bucket, "key", content -> {
            kept[0] = content;
            return Mono.just("done");
        })).expectNext("done").expectComplete().verify(LIMIT);

        StepVerifier.create(kept[0].text())
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it can be read once, while the call is open"))
            .verify(LIMIT);
    }

    @Test
    void opensAnObjectForTheSubscriberToClose() {
        StepVerifier
            .create(this.template.openObject(this.bucket, "key")
                .flatMap(content -> content.text().doFinally(signal -> content.close())))
            .expectNext("content")
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        StepVerifier.create(this.template.findObject(this.bucket, "none")).expectComplete().verify(LIMIT);
        StepVerifier.create(this.template.objectExists(this.bucket, "none"))
            .expectNext(false)
            .expectComplete()
            .verify(LIMIT);
        StepVerifier.create(this.template.findObject("no-such-bucket-here", "none"))
            .expectError(NoSuchBucketException.class)
            .verify(LIMIT);
    }

    @Test
    void signalsWhatTheServerRefuses() {
        StepVerifier.create(this.template.getObjectBuffers(this.bucket, "none"))
            .expectError(NoSuchKeyException.class)
            .verify(LIMIT);
        StepVerifier.create(this.template.removeBucket(this.bucket))
            .expectError(MinioResponseException.class)
            .verify(LIMIT);
    }

    @Test
    void executesAnyOperation() {
        StepVerifier.create(this.template.execute(GetObject.of(this.bucket, "key"), ReactiveObjectContent::text))
            .expectNext("content")
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void listsAndRemoves() {
        String prefix = "many/";
        Flux<ObjectSummary> listing = this.template.listObjects(this.bucket,
                options -> options.prefix(prefix).maxKeys(3));

        StepVerifier
            .create(Flux.range(0, 10)
                .concatMap(i -> this.template.putObject(this.bucket, prefix + i, "content"))
                .thenMany(listing.map(ObjectSummary::key))
                .collectList()
                .flatMapMany(keys -> this.template.removeObjects(this.bucket, keys))
                .thenMany(listing))
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void makesLinks() {
        StepVerifier.create(this.template.getPresignedUrl(HttpMethod.GET, this.bucket, "key"))
            .assertNext(url -> assertThat(url.url()).contains("X-Amz-Signature="))
            .expectComplete()
            .verify(LIMIT);
    }

    @Test
    void givesEachConnectionBack(TestServer server) {
        try (MinioClient client = server.client()
            .http(HttpSettings.builder().maxConnections(1).pendingAcquireTimeout(Duration.ofSeconds(5)).build())
            .build()) {
            ReactiveMinioTemplate single = new ReactiveMinioTemplate(client);
            StepVerifier.create(single.putObject(this.bucket, "large", new byte[3_000_000]))
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);

            for (int i = 0; i < 5; i++) {
                StepVerifier
                    .create(single.getObjectBuffers(this.bucket, "large").take(1).doOnNext(DataBufferUtils::release))
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(LIMIT);
                StepVerifier
                    .create(single.getObject(this.bucket, "large", content -> Mono.just(content.contentLength())))
                    .expectNext(3_000_000L)
                    .expectComplete()
                    .verify(LIMIT);
                StepVerifier.create(single.getObjectBytes(this.bucket, "none"))
                    .expectError(NoSuchKeyException.class)
                    .verify(LIMIT);
            }
        }
    }

    @Test
    void tellsABlockingCallerOnAnEventLoopWhatToDo() {
        MinioTemplate blocking = new MinioTemplate(this.template);

        StepVerifier
            .create(Mono.fromCallable(() -> blocking.objectExists(this.bucket, "key"))
                .subscribeOn(Schedulers.parallel()))
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Use ReactiveMinioTemplate here"))
            .verify(LIMIT);
        StepVerifier
            .create(Mono.fromCallable(() -> blocking.objectExists(this.bucket, "key"))
                .subscribeOn(Schedulers.boundedElastic()))
            .expectNext(true)
            .expectComplete()
            .verify(LIMIT);
        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> blocking.statObject(this.bucket, "none"));
    }

}
