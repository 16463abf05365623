package io.github.miniospring.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The one of two calls gives up the other one, whose answer has arrived with its own. */
@Timeout(60)
class AnswersTogetherTests {

    private static final int TIMES = 200;

    private final CyclicBarrier both = new CyclicBarrier(2);

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final ReactiveMinioTemplate template = new ReactiveMinioTemplate(this.server.client());

    @Test
    void aFailureIsToldAllTheSame() {
        this.server.plays(this::answerTogether);

        for (int i = 0; i < TIMES; i++) {
            StepVerifier
                .create(Mono.zip(this.template.getObjectBytes("photos", "missing"),
                        this.template.getObjectBytes("photos", "cat.png")))
                .expectError(NoSuchKeyException.class)
                .verify(Duration.ofSeconds(10));
        }
    }

    private void answerTogether(FaultExchange exchange) throws IOException, InterruptedException {
        try {
            this.both.await();
        }
        catch (BrokenBarrierException ex) {
            throw new IOException(ex);
        }
        if (exchange.target().contains("missing")) {
            Scripts.error(404, "NoSuchKey").play(exchange);
        }
        else {
            exchange.answer(200, "ETag: \"e\"\n", "content");
        }
    }

}
