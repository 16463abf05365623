package io.github.miniospring.docs.listening;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.listener.MinioListenerAutoConfiguration;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.listener.container.ListenerCount;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ListeningGuaranteesPageTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Test
    void anotherClientHasItsOwnListeners() {
        try (MinioTestServer own = MinioTestServer.start(); MinioTestServer archive = MinioTestServer.start()) {
            new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MinioAutoConfiguration.class,
                        MinioListenerAutoConfiguration.class))
                .withUserConfiguration(ArchiveClient.class)
                .withPropertyValues(properties("minio", own))
                .withPropertyValues(properties("archive", archive))
                .withPropertyValues("minio.listener.ping=1s", "minio.listener.reconnect.misconfigured-backoff=100ms")
                .run(context -> {
                    MinioTemplate ofOwn = context.getBean(MinioTemplate.class);
                    MinioTemplate ofArchive = context.getBean("archiveMinioTemplate", MinioTemplate.class);
                    ofOwn.makeBucket("records");
                    ofArchive.makeBucket("records");
                    MinioListenerEndpointRegistry registry = context.getBean(MinioListenerEndpointRegistry.class);
                    await().atMost(TIMEOUT)
                        .until(() -> registry.containers()
                            .stream()
                            .allMatch(each -> each.status().state() == ListenerState.LIVE));

                    ofArchive.putObject("records", "old", "1");
                    ofOwn.putObject("records", "new", "2");

                    List<String> taken = context.getBean(ArchiveClient.class).taken;
                    await().atMost(TIMEOUT).until(() -> taken.size() == 2);
                    assertThat(taken).containsExactlyInAnyOrder("old in the archive: 1", "new: 2");
                });
        }
    }

    private static String[] properties(String prefix, MinioTestServer server) {
        return new String[] { prefix + ".endpoint=" + server.endpoint(), prefix + ".access-key=" + server.accessKey(),
                prefix + ".secret-key=" + server.secretKey() };
    }

    @Test
    void everyCountIsInTheTableOfMeters() throws Exception {
        String page = Files.readString(Path.of("listening-guarantees.md"));

        assertThat(ListenerCount.values())
            .allSatisfy(count -> assertThat(page).contains("`minio.listener." + count.meter() + "`"));
    }

}
