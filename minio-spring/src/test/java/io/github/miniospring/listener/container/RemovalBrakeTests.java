package io.github.miniospring.listener.container;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.operation.ObjectBody;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
class RemovalBrakeTests {

    private static final ListenerSettings BRAKE = Recorder.quick().removalBrake(2, 0);

    @Test
    void holdsMoreRemovalsThanCanBeBelievedUntilSomebodyConfirmsThem(TestBucket bucket) {
        List<String> keys = IntStream.range(0, 5).mapToObj(i -> "key-" + i).toList();
        try (Recorder recorder = Recorder.of(bucket).settings(BRAKE)) {
            MinioListenerContainer container = stopped(recorder, bucket, keys);
            keys.subList(0, 4).forEach(key -> bucket.template().removeObject(bucket.name(), key));

            container.start();

            Recorder.await(() -> container.status().heldRemovals() == 4);
            bucket.put("new");
            recorder.awaitKeys("new");
            assertThat(recorder.events()).allMatch(event -> event.kind() == StateKind.CREATED);
            container.confirmRemovals();
            recorder.awaitCount(10);
            assertThat(removed(recorder)).containsExactlyInAnyOrderElementsOf(keys.subList(0, 4));
            Recorder.await(() -> container.status().heldRemovals() == 0);
        }
    }

    @Test
    void holdsEvenFewIfNothingIsLeft(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket)) {
            MinioListenerContainer container = stopped(recorder, bucket, List.of("a", "b"));
            bucket.template().removeObject(bucket.name(), "a");
            bucket.template().removeObject(bucket.name(), "b");

            container.start();

            Recorder.await(() -> container.status().heldRemovals() == 2);
            assertThat(removed(recorder)).isEmpty();
            container.confirmRemovals();
            recorder.awaitCount(4);
            assertThat(removed(recorder)).containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void believesFewRemovals(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket).settings(BRAKE)) {
            MinioListenerContainer container = stopped(recorder, bucket, List.of("a", "b", "c"));
            bucket.template().removeObject(bucket.name(), "a");
            bucket.template().removeObject(bucket.name(), "b");

            container.start();

            recorder.awaitCount(5);
            assertThat(removed(recorder)).containsExactlyInAnyOrder("a", "b");
            assertThat(container.status().heldRemovals()).isZero();
        }
    }

    @Test
    void healsWhenABucketThatWasRemovedIsMadeAgain(TestBucket bucket) {
        String again = bucket.name() + "-again";
        bucket.template().makeBucket(again);
        try (Recorder recorder = Recorder.of(bucket)) {
            MinioListenerContainer container = recorder
                .container(endpoint -> endpoint.buckets(again).events(EventName.OBJECT_CREATED));
            container.start();
            bucket.template().putObject(again, "before", ObjectBody.of("1"));
            recorder.awaitKeys("before");
            bucket.template().removeBucket(again, options -> options.force());
            container.reconcile();
            Recorder.await(() -> container.status().misconfigured());
            assertThat(container.status().problem()).contains(again);

            bucket.template().makeBucket(again);
            bucket.template().putObject(again, "after", ObjectBody.of("2"));

            recorder.awaitKeys("after");
            Recorder.await(() -> container.status().state() == ListenerState.LIVE);
            assertThat(container.status().misconfigured()).isFalse();
            assertThat(recorder.keys()).containsExactly("before", "after");
        }
        finally {
            bucket.template().removeBucket(again, options -> options.force());
        }
    }

    /** A listener that knows these keys, and does not run. */
    private static MinioListenerContainer stopped(Recorder recorder, TestBucket bucket, List<String> keys) {
        MinioListenerContainer container = recorder.container(removals(bucket));
        container.start();
        keys.forEach(bucket::put);
        Recorder.await(() -> recorder.keys().containsAll(keys) && Recorder.count(container, "reconcile.passes") > 0);
        container.stop();
        return container;
    }

    private static Consumer<MinioListenerEndpoint> removals(TestBucket bucket) {
        return endpoint -> endpoint.buckets(bucket.name()).events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED);
    }

    private static List<String> removed(Recorder recorder) {
        return recorder.events()
            .stream()
            .filter(event -> event.kind() == StateKind.REMOVED)
            .map(MinioEvent::key)
            .toList();
    }

}
