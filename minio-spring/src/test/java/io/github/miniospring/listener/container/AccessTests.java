package io.github.miniospring.listener.container;

import java.time.Duration;
import java.util.List;

import io.github.miniospring.bucket.policy.BucketPolicy;
import io.github.miniospring.bucket.policy.PolicyStatement;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.ListenerStatus;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Buckets that may not be listened to, or are there no more, until somebody mends it. */
@MinioContract
class AccessTests {

    private static final List<String> NEEDED = List.of("s3:ListenBucketNotification", "s3:ListBucket",
            "s3:GetBucketVersioning");

    @ParameterizedTest
    @ValueSource(strings = { "s3:ListenBucketNotification", "s3:ListBucket" })
    void saysThatAPermissionIsMissingAndHealsWhenItIsGiven(String missing, TestServer server, TestBucket bucket) {
        allow(bucket, NEEDED.stream().filter(action -> !action.equals(missing)).toArray(String[]::new));
        try (MinioClient anonymous = server.client().credentials(CredentialsProvider.anonymous()).build();
                Recorder recorder = Recorder.of(new MinioTemplate(anonymous))) {
            MinioListenerContainer container = recorder.prodded(endpoint -> endpoint.buckets(bucket.name()));
            container.start();
            Recorder.await(() -> container.status().misconfigured());
            assertThat(container.status().problem()).contains(bucket.name());
            assertThat(container.status().state()).isNotEqualTo(ListenerState.LIVE);
            bucket.put("a");

            allow(bucket, NEEDED.toArray(String[]::new));

            recorder.awaitKeys("a");
            recorder.prod(bucket);
            assertThat(container.status()).returns(false, ListenerStatus::misconfigured)
                .returns(null, ListenerStatus::problem);
            assertThat(recorder.keys()).containsExactly("a");
        }
    }

    @Test
    void saysThatAPermissionWasTakenAwayAndHealsWhenItIsGivenAgain(TestServer server, TestBucket bucket) {
        allow(bucket, NEEDED.toArray(String[]::new));
        try (MinioClient anonymous = server.client().credentials(CredentialsProvider.anonymous()).build();
                Recorder recorder = Recorder.of(new MinioTemplate(anonymous)).settings(often())) {
            MinioListenerContainer container = recorder.live(bucket, endpoint -> endpoint.buckets(bucket.name()));

            bucket.template().deleteBucketPolicy(bucket.name());

            Recorder.await(() -> container.status().misconfigured());
            assertThat(container.status().problem()).contains("AccessDenied");
            bucket.put("a");
            allow(bucket, NEEDED.toArray(String[]::new));
            recorder.awaitKeys("a");
            Recorder.await(() -> container.status().problem() == null);
            assertThat(recorder.keys()).containsExactly("a");
        }
    }

    @Test
    void goesOnInABucketThatWasRemovedAndMadeAgain(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket).settings(often())) {
            MinioListenerContainer container = recorder.live(bucket, endpoint -> endpoint.buckets(bucket.name()));
            bucket.put("a");
            recorder.awaitKeys("a");

            bucket.template().removeBucket(bucket.name(), removal -> removal.force());

            Recorder.await(() -> container.status().misconfigured());
            assertThat(container.status().problem()).contains("NoSuchBucket");
            bucket.template().makeBucket(bucket.name());
            bucket.put("b");
            recorder.awaitKeys("b");
            recorder.prod(bucket);
            assertThat(container.status().problem()).isNull();
            assertThat(recorder.keys()).containsExactly("a", "b");
        }
    }

    @Test
    void tellsNoRemovalBecauseABucketIsNotThere(TestBucket bucket) {
        try (Recorder recorder = Recorder.of(bucket).settings(often())) {
            MinioListenerContainer container = recorder.live(bucket, endpoint -> endpoint.buckets(bucket.name())
                .events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED));
            bucket.put("a").put("b");
            recorder.awaitKeys("a", "b");

            bucket.template().removeBucket(bucket.name(), removal -> removal.force());
            Recorder.await(() -> container.status().misconfigured());
            bucket.template().makeBucket(bucket.name());
            bucket.put("c");

            recorder.awaitKeys("c");
            Recorder.await(() -> container.status().problem() == null);
            assertThat(recorder.events()).filteredOn(event -> !event.key().equals("prod"))
                .filteredOn(event -> event.kind() == StateKind.CREATED)
                .extracting(event -> event.key())
                .containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    private static ListenerSettings often() {
        return Recorder.quick().reconcileInterval(Duration.ofMillis(300));
    }

    private static void allow(TestBucket bucket, String... actions) {
        bucket.template()
            .setBucketPolicy(bucket.name(),
                    BucketPolicy.of(PolicyStatement.allow(actions).withResources("arn:aws:s3:::" + bucket.name())));
    }

}
