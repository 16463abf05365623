package io.github.miniospring.listener.annotation;

import java.lang.reflect.Field;
import java.time.Duration;

import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.MinioEvents;
import io.github.miniospring.notification.EventName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class EventNamesTests {

    @Test
    void theServerTakesAllOfThem(TestBucket bucket) {
        Sinks.Empty<Void> listening = Sinks.empty();

        // It refuses a request that has one it does not know.
        StepVerifier
            .create(bucket.template()
                .reactive()
                .listenBucketNotification(bucket.name(),
                        listen -> listen.events(EventNames.all().toArray(EventName[]::new))
                            .ping(Duration.ofSeconds(1))
                            .onListening(listening::tryEmitEmpty))
                .takeUntilOther(listening.asMono()))
            .expectComplete()
            .verify(Duration.ofSeconds(20));
    }

    @Test
    void everyConstantIsOne() throws Exception {
        for (Field constant : MinioEvents.class.getFields()) {
            String name = (String) constant.get(null);

            assertThat(EventNames.read(name)).isEqualTo(new EventName(name));
        }
    }

    @Test
    void refusesWhatTheServerRefuses() {
        assertThatExceptionOfType(InvalidMinioListenerException.class).isThrownBy(() -> EventNames.read("s3:*"));
        assertThatExceptionOfType(InvalidMinioListenerException.class)
            .isThrownBy(() -> EventNames.read("s3:Scanner:*"));
    }

}
