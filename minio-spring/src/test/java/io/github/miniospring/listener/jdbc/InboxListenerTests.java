package io.github.miniospring.listener.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.DeliveryLevel;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.container.DefaultMinioListenerContainerFactory;
import io.github.miniospring.listener.container.ListenerSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@MinioContract
@OnDatabase(Database.H2)
class InboxListenerTests {

    @Test
    void hasEachEffectOnceThoughHandlersFailAfterIt(TestBucket bucket, TestDatabase database) {
        JdbcTemplate jdbc = effects(database);
        Set<String> failed = ConcurrentHashMap.newKeySet();
        MinioListenerContainer container = container(bucket, database, event -> {
            jdbc.update("INSERT INTO effect (object_key) VALUES (?)", event.key());
            if (failed.add(event.key())) {
                throw new IllegalStateException("after its effect");
            }
        });
        container.start();
        try {
            await(() -> container.status().state() == ListenerState.LIVE);
            IntStream.range(0, 20).forEach(i -> bucket.put("k" + i));

            await(() -> keys(jdbc).size() >= 20 && container.status().pending() == 0);

            assertThat(keys(jdbc)).hasSize(20).doesNotHaveDuplicates();
            assertThat(failed).hasSize(20);
        }
        finally {
            container.stop();
        }
    }

    @Test
    void handlesWhatWasKeptBeforeARestart(TestBucket bucket, TestDatabase database) {
        JdbcTemplate jdbc = effects(database);
        MinioListenerContainer first = container(bucket, database, event -> {
            throw new IllegalStateException("not today");
        });
        first.start();
        await(() -> first.status().state() == ListenerState.LIVE);
        bucket.put("kept");
        await(() -> first.status().counters().get("failed") > 0);
        first.stop();
        // The inbox knows it still, though no listing can show it any more.
        bucket.template().removeObject(bucket.name(), "kept");
        MinioListenerContainer second = container(bucket, database,
                event -> jdbc.update("INSERT INTO effect (object_key) VALUES (?)", event.key()));
        second.start();
        try {
            await(() -> !keys(jdbc).isEmpty());
            await(() -> second.status().state() == ListenerState.LIVE);

            assertThat(keys(jdbc)).containsExactly("kept");
        }
        finally {
            second.stop();
        }
    }

    private static JdbcTemplate effects(TestDatabase database) {
        JdbcTemplate jdbc = database.jdbc();
        jdbc.execute("CREATE TABLE IF NOT EXISTS effect (object_key VARCHAR(1024))");
        jdbc.update("DELETE FROM effect");
        return jdbc;
    }

    private static List<String> keys(JdbcTemplate jdbc) {
        return jdbc.queryForList("SELECT object_key FROM effect", String.class);
    }

    private static MinioListenerContainer container(TestBucket bucket, TestDatabase database,
            Consumer<MinioEvent> handler) {
        return new DefaultMinioListenerContainerFactory(bucket.template(),
                new JdbcCheckpointStore(database.dataSource()), letter -> {
                })
            .inbox(new JdbcInbox(database.dataSource()))
            .settings(ListenerSettings.create()
                .ping(Duration.ofSeconds(1))
                .retry(Duration.ofMillis(5), Duration.ofMillis(50))
                .maxAttempts(1000)
                .drainTimeout(Duration.ofSeconds(5)))
            .createContainer(MinioListenerEndpoint.of("inbox", events -> {
                events.forEach(handler);
                return null;
            }).buckets(bucket.name()).level(DeliveryLevel.INBOX));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5)).until(condition);
    }

}
