package io.github.miniospring.listener.container;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.RequestMatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Listings that break off, or are refused. */
class BrokenListingTests {

    private static final String BUCKET = "photos";

    private static final RequestMatch LISTING = RequestMatch.action("ListObjectsV2");

    @AutoClose
    private final MinioTestServer server = MinioTestServer.builder().buckets(BUCKET).start();

    @AutoClose
    private final MinioClient client = MinioClient.builder(Endpoint.parse(this.server.endpoint(), null))
        .credentials(CredentialsProvider.of(this.server.accessKey(), this.server.secretKey()))
        .retry(RetrySettings.NONE)
        .build();

    private final MinioTemplate template = new MinioTemplate(this.client);

    @Test
    void drawsNoRemovalFromAListingThatBreaksOffBetweenItsPages() {
        drawsNoRemoval(() -> this.server.faults()
            .on(LISTING.where(request -> request.target().contains("continuation-token")))
            .then(Fault.error(500, "InternalError"))
            .on(LISTING)
            .then(Fault.answer(200, "application/xml",
                    "<ListBucketResult><Name>photos</Name>" + "<KeyCount>0</KeyCount><IsTruncated>true</IsTruncated>"
                            + "<NextContinuationToken>next</NextContinuationToken></ListBucketResult>")));
    }

    @Test
    void drawsNoRemovalFromAListingThatBreaksOffInAPage() {
        drawsNoRemoval(() -> this.server.faults().on(LISTING).then(Fault.cut(200)));
    }

    private void drawsNoRemoval(Runnable fault) {
        try (Recorder recorder = Recorder.of(this.template)) {
            MinioListenerContainer container = recorder.container(
                    endpoint -> endpoint.buckets(BUCKET).events(EventName.OBJECT_CREATED, EventName.OBJECT_REMOVED));
            container.start();
            put("a");
            put("b");
            put("c");
            Recorder.await(() -> recorder.keys().size() == 3 && Recorder.count(container, "reconcile.passes") > 0);
            container.stop();
            this.template.removeObject(BUCKET, "b");
            long passes = Recorder.count(container, "reconcile.passes");
            fault.run();

            container.start();

            Recorder.await(() -> String.valueOf(container.status().problem()).startsWith("listing"));
            assertThat(Recorder.count(container, "reconcile.passes")).isEqualTo(passes);
            assertThat(recorder.events()).hasSize(3);
            this.server.faults().clear();
            recorder.awaitCount(4);
            assertThat(recorder.events().get(3).key()).isEqualTo("b");
            assertThat(recorder.events().get(3).kind()).isEqualTo(StateKind.REMOVED);
            Recorder.await(() -> container.status().problem() == null);
        }
    }

    @Test
    void saysThatAPermissionIsMissingAndHealsWhenItIsGiven() {
        this.server.faults()
            .on(RequestMatch.any().bucket(BUCKET).where(request -> request.method().equals("GET")))
            .then(Fault.error(403, "AccessDenied"));
        try (Recorder recorder = Recorder.of(this.template)) {
            MinioListenerContainer container = recorder.container(endpoint -> endpoint.buckets(BUCKET));
            container.start();
            Recorder.await(() -> container.status().misconfigured());
            assertThat(container.status().problem()).contains("AccessDenied");
            put("a");

            this.server.faults().clear();

            recorder.awaitKeys("a");
            Recorder.await(() -> {
                put("prod");
                return container.status().state() == ListenerState.LIVE;
            });
            assertThat(container.status().misconfigured()).isFalse();
            assertThat(container.status().problem()).isNull();
        }
    }

    private void put(String key) {
        this.template.putObject(BUCKET, key, ObjectBody.of(key));
    }

}
