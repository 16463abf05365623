package io.github.miniospring.fault;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.miniospring.client.MinioClientBuilder;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;

/** The same where a filter of the application sees every exchange. */
class FilteredOwnershipTests extends OwnershipTests {

    private static final AtomicInteger SEEN = new AtomicInteger();

    @Override
    MinioClientBuilder settings(MinioClientBuilder builder) {
        return builder.filter((request, next) -> {
            SEEN.incrementAndGet();
            return next.exchange(request);
        });
    }

    @Override
    int times() {
        return 20;
    }

    @AfterEach
    void theFilterHasSeenIt() {
        assertThat(SEEN.getAndSet(0)).isPositive();
    }

}
