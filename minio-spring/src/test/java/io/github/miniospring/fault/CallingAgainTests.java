package io.github.miniospring.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Who calls again as soon as it is answered finds its connection free. */
@Timeout(60)
class CallingAgainTests {

    private static final int TIMES = 100;

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final ReactiveMinioTemplate template = new ReactiveMinioTemplate(this.server.client());

    @Test
    void afterReading() {
        this.server.plays(exchange -> exchange.answer(200, "ETag: \"e\"\n", new byte[1024]));

        assertThat(again(this.template.getObjectBytes("photos", "cat.png"))).isEqualTo(TIMES);
        assertThat(this.server.connections()).isEqualTo(1);
    }

    @Test
    void afterStoring() {
        this.server.plays(exchange -> exchange.answer(200, "ETag: \"e\"\n", ""));
        Mono<ObjectWriteResult> storing = this.template.putObject("photos", "cat.png", new byte[1024]);

        assertThat(again(storing)).isEqualTo(TIMES);
        assertThat(this.server.connections()).isEqualTo(1);
    }

    private static Long again(Mono<?> call) {
        AtomicInteger calls = new AtomicInteger();
        return call.repeat(() -> calls.incrementAndGet() < TIMES).count().block(Duration.ofSeconds(30));
    }

}
