package io.github.miniospring.operation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class LentStreamTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Scheduler io = Schedulers.boundedElastic();

    @Test
    void isNotReadOnceItWasGivenBack() throws IOException {
        ByteArrayInputStream lent = new ByteArrayInputStream(new byte[] { 1, 2, 3 });
        LentStream stream = new LentStream(lent);

        assertThat(stream.read()).isEqualTo(1);
        stream.giveBack(this.io).block(TIMEOUT);

        assertThatIOException().isThrownBy(stream::read).withMessage("the call that was to read this stream is over");
        assertThat(lent.available()).isEqualTo(2);
    }

    @Test
    void isGivenBackOnlyWhenNobodyReadsAnyMore() throws Exception {
        SlowStream slow = new SlowStream();
        LentStream stream = new LentStream(slow);
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> read(stream));
        assertThat(slow.entered.await(10, TimeUnit.SECONDS)).isTrue();

        StepVerifier.create(stream.giveBack(this.io))
            .expectSubscription()
            .expectNoEvent(Duration.ofMillis(100))
            .then(slow.released::countDown)
            .expectComplete()
            .verify(TIMEOUT);

        assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(42);
    }

    @Test
    void isGivenBackWhereThereAreNoThreadsToWaitOnAnyMore() throws Exception {
        Scheduler ended = Schedulers.newBoundedElastic(1, 1, "ended");
        ended.dispose();
        SlowStream slow = new SlowStream();
        LentStream stream = new LentStream(slow);
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> read(stream));
        assertThat(slow.entered.await(10, TimeUnit.SECONDS)).isTrue();

        StepVerifier.create(stream.giveBack(ended)).expectComplete().verify(TIMEOUT);

        slow.released.countDown();
        assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(42);
    }

    private static int read(InputStream stream) {
        try {
            return stream.read();
        }
        catch (IOException ex) {
            return -2;
        }
    }

    private static final class SlowStream extends InputStream {

        private final CountDownLatch entered = new CountDownLatch(1);

        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            this.entered.countDown();
            try {
                this.released.await();
            }
            catch (InterruptedException ex) {
                throw new IOException(ex);
            }
            return 42;
        }

    }

}
