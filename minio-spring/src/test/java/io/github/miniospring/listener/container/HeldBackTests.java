package io.github.miniospring.listener.container;

import java.time.Duration;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.RequestMatch;
import io.github.miniospring.test.server.traffic.StreamFault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that sends what it tells only when there is much of it. */
class HeldBackTests {

    @Test
    void handlesInTimeWhatIsHeldBackAndSaysSoThoughMuchCameAtOnceBefore() {
        try (MinioTestServer server = MinioTestServer.start(); MinioClient client = client(server)) {
            server.faults()
                .on(RequestMatch.action("ListenBucketNotification"))
                .then(Fault.stream(StreamFault.holdBack(4096)));
            MinioTemplate template = new MinioTemplate(client);
            template.makeBucket("inbox");
            try (Recorder recorder = Recorder.of(template)
                .settings(Recorder.quick()
                    .stallTimeout(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(300))
                    .reconcileInterval(Duration.ZERO))) {
                MinioListenerContainer container = recorder.container(endpoint -> endpoint.buckets("inbox"));
                container.start();
                // The server has it from when it counts a listener.
                Recorder.await(() -> container.status().lastReconcile() != null && server.listeners() == 1);
                for (int i = 0; i < 10; i++) {
                    template.putObject("inbox", "many" + i, ObjectBody.of("x"));
                }
                Recorder.await(() -> container.status().lastByte() != null);
                template.putObject("inbox", "alone", ObjectBody.of("x"));

                recorder.awaitKeys("alone");

                Recorder.await(() -> container.status().state() == ListenerState.UNFLUSHED);
                assertThat(container.status().problem()).contains("holds back");
                assertThat(container.status().gaps()).containsKey(GapReason.UNFLUSHED)
                    .doesNotContainKeys(GapReason.STALLED, GapReason.DISCONNECTED);
                assertThat(recorder.keys()).hasSize(11).doesNotHaveDuplicates();
            }
        }
    }

    private static MinioClient client(MinioTestServer server) {
        return MinioClient.builder(Endpoint.parse("http://127.0.0.1:" + server.port(), null))
            .credentials(CredentialsProvider.of(server.accessKey(), server.secretKey()))
            .build();
    }

}
