package io.github.miniospring.template;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class HandoverTests {

    private final List<Integer> discarded = new ArrayList<>();

    private final Handover<Integer> handover = new Handover<>(4, this.discarded::add);

    @Test
    void handsOverAllItemsInOrderFromAnotherThread() throws Exception {
        Flux.range(0, 100_000).subscribeOn(Schedulers.parallel()).subscribe(this.handover);

        for (int i = 0; i < 100_000; i++) {
            assertThat(this.handover.take()).isEqualTo(i);
        }
        assertThat(this.handover.take()).isNull();
        assertThat(this.handover.failure()).isNull();
    }

    @Test
    void asksForNoMoreThanItsShareAhead() throws Exception {
        AtomicLong emitted = new AtomicLong();
        Flux.range(0, 100).doOnNext(item -> emitted.incrementAndGet()).subscribe(this.handover);

        assertThat(emitted).hasValue(4);
        this.handover.take();
        assertThat(emitted).hasValue(5);
    }

    @Test
    void givesItemsBeforeTheFailureThatFollowsThem() throws Exception {
        IllegalStateException failure = new IllegalStateException("broken");
        Flux.just(1).concatWith(Flux.error(failure)).subscribe(this.handover);

        assertThat(this.handover.take()).isEqualTo(1);
        assertThat(this.handover.take()).isNull();
        assertThat(this.handover.failure()).isSameAs(failure);
    }

    @Test
    void discardsWhatNobodyTakes() throws Exception {
        Sinks.Many<Integer> source = Sinks.many().unicast().onBackpressureBuffer();
        source.asFlux().subscribe(this.handover);
        source.tryEmitNext(1);

        this.handover.close();
        this.handover.hookOnNext(2);

        assertThat(this.discarded).containsExactly(1, 2);
        assertThat(source.currentSubscriberCount()).isZero();
        assertThat(this.handover.take()).isNull();
    }

    @Test
    void wakesATakerThatIsInterrupted() {
        Flux.<Integer>never().subscribe(this.handover);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(this.handover::take);
        assertThat(Thread.interrupted()).isTrue();
    }

}
