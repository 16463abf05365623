package io.github.miniospring.fault;

import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

import io.github.miniospring.MinioException;
import io.github.miniospring.fault.FaultServer.Script;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.Upload;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A stream that was lent to a call is its owner's again as soon as the call has ended.
 */
@ExtendWith(NothingDropped.class)
class LendingTests {

    private static final int LENGTH = 5_000_000;

    /** Why the call ends before the stream does. */
    enum Ending {

        REFUSED(exchange -> {
            exchange.answer(403, "Connection: close\n", "");
            exchange.drain();
        }, upload -> upload),

        REFUSED_WITHOUT_SIGNED_CHUNKS(REFUSED.script, upload -> upload.unsignedPayload()),

        RESET(exchange -> {
            exchange.readBody(1000);
            exchange.reset();
        }, upload -> upload),

        OUT_OF_TIME(exchange -> exchange.drain(), upload -> upload.timeout(Duration.ofSeconds(1)));

        private final Script script;

        private final UnaryOperator<Upload> options;

        Ending(Script script, UnaryOperator<Upload> options) {
            this.script = script;
            this.options = options;
        }

    }

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final MinioTemplate template = this.server.template();

    @ParameterizedTest
    @EnumSource
    void isNotReadBehindItsOwnersBack(Ending ending) throws Exception {
        StuckStream stream = new StuckStream();
        // Otherwise the call could end before the stream is read at all.
        this.server.plays(exchange -> {
            stream.stuck.await(10, TimeUnit.SECONDS);
            ending.script.play(exchange);
        });

        CompletableFuture<?> call = CompletableFuture.supplyAsync(() -> this.template.putObject("photos", "cat.png",
                stream, LENGTH, upload -> ending.options.apply(upload)));
        assertThat(stream.stuck.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> call.get(1500, TimeUnit.MILLISECONDS));
        stream.loose.countDown();

        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> call.get(10, TimeUnit.SECONDS))
            .withCauseInstanceOf(MinioException.class);
        assertThat(stream.readsGoingOn).isZero();
        int reads = stream.reads;
        // Whoever still had the stream would read on by now.
        this.template.reactive().client().closeLater().block(Duration.ofSeconds(10));
        assertThat(stream.reads).isEqualTo(reads);
    }

    /** Gives some bytes, and then nothing until it is let loose, interrupted or not. */
    private static final class StuckStream extends InputStream {

        private final CountDownLatch stuck = new CountDownLatch(1);

        private final CountDownLatch loose = new CountDownLatch(1);

        private volatile int reads;

        private volatile int readsGoingOn;

        private int given;

        @Override
        public int read() {
            throw new UnsupportedOperationException("Read in bulk");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            this.reads++;
            this.readsGoingOn++;
            try {
                if (this.given > 100_000) {
                    this.stuck.countDown();
                    awaitLoose();
                }
                Arrays.fill(bytes, offset, offset + length, (byte) 1);
                this.given += length;
                return length;
            }
            finally {
                this.readsGoingOn--;
            }
        }

        private void awaitLoose() {
            boolean interrupted = false;
            while (this.loose.getCount() > 0) {
                try {
                    this.loose.await();
                }
                catch (InterruptedException ex) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

    }

}
