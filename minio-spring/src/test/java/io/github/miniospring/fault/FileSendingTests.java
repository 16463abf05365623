package io.github.miniospring.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.UnreadableBodyException;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.object.PutObject;
import io.github.miniospring.operation.ObjectBody;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A file that the operating system sends is watched as any other body is. */
@Timeout(30)
@ExtendWith(NothingDropped.class)
class FileSendingTests {

    private static final int SIZE = 40_000_000;

    @AutoClose
    private final FaultServer server = new FaultServer();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void writeTheFile() throws IOException {
        this.file = Files.write(this.directory.resolve("cat.png"), new byte[SIZE]);
    }

    private Mono<?> put(UnaryOperator<PutObject> options) {
        return put(options, builder -> builder);
    }

    private Mono<?> put(UnaryOperator<PutObject> options, UnaryOperator<MinioClientBuilder> client) {
        return this.server
            .client(builder -> client
                .apply(builder.retry(RetrySettings.NONE).http(FaultServer.quick().maxConnections(1).build())))
            .execute(options.apply(PutObject.of("photos", "cat.png", ObjectBody.of(this.file))));
    }

    private static MinioClientBuilder impatient(MinioClientBuilder client) {
        return client.http(FaultServer.quick().readTimeout(Duration.ofMillis(400)).maxConnections(1).build());
    }

    private void truncate(long size) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(this.file.toFile(), "rw")) {
            access.setLength(size);
        }
    }

    @Test
    void isNotTakenForSilenceWhileItLeavesSlowly() {
        this.server.plays(exchange -> {
            for (int i = 0; i < 8; i++) {
                TimeUnit.MILLISECONDS.sleep(150);
                exchange.readBody(SIZE / 10);
            }
            exchange.readBody(SIZE - exchange.bodyRead());
            exchange.answer(200, "ETag: \"e\"\n", "");
        });

        assertThat(put(put -> put, FileSendingTests::impatient).block()).isNotNull();
    }

    @Test
    void isMissedByAServerThatTakesNoMore() {
        this.server.plays(exchange -> {
            exchange.readBody(100_000);
            exchange.hang();
        });

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(put(put -> put, FileSendingTests::impatient)::block)
            .withMessageContaining("the server was silent for 400 ms");
    }

    @Test
    void tellsHowMuchHasLeft() {
        List<Long> progress = new CopyOnWriteArrayList<>();

        put(put -> put.payload(payload -> payload.withProgress((bytes, total) -> progress.add(bytes)))).block();

        assertThat(progress).hasSizeGreaterThan(2).isSorted().endsWith((long) SIZE);
    }

    @Test
    void failsWhereItIsCutMeanwhile() {
        this.server.plays(exchange -> {
            exchange.readBody(100_000);
            truncate(SIZE / 2);
            exchange.readBody(SIZE);
        });

        assertThatExceptionOfType(UnreadableBodyException.class).isThrownBy(put(put -> put)::block)
            .withMessage("PutObject photos/cat.png: nothing was stored: the source of the body failed: The body ended"
                    + " after 20000000 of the 40000000 bytes it was given as");
    }

    @Test
    void failsWhereItIsGoneBeforeTheNextAttempt() {
        this.server.plays(exchange -> {
            exchange.readBody();
            Files.delete(this.file);
            exchange.answer(503, "", "");
        }, Scripts.OK);

        assertThatExceptionOfType(UnreadableBodyException.class)
            .isThrownBy(put(put -> put, builder -> builder.retry(FaultServer.retries(Duration.ZERO)))::block)
            .withMessageContaining("the source of the body failed: " + this.file);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isClosedAfterACallerGaveUp() throws IOException {
        CountDownLatch begun = new CountDownLatch(1);
        this.server.plays(exchange -> {
            exchange.readBody(100_000);
            begun.countDown();
            exchange.hang();
        });

        Disposable upload = put(put -> put).subscribe();
        Awaitility.await().until(() -> begun.getCount() == 0);
        assertThat(isOpen()).isTrue();
        upload.dispose();

        Awaitility.await().until(() -> !isOpen());
    }

    private boolean isOpen() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.anyMatch(this::isTheFile);
        }
    }

    private boolean isTheFile(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).equals(this.file.toRealPath());
        }
        catch (IOException ex) {
            // It was closed meanwhile.
            return false;
        }
    }

}
