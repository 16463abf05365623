package io.github.miniospring.docs.listening;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.listener.MinioListenerAutoConfiguration;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.listener.container.ListenerCount;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ListeningGuaranteesPageTests {

    @Test
    void anotherClientHasItsOwnListeners() {
        new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(MinioAutoConfiguration.class, MinioListenerAutoConfiguration.class))
            .withUserConfiguration(ArchiveClient.class)
            .withPropertyValues("archive.endpoint=http://localhost:1", "minio.listener.auto-startup=false")
            .run(context -> assertThat(context).hasNotFailed()
                .getBean(MinioListenerEndpointRegistry.class)
                .satisfies(registry -> assertThat(registry.containers()).extracting(MinioListenerContainer::id)
                    .containsExactlyInAnyOrder("archive", "own")));
    }

    @Test
    void everyCountIsInTheTableOfMeters() throws Exception {
        String page = Files.readString(Path.of("listening-guarantees.md"));

        assertThat(ListenerCount.values())
            .allSatisfy(count -> assertThat(page).contains("`minio.listener." + count.meter() + "`"));
    }

}
