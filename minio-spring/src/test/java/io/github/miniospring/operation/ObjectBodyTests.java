package io.github.miniospring.operation;

import java.util.concurrent.CompletableFuture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ObjectBodyTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final DefaultDataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 65_536, 262_143, 262_144, 262_145, 1_000_000 })
    void bytesAreReadAsOftenAsWanted(int length) {
        byte[] bytes = random(length);

        ObjectBody body = prepared(ObjectBody.of(bytes));

        assertThat(body.contentLength()).isEqualTo(length);
        assertThat(body.repeatable()).isTrue();
        assertThat(read(body)).isEqualTo(bytes);
        assertThat(read(body)).isEqualTo(bytes);
    }

    @Test
    void textIsUtf8() {
        assertThat(read(ObjectBody.of("gr\u00fcn \ud83d\ude00")))
            .isEqualTo("gr\u00fcn \ud83d\ude00".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 65_535, 65_536, 65_537, 300_000 })
    void aFileIsReadAsOftenAsWanted(int length, @TempDir Path directory) throws IOException {
        byte[] bytes = random(length);
        Path file = Files.write(directory.resolve("file"), bytes);

        ObjectBody body = prepared(ObjectBody.of(file));

        assertThat(body.contentLength()).isEqualTo(length);
        assertThat(body.repeatable()).isTrue();
        assertThat(read(body)).isEqualTo(bytes);
        assertThat(read(body)).isEqualTo(bytes);
    }

    @Test
    void aFileHasTheLengthItHadAtFirst(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "first");
        ObjectBody body = prepared(ObjectBody.of(file));

        Files.writeString(file, "first and more");

        assertThat(read(body)).isEqualTo("first".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileThatIsNotThereIsTheFailure(@TempDir Path directory) {
        StepVerifier.create(ObjectBody.of(directory.resolve("none")).prepare(Schedulers.immediate()))
            .expectError(NoSuchFileException.class)
            .verify(LIMIT);
        StepVerifier.create(ObjectBody.of(directory).prepare(Schedulers.immediate()))
            .expectErrorSatisfies(failure -> assertThat(failure).hasMessageEndingWith("' is no regular file"))
            .verify(LIMIT);
    }

    @Test
    void aResourceIsReadAsOftenAsWanted(@TempDir Path directory) throws IOException {
        byte[] bytes = random(100_000);
        Path file = Files.write(directory.resolve("file"), bytes);

        for (ObjectBody body : new ObjectBody[] { ObjectBody.of(new ByteArrayResource(bytes)),
                ObjectBody.of(new FileSystemResource(file)) }) {
            ObjectBody prepared = prepared(body);
            assertThat(prepared.contentLength()).isEqualTo(100_000);
            assertThat(prepared.repeatable()).isTrue();
            assertThat(read(prepared)).isEqualTo(bytes);
            assertThat(read(prepared)).isEqualTo(bytes);
        }
    }

    @Test
    void aResourceOfTheClassPathIsRead() throws IOException {
        ClassPathResource resource = new ClassPathResource("org/junit/jupiter/api/Test.class");

        assertThat(read(prepared(ObjectBody.of(resource)))).isEqualTo(resource.getContentAsByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 65_537 })
    void noMoreOfAStreamIsReadThanAsked(int length) throws IOException {
        byte[] bytes = random(100_000);
        InputStream stream = new ByteArrayInputStream(bytes);

        ObjectBody body = prepared(ObjectBody.of(stream, length));

        assertThat(body.contentLength()).isEqualTo(length);
        assertThat(body.repeatable()).isFalse();
        assertThat(read(body)).isEqualTo(Arrays.copyOf(bytes, length));
        assertThat(stream.available()).isEqualTo(100_000 - length);
    }

    @Test
    void aStreamThatFailsIsTheFailure() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }
        };

        StepVerifier.create(ObjectBody.of(broken, 10).read(BUFFERS, Schedulers.immediate()))
            .expectErrorMessage("unplugged")
            .verify(LIMIT);
    }

    @Test
    void buffersAreTakenOnce() {
        ObjectBody body = ObjectBody.of(Flux.just(BUFFERS.wrap(new byte[] { 1, 2 })), 2);

        assertThat(body.contentLength()).isEqualTo(2);
        assertThat(body.repeatable()).isFalse();
        assertThat(read(body)).containsExactly(1, 2);
        StepVerifier.create(body.read(BUFFERS, Schedulers.immediate()))
            .expectErrorMessage("This body was sent already; make a new one for each call")
            .verify(LIMIT);
    }

    @Test
    void aLengthIsNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectBody.of(InputStream.nullInputStream(), -1))
            .withMessage("length must not be negative but is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectBody.of(Flux.<DataBuffer>empty(), -1));
    }

    @Test
    void aPartThatTellsItsLengthIsSentAsItComes() {
        ObjectBody body = prepared(ObjectBody.of(new BytesPart("one two".getBytes(StandardCharsets.UTF_8), true)));

        assertThat(body.contentLength()).isEqualTo(7);
        assertThat(body.repeatable()).isFalse();
        assertThat(read(body)).asString().isEqualTo("one two");
    }

    @Test
    void aPartWithoutALengthIsReadAsItArrives() {
        ObjectBody body = ObjectBody.of(new BytesPart("one two".getBytes(StandardCharsets.UTF_8), false));

        assertThat(body.contentLength()).isEqualTo(-1);
        assertThat(body.contentType()).isEqualTo("text/plain");
        assertThat(body.repeatable()).isFalse();
        assertThat(read(body)).asString().isEqualTo("one two");
    }

    @Test
    void aStreamWithoutALengthIsReadToItsEnd() {
        byte[] bytes = random(150_000);
        ObjectBody body = ObjectBody.of(new ByteArrayInputStream(bytes));

        assertThat(body.contentLength()).isEqualTo(-1);
        assertThat(body.part(0, 1)).isNull();
        assertThat(read(body)).isEqualTo(bytes);
    }

    @Test
    void bytesAreReadInParts() {
        byte[] bytes = random(700_000);
        ObjectBody part = ObjectBody.of(bytes).part(300_000, 350_000);

        assertThat(part.contentLength()).isEqualTo(350_000);
        assertThat(read(part)).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 650_000));
        assertThat(read(part)).hasSize(350_000);
    }

    @Test
    void aFileIsReadInParts(@TempDir Path directory) throws IOException {
        byte[] bytes = random(200_000);
        Path file = Files.write(directory.resolve("file"), bytes);
        ObjectBody ready = prepared(ObjectBody.of(file));

        assertThat(ready.lastModified()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
        assertThat(read(prepared(ready.part(70_000, 100_000)))).isEqualTo(Arrays.copyOfRange(bytes, 70_000, 170_000));
    }

    @Test
    void whatIsWrittenIsReadAsItIsWritten() {
        byte[] bytes = random(200_000);
        ObjectBody body = ObjectBody.writer(out -> {
            out.write(bytes[0]);
            out.write(bytes, 1, bytes.length - 1);
            out.close();
        });

        DataBuffer joined = DataBufferUtils.join(body.read(BUFFERS, Schedulers.boundedElastic())).block(LIMIT);

        assertThat(joined.asInputStream()).hasBinaryContent(bytes);
        StepVerifier.create(body.release(Schedulers.immediate())).expectComplete().verify(LIMIT);
    }

    @Test
    void aWriterNoticesThatNobodyReadsAnyMore() {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        ObjectBody body = ObjectBody.writer(out -> {
            try {
                while (true) {
                    out.write(new byte[100_000]);
                }
            }
            catch (IOException ex) {
                seen.complete(ex);
                throw ex;
            }
        });

        StepVerifier.create(body.read(BUFFERS, Schedulers.boundedElastic()), 1)
            .expectNextCount(1)
            .thenCancel()
            .verify(LIMIT);

        assertThat(seen).succeedsWithin(LIMIT);
        StepVerifier.create(body.release(Schedulers.immediate())).expectComplete().verify(LIMIT);
    }

    @Test
    void aFailureOfTheWriterIsThatOfTheBody() {
        ObjectBody body = ObjectBody.writer(out -> {
            throw new IOException("no more");
        });

        StepVerifier.create(body.read(BUFFERS, Schedulers.boundedElastic()))
            .expectErrorMessage("no more")
            .verify(LIMIT);
    }

    private static ObjectBody prepared(ObjectBody body) {
        ObjectBody prepared = body.prepare(Schedulers.immediate()).block(LIMIT);
        assertThat(prepared).isNotNull();
        return prepared;
    }

    private static byte[] read(ObjectBody body) {
        DataBuffer joined = DataBufferUtils.join(body.read(BUFFERS, Schedulers.immediate())).block(LIMIT);
        if (joined == null) {
            return new byte[0];
        }
        byte[] bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        return bytes;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

}
