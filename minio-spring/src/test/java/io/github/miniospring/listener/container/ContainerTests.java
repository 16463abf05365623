package io.github.miniospring.listener.container;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StartPosition;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.operation.ObjectBody;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class ContainerTests {

    @Test
    void tellsWhatIsStoredOnceAndAtOnce(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket)) {
            recorder.live(endpoint -> endpoint.buckets(bucket.name()).prefix("in/").suffix(".csv"));
            bucket.put("in/a.csv", "12345").put("in/a.txt").put("out/a.csv");
            bucket.put("in/b.csv");

            recorder.awaitKeys("in/a.csv", "in/b.csv");

            assertThat(recorder.keys()).containsExactly("in/a.csv", "in/b.csv");
            MinioEvent event = recorder.events().get(0);
            assertThat(event.name()).isEqualTo(EventName.OBJECT_CREATED_PUT);
            assertThat(event.bucket()).isEqualTo(bucket.name());
            assertThat(event.size()).isEqualTo(5);
            assertThat(event.etag()).isEqualTo(bucket.template().statObject(bucket.name(), "in/a.csv").etag());
            assertThat(event.origin()).isEqualTo(Origin.STREAM);
            assertThat(event.attempt()).isOne();
        }
    }

    @Test
    void findsWhatHappenedWhileItDidNotRun(TestBucket bucket) {
        MemoryCheckpointStore store = new MemoryCheckpointStore();
        try (Recorder recorder = Recorder.of(bucket).store(store)) {
            MinioListenerContainer container = recorder.live(endpoint -> endpoint.buckets(bucket.name()));
            bucket.put("before");
            recorder.awaitKeys("before");
            container.stop();
            bucket.put("between");

            container.start();

            recorder.awaitKeys("between");
            Recorder.await(() -> container.status().state() == ListenerState.LIVE);
            bucket.put("after");
            recorder.awaitKeys("after");
            assertThat(recorder.keys()).containsExactly("before", "between", "after");
            assertThat(recorder.events().get(1).origin()).isEqualTo(Origin.RECONCILE);
        }
    }

    @Test
    void tellsWhatHappenedSinceItWasStartedThoughItsBucketWasNotThere(TestBucket bucket) {
        String later = bucket.name() + "-later";
        try (Recorder recorder = Recorder.of(bucket)
            .settings(Recorder.quick().misconfiguredRetry(Duration.ofSeconds(1)))) {
            MinioListenerContainer container = recorder.container(endpoint -> endpoint.buckets(later));
            container.start();
            Recorder.await(() -> container.status().misconfigured());
            bucket.template().makeBucket(later);
            bucket.template().putObject(later, "first", ObjectBody.of("1"));

            recorder.awaitKeys("first");

            assertThat(container.status().problem()).isNull();
        }
        finally {
            bucket.template().removeBucket(later, options -> options.force());
        }
    }

    @Test
    void beginsWithWhatIsThereWhenAsked(TestBucket bucket) {
        bucket.put("old");
        try (Recorder recorder = Recorder.of(bucket)) {
            recorder.live(endpoint -> endpoint.buckets(bucket.name()).start(StartPosition.BEGINNING));

            recorder.awaitKeys("old");
        }
    }

    @Test
    void keepsTheOrderOfEachKeyAndHandlesEachStateOnce(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket)) {
            recorder.live(endpoint -> endpoint.buckets(bucket.name()));
            IntStream.range(0, 20).forEach(i -> {
                bucket.put("a", "x".repeat(i));
                bucket.put("b", "x".repeat(i));
            });

            recorder.awaitCount(40);

            for (String key : new String[] { "a", "b" }) {
                assertThat(recorder.events().stream().filter(event -> event.key().equals(key)))
                    .extracting(MinioEvent::size)
                    .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> (long) i).toList());
            }
        }
    }

    @Test
    void givesWhatFailedAgainAndThenToTheDeadLetters(TestBucket bucket) {
        AtomicInteger attempts = new AtomicInteger();
        try (Recorder recorder = Recorder.of(bucket).settings(Recorder.quick().maxAttempts(3)).handling(event -> {
            if (event.key().equals("poison")) {
                attempts.incrementAndGet();
                throw new IllegalStateException("bad");
            }
        })) {
            MinioListenerContainer container = recorder.live(endpoint -> endpoint.buckets(bucket.name()));
            bucket.put("poison").put("good");

            recorder.awaitKeys("good");
            Recorder.await(() -> !recorder.dead().isEmpty());

            assertThat(attempts).hasValue(3);
            assertThat(recorder.dead().get(0).attempts()).isEqualTo(3);
            assertThat(recorder.dead().get(0).message()).isEqualTo("bad");
            Recorder.await(() -> container.status().pending() == 0);
            assertThat(container.status().counters()).containsEntry("deadletter", 1L)
                .containsEntry("retried", 2L)
                .containsEntry("handled", 1L);
        }
    }

    @Test
    void tellsRemovalsOfWhichTheStreamDidNotTell(TestBucket bucket) {
        MemoryCheckpointStore store = new MemoryCheckpointStore();
        try (Recorder recorder = Recorder.of(bucket).store(store)) {
            bucket.put("old").put("stays");
            MinioListenerContainer container = recorder.live(endpoint -> endpoint.buckets(bucket.name())
                .start(new StartPosition(lastModified(bucket, "stays")))
                .events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED));
            bucket.put("new");
            recorder.awaitKeys("new");
            container.stop();
            bucket.template().removeObject(bucket.name(), "old");
            bucket.template().removeObject(bucket.name(), "new");

            container.start();

            recorder.awaitCount(3);
            Recorder.await(() -> container.status().state() == ListenerState.LIVE);
            assertThat(recorder.events()).extracting(event -> event.kind() + " " + event.key())
                .containsExactlyInAnyOrder("CREATED new", "REMOVED old", "REMOVED new");
            bucket.template().removeObject(bucket.name(), "stays");
            recorder.awaitCount(4);
            container.reconcile();
            Recorder.await(() -> container.status().counters().get("reconcile.passes") >= 3);
            assertThat(recorder.events()).filteredOn(event -> event.kind() == StateKind.REMOVED).hasSize(3);
        }
    }

    @Test
    void tellsEachVersionAndEachMarker(TestBucket bucket) {
        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        MemoryCheckpointStore store = new MemoryCheckpointStore();
        try (Recorder recorder = Recorder.of(bucket).store(store)) {
            MinioListenerContainer container = recorder.live(endpoint -> endpoint.buckets(bucket.name())
                .events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED));
            bucket.put("a", "1");
            recorder.awaitCount(1);
            container.stop();
            bucket.put("a", "22");
            bucket.template().removeObject(bucket.name(), "a");
            bucket.put("a", "333");

            container.start();

            recorder.awaitCount(4);
            assertThat(recorder.events()).extracting(event -> event.kind() + " " + event.size())
                .containsExactly("CREATED 1", "CREATED 2", "MARKER 0", "CREATED 3");
        }
    }

    @Test
    void tellsAMarkerOnceHoweverOftenAnObjectIsRemoved(TestBucket bucket) {
        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        try (Recorder recorder = Recorder.of(bucket).settings(Recorder.quick().overlap(Duration.ofMillis(1)))) {
            MinioListenerContainer container = recorder.live(endpoint -> endpoint.buckets(bucket.name())
                .events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED));
            bucket.put("a");
            bucket.template().removeObject(bucket.name(), "a");
            recorder.awaitCount(2);
            Instant removed = recorder.events().get(1).stateId().modified();
            Recorder.await(() -> {
                container.reconcile();
                return Objects.requireNonNull(container.status().watermark()).isAfter(removed);
            });

            bucket.template().removeObject(bucket.name(), "a");
            bucket.put("b");

            recorder.awaitKeys("b");
            assertThat(recorder.events()).extracting(event -> event.kind() + " " + event.key())
                .containsExactly("CREATED a", "MARKER a", "CREATED b");
        }
    }

    private static Instant lastModified(TestBucket bucket, String key) {
        try (Stream<ObjectSummary> objects = bucket.template().listObjects(bucket.name(), list -> list.prefix(key))) {
            return Objects.requireNonNull(objects.findFirst().orElseThrow().lastModified());
        }
    }

}
