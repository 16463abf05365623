package io.github.miniospring.listener.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.GapReason;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.container.ListenerSettings;
import io.github.miniospring.listener.store.MemoryCheckpointStore;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real server that holds back its stream until there is much of it, as some builds do:
 * {@code MINIO_TEST_UNFLUSHED_BINARY} names its binary.
 */
@EnabledIfEnvironmentVariable(named = UnflushedServerTests.VARIABLE, matches = ".+")
class UnflushedServerTests {

    static final String VARIABLE = "MINIO_TEST_UNFLUSHED_BINARY";

    @Test
    void handlesEverythingOnceByListingsAndSaysWhatIsWrong() throws Exception {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        List<String> stored = new ArrayList<>();
        try (Server server = Server.real(Path.of(System.getenv(VARIABLE)));
                MinioClient client = MinioClient.builder(server.endpoint())
                    .credentials(CredentialsProvider.of(Server.KEY, Server.SECRET))
                    .build()) {
            MinioTemplate template = new MinioTemplate(client);
            Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                template.makeBucket("inbox");
                return true;
            });
            MinioListenerContainer container = new DefaultMinioListenerContainerFactory(template,
                    new MemoryCheckpointStore(), letter -> {
                    })
                .settings(settings())
                .createContainer(MinioListenerEndpoint.of("test", events -> {
                    events.stream().map(MinioEvent::key).forEach(handled::add);
                    return null;
                }).buckets("inbox"));
            container.start();
            try {
                await(() -> container.status().state() == ListenerState.UNFLUSHED);
                assertThat(container.status().problem()).contains("holds back");
                // One at a time, and then enough for the server to send some.
                for (int i = 0; i < 200; i++) {
                    String key = "key-" + i;
                    template.putObject("inbox", key, ObjectBody.of(key));
                    stored.add(key);
                    if (i < 5) {
                        await(() -> handled.contains(key));
                    }
                }

                await(() -> handled.containsAll(stored));

                assertThat(handled).containsExactlyInAnyOrderElementsOf(stored);
                assertThat(container.status().state()).isEqualTo(ListenerState.UNFLUSHED);
                assertThat(container.status().counters()).containsEntry("reconnects", 0L).containsEntry("stalled", 0L);
                assertThat(container.status().gaps()).containsKey(GapReason.UNFLUSHED);
            }
            finally {
                container.stop();
            }
        }
    }

    private static ListenerSettings settings() {
        return ListenerSettings.create()
            .ping(Duration.ofSeconds(1))
            .stallTimeout(Duration.ofSeconds(3))
            .pollInterval(Duration.ofMillis(500))
            .reconcileInterval(Duration.ZERO);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(condition);
    }

}
