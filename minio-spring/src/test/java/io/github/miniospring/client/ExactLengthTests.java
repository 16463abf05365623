package io.github.miniospring.client;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ExactLengthTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void letsABodyPassThatIsAsLongAsAnnounced() {
        Flux<DataBuffer> body = ExactLength.of(body(3, 0, 4), 7);

        StepVerifier.create(body.map(DataBuffer::readableByteCount)).expectNext(3, 0, 4).expectComplete().verify(LIMIT);
        StepVerifier.create(body).expectNextCount(3).expectComplete().verify(LIMIT);
    }

    @Test
    void letsAnEmptyBodyPass() {
        StepVerifier.create(ExactLength.of(Flux.empty(), 0)).expectComplete().verify(LIMIT);
    }

    @Test
    void failsWhenABodyIsTooShort() {
        StepVerifier.create(ExactLength.of(body(3), 7))
            .expectNextCount(1)
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(EOFException.class)
                .hasMessage("The body ended after 3 of the 7 bytes it was given as"))
            .verify(LIMIT);
    }

    @Test
    void failsWhenABodyIsTooLongAndPassesNothingOfIt() {
        StepVerifier.create(ExactLength.of(body(3, 5), 7))
            .expectNextCount(1)
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(IOException.class)
                .hasMessage("The body is longer than the 7 bytes it was given as"))
            .verify(LIMIT);
    }

    private static Flux<DataBuffer> body(int... lengths) {
        return Flux.range(0, lengths.length)
            .map(i -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[lengths[i]]));
    }

}
