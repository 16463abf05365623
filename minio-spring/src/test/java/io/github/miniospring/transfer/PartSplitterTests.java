package io.github.miniospring.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class PartSplitterTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final DefaultDataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

    private static PartSplitter splitter(Flux<DataBuffer> source, long partSize) {
        return new PartSplitter(source, new PartPlan(partSize, -1), Long.MAX_VALUE, BUFFERS, failure -> failure);
    }

    private static Flux<DataBuffer> buffers(int... lengths) {
        return Flux.range(0, lengths.length).map(i -> BUFFERS.wrap(new byte[lengths[i]]));
    }

    @Test
    void cutsWhereverTheBuffersEnd() {
        StepVerifier.create(splitter(buffers(3, 25, 0, 2, 1), 10).map(BufferedPart::contentLength))
            .expectNext(10L, 10L, 10L, 1L)
            .expectComplete()
            .verify(TIMEOUT);
    }

    @Test
    void tellsWhetherTheFirstPartIsAll() {
        StepVerifier.create(splitter(buffers(10), 10).map(BufferedPart::whole))
            .expectNext(true)
            .expectComplete()
            .verify(TIMEOUT);
        StepVerifier.create(splitter(buffers(10, 1), 10).map(BufferedPart::whole))
            .expectNext(false, false)
            .expectComplete()
            .verify(TIMEOUT);
        StepVerifier.create(splitter(buffers(), 10).map(BufferedPart::whole))
            .expectNext(true)
            .expectComplete()
            .verify(TIMEOUT);
    }

    @Test
    void readsNoFurtherThanPartsAreAskedFor() {
        AtomicLong read = new AtomicLong();
        Flux<DataBuffer> source = buffers(5, 5, 5, 5, 5, 5).doOnNext(buffer -> read.addAndGet(5));

        StepVerifier.create(splitter(source, 10).map(BufferedPart::number), 0)
            .then(() -> assertThat(read).hasValue(0))
            .thenRequest(1)
            .expectNext(1)
            // One buffer more shows that there is another part.
            .then(() -> assertThat(read).hasValue(15))
            .thenRequest(1)
            .expectNext(2)
            .then(() -> assertThat(read).hasValue(20))
            .thenCancel()
            .verify(TIMEOUT);
    }

    @Test
    void endsWithTheSource() {
        StepVerifier
            .create(splitter(buffers(15).concatWith(Flux.error(new IOException("broken"))), 10)
                .map(BufferedPart::number))
            .expectNext(1)
            .expectErrorMessage("broken")
            .verify(TIMEOUT);
    }

    @Test
    void doesNotTakeWhatBreaksOffBehindItsFirstPartForAll() {
        StepVerifier.create(splitter(buffers(10).concatWith(Flux.error(new IOException("broken"))), 10))
            .expectErrorMessage("broken")
            .verify(TIMEOUT);
        StepVerifier
            .create(new PartSplitter(buffers(10), new PartPlan(10, 15), Long.MAX_VALUE, BUFFERS, failure -> failure))
            .expectErrorMessage("The body ended after 10 of the 15 bytes it was given as")
            .verify(TIMEOUT);
    }

    @Test
    void stopsTheSourceWhenItIsClosed() {
        TestPublisher<DataBuffer> source = TestPublisher.create();
        PartSplitter splitter = splitter(source.flux(), 10);
        List<BufferedPart> parts = new ArrayList<>();
        splitter.subscribe(parts::add);
        source.next(BUFFERS.wrap(new byte[12]));

        splitter.close();

        source.assertCancelled();
        assertThat(parts).singleElement()
            .satisfies(part -> StepVerifier.create(part.read(BUFFERS, Schedulers.immediate()))
                .expectErrorMessage("This part has been given up")
                .verify(TIMEOUT));
    }

}
