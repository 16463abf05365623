package io.github.miniospring.notification;

import java.time.Duration;
import java.time.Instant;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.template.ReactiveMinioOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class ListenBucketNotificationTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ListenBucketNotification listen = ListenBucketNotification.of("photos");

    @Test
    void asksForObjectsStoredRemovedAndAccessed() {
        assertThat(RequestText.of(this.listen))
            .isEqualTo("GET /photos?events=s3%3AObjectAccessed%3A%2A&events=s3%3AObjectCreated%3A%2A"
                    + "&events=s3%3AObjectRemoved%3A%2A&ping=2\n");
    }

    @Test
    void sendsAllItsOptions() {
        this.listen.prefix("cats/").prefix("a b/").suffix(".png").ping(Duration.ofSeconds(7));
        this.listen.events(EventName.OBJECT_REMOVED_DELETE, new EventName("s3:New:Kind"));

        assertThat(RequestText.of(this.listen))
            .isEqualTo("GET /photos?events=s3%3ANew%3AKind&events=s3%3AObjectRemoved%3ADelete&ping=7&prefix=a%20b%2F"
                    + "&suffix=.png\n");
        assertThat(RequestText.of(this.listen.prefix("").suffix(""))).doesNotContain("fix=");
        assertThat(this.listen.maxSilence()).isEqualTo(Duration.ofSeconds(35));
        assertThat(this.listen.maxSilence(Duration.ofMinutes(2)).maxSilence()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void refusesWhatTheServerRefuses() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.listen.events());
        assertThatIllegalArgumentException().isThrownBy(() -> this.listen.ping(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> this.listen.ping(Duration.ofMillis(1500)))
            .withMessage("ping must be whole seconds, at least one, but is PT1.5S");
        assertThatIllegalArgumentException().isThrownBy(() -> this.listen.suffix("x".repeat(1025)));
        assertThatIllegalArgumentException().isThrownBy(() -> this.listen.buffer(0));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> ListenBucketNotification.of("photos").maxSilence(Duration.ofSeconds(2)).toRequest())
            .withMessage("maxSilence PT2S must be longer than ping, which is PT2S");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a/../b", "..", "./a", "a\\b" })
    void refusesAFilterThatTheServerRefuses(String filter) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.listen.prefix(filter));
        assertThatIllegalArgumentException().isThrownBy(() -> this.listen.suffix(filter));
    }

    @Test
    void tellsWhatHappensFromWhenTheServerListens(TestBucket bucket) {
        ReactiveMinioOperations minio = bucket.template().reactive();
        Instant before = Instant.now().minusSeconds(60);
        String key = "a b/100%+\u00e9\ud83d\ude00&<c>";
        Mono<?> work = minio
            .putObject(bucket.name(), key, "hello",
                    put -> put.contentType("text/plain").userMetadata("Color", "bl\u00fce"))
            .then(minio.getObjectBytes(bucket.name(), key))
            .then(minio.removeObject(bucket.name(), key));

        StepVerifier.create(minio.listenBucketNotification(bucket.name(),
                listen -> listen.ping(Duration.ofSeconds(1)).onListening(work::subscribe)))
            .assertNext(event -> {
                assertThat(event.eventName()).isEqualTo(EventName.OBJECT_CREATED_PUT);
                assertThat(event.eventTime()).isAfter(before);
                assertThat(event.eventSource()).isEqualTo("minio:s3");
                assertThat(event.bucket()).isEqualTo(bucket.name());
                assertThat(event.key()).isEqualTo(key);
                assertThat(event.size()).isEqualTo(5);
                assertThat(event.etag().looksLikeMd5()).isTrue();
                assertThat(event.contentType()).isEqualTo("text/plain");
                assertThat(event.userMetadata()).containsEntry("color", "bl\u00fce")
                    .containsEntry("content-type", "text/plain");
                assertThat(event.versionId()).isNull();
                assertThat(event.sequencer()).hasSize(16);
                assertThat(event.principalId()).isNotEmpty();
                assertThat(event.requestParameters()).containsKey("sourceIPAddress");
                assertThat(event.requestId()).isNotEmpty();
                assertThat(event.sourceHost()).isNotEmpty();
                assertThat(event.userAgent()).isNotEmpty();
                assertThat(event.json()).contains("\"s3SchemaVersion\":\"1.0\"");
                assertThat(event).hasToString("s3:ObjectCreated:Put " + bucket.name() + "/" + key);
            })
            .expectNextMatches(event -> event.eventName().equals(EventName.OBJECT_ACCESSED_GET))
            .assertNext(event -> {
                assertThat(event.eventName()).isEqualTo(EventName.OBJECT_REMOVED_DELETE);
                assertThat(event.key()).isEqualTo(key);
                assertThat(event.size()).isZero();
                assertThat(event.etag()).isNull();
            })
            .thenCancel()
            .verify(LIMIT);
    }

    @Test
    void tellsOnlyWhatWasAskedFor(TestBucket bucket) {
        ReactiveMinioOperations minio = bucket.template().reactive();
        Mono<?> work = minio.putObject(bucket.name(), "cats/1.png", "x")
            .then(minio.putObject(bucket.name(), "cats/1.txt", "x"))
            .then(minio.putObject(bucket.name(), "dogs/1.png", "x"))
            .then(minio.removeObject(bucket.name(), "cats/1.png"))
            .then(minio.putObject(bucket.name(), "cats/2.png", "x"));
        Disposable prod = bucket.prod("cats/prod.png");

        StepVerifier
            .create(minio
                .listenBucketNotification(bucket.name(),
                        listen -> listen.prefix("cats/")
                            .suffix(".png")
                            .events(EventName.OBJECT_CREATED)
                            .ping(Duration.ofSeconds(1))
                            .onListening(work::subscribe))
                .map(NotificationRecord::key)
                .filter(key -> !key.equals("cats/prod.png"))
                .doFinally(signal -> prod.dispose()))
            .expectNext("cats/1.png", "cats/2.png")
            .thenCancel()
            .verify(LIMIT);
    }

    @Test
    void failsWhereThereIsNoBucketOrTheEventIsUnknown(TestBucket bucket) {
        ReactiveMinioOperations minio = bucket.template().reactive();

        StepVerifier.create(minio.listenBucketNotification("no-such-bucket-here"))
            .expectError(NoSuchBucketException.class)
            .verify(LIMIT);
        StepVerifier
            .create(minio.listenBucketNotification(bucket.name(), listen -> listen.events(new EventName("s3:*"))))
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(MinioResponseException.class)
                .hasMessageStartingWith("ListenBucketNotification " + bucket + ": InvalidArgument (400): "))
            .verify(LIMIT);
    }

}
