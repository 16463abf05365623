package io.github.miniospring.fault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.fault.FaultServer.Script;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ObjectContent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An answer that is not what it should be is an error, never a short or false object. */
@ExtendWith(NothingDropped.class)
class CutAnswerTests {

    private static final byte[] CONTENT = new byte[300_000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final MinioTemplate template = this.server.template();

    @TempDir
    private Path directory;

    /** How an answer can be wrong. */
    enum Fault {

        CUT_BY_CLOSE(exchange -> {
            exchange.begin(200, "ETag: \"e\"\nContent-Length: " + CONTENT.length + "\n");
            exchange.send(Arrays.copyOf(CONTENT, 200_000));
            exchange.close();
        }),

        CUT_BY_RESET(exchange -> {
            exchange.begin(200, "ETag: \"e\"\nContent-Length: " + CONTENT.length + "\n");
            exchange.send(Arrays.copyOf(CONTENT, 200_000));
            exchange.reset();
        }),

        CUT_BEFORE_ITS_FIRST_BYTE(exchange -> {
            exchange.begin(200, "ETag: \"e\"\nContent-Length: " + CONTENT.length + "\n");
            exchange.close();
        }),

        CHUNKS_CUT(exchange -> {
            exchange.begin(200, "ETag: \"e\"\nTransfer-Encoding: chunked\n");
            exchange.send(Integer.toHexString(CONTENT.length) + "\r\n");
            exchange.send(CONTENT);
            exchange.send("\r\n");
            exchange.close();
        }),

        CHUNKS_BROKEN(exchange -> {
            exchange.begin(200, "ETag: \"e\"\nTransfer-Encoding: chunked\n");
            exchange.send("5\r\nhello\r\nno number\r\n");
            exchange.hang();
        }),

        BIT_FLIPPED(exchange -> {
            byte[] flipped = CONTENT.clone();
            flipped[150_000] ^= 4;
            exchange.answer(200, "ETag: \"e\"\nx-amz-checksum-crc32c: " + crc32c() + "\n", flipped);
        }),

        CUT_BUT_WITH_A_CHECKSUM(exchange -> {
            exchange.begin(200, "ETag: \"e\"\nConnection: close\nx-amz-checksum-crc32c: " + crc32c() + "\n");
            exchange.send(Arrays.copyOf(CONTENT, 200_000));
            exchange.close();
        });

        private final Script script;

        Fault(Script script) {
            this.script = script;
        }

        private static String crc32c() {
            ChecksumAlgorithm.Computation checksum = ChecksumAlgorithm.CRC32C.start();
            checksum.update(ByteBuffer.wrap(CONTENT));
            return checksum.value();
        }

    }

    @ParameterizedTest
    @EnumSource
    void failsAsBytes(Fault fault) {
        this.server.plays(fault.script);

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"))
            .withMessageStartingWith("GetObject photos/cat.png: ");
    }

    @ParameterizedTest
    @EnumSource
    void failsAsBuffers(Fault fault) {
        this.server.plays(fault.script);

        StepVerifier
            .create(this.template.reactive()
                .getObjectBuffers("photos", "cat.png")
                .doOnNext(DataBufferUtils::release)
                .then())
            .expectError(MinioRequestException.class)
            .verify(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource
    void failsAsInputStream(Fault fault) throws IOException {
        this.server.plays(fault.script);

        try (ObjectContent content = this.template.openObject("photos", "cat.png");
                InputStream stream = content.inputStream()) {
            assertThatExceptionOfType(IOException.class).isThrownBy(stream::readAllBytes)
                .withCauseInstanceOf(MinioException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesAFileAsItWas(Fault fault) throws IOException {
        this.server.plays(fault.script);
        Path file = Files.writeString(this.directory.resolve("cat.png"), "before");

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.template.downloadObject("photos", "cat.png", file));
        assertThat(file).hasContent("before");
        assertThat(this.directory).isDirectoryContaining(file::equals);
        assertThat(this.directory.toFile().list()).hasSize(1);
    }

    @Test
    void saysHowFarItCame() {
        this.server.plays(Fault.CUT_BY_CLOSE.script);

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"))
            .withMessage("GetObject photos/cat.png: the answer broke off after 200000 of 300000 bytes:"
                    + " the server closed the connection before its answer was complete");
    }

    @Test
    void doesNotUnpackWhatWasStoredPacked() {
        byte[] packed = Base64.getDecoder().decode("H4sIAAAAAAAAA8tNTS0HAKJrBc4EAAAA");
        this.server.plays(Scripts.object(packed, "Content-Encoding: gzip\n"));

        assertThat(this.template.getObjectBytes("photos", "cat.gz")).isEqualTo(packed);
        assertThat(this.server.request(0).header("accept-encoding")).isEqualTo("identity");
    }

    @Test
    void saysThatContentCannotBeReadOnceItsCallIsOver() {
        this.server.plays(Scripts.object(CONTENT));

        ReactiveObjectContent content = this.template.execute(GetObject.of("photos", "cat.png"));

        assertThat(content).isNotNull();
        StepVerifier.create(content.bytes())
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(IllegalStateException.class)
                .hasMessage("The content was read or closed already; it can be read once, while the call is open"))
            .verify(Duration.ofSeconds(10));
    }

    @Test
    void doesNotFollowTheServerElsewhere() {
        try (FaultServer trap = new FaultServer()) {
            for (int status : new int[] { 301, 302, 303, 307, 308 }) {
                this.server.plays(
                        exchange -> exchange.answer(status, "Location: " + trap.endpoint() + "/photos/cat.png\n", ""));

                assertThatExceptionOfType(MinioException.class)
                    .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"));
            }
            assertThat(trap.connections()).isZero();
        }
    }

}
