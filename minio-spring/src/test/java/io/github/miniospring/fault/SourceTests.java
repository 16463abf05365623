package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.function.UnaryOperator;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.UnreadableBodyException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.Upload;
import io.github.miniospring.watch.LeakWatch;
import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A source that does not deliver what was announced leaves nothing on the server. */
@MinioContract
@Timeout(60)
class SourceTests {

    private static final int SIZE = 3_000_000;

    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(ByteBufAllocator.DEFAULT);

    /** The forms in which a body that can be read once travels. */
    enum Form {

        SIGNED_CHUNKS(upload -> upload),

        BARE(upload -> upload.payload(payload -> payload.withoutSignature()));

        private final UnaryOperator<Upload> options;

        Form(UnaryOperator<Upload> options) {
            this.options = options;
        }

    }

    private final MinioTemplate template;

    private final TestBucket bucket;

    private final MinioClient client;

    SourceTests(TestServer server, TestBucket bucket) {
        this.bucket = bucket;
        this.client = server.client().http(FaultServer.quick().maxConnections(1).build()).build();
        this.template = new MinioTemplate(this.client);
    }

    @AfterEach
    void nothingIsStoredAndNothingLeaks() {
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.statObject(this.bucket.name(), "cat.png"));
        this.client.close();
        assertThat(LeakWatch.find()).isEmpty();
    }

    private void assertRefused(Form form, ObjectBody body, String reason) {
        assertThatExceptionOfType(UnreadableBodyException.class)
            .isThrownBy(() -> this.template.putObject(this.bucket.name(), "cat.png", body, form.options::apply))
            .withMessage("PutObject " + this.bucket.name() + "/cat.png: nothing was stored: the source of the body"
                    + " failed: " + reason)
            .satisfies(failure -> assertThat(failure.getCause()).hasMessage(reason));
    }

    private static Flux<DataBuffer> buffers(int bytes) {
        return Flux.range(0, bytes / 1000).map(i -> BUFFERS.allocateBuffer(1000).write(new byte[1000]));
    }

    @ParameterizedTest
    @EnumSource
    void whenItBreaksHalfWay(Form form) {
        Flux<DataBuffer> source = buffers(SIZE / 2).concatWith(Mono.error(new IOException("disk on fire")));

        assertRefused(form, ObjectBody.of(source, SIZE), "disk on fire");
    }

    @ParameterizedTest
    @EnumSource
    void whenItBreaksAtTheVeryEnd(Form form) {
        Flux<DataBuffer> source = buffers(SIZE).concatWith(Mono.error(new IOException("disk on fire")));

        assertRefused(form, ObjectBody.of(source, SIZE), "disk on fire");
    }

    @ParameterizedTest
    @EnumSource
    void whenItIsShorterThanAnnounced(Form form) {
        assertRefused(form, ObjectBody.of(buffers(SIZE - 1000), SIZE),
                "The body ended after 2999000 of the 3000000 bytes it was given as");
    }

    @ParameterizedTest
    @EnumSource
    void whenItIsLongerThanAnnounced(Form form) {
        assertRefused(form, ObjectBody.of(buffers(SIZE + 1000), SIZE),
                "The body is longer than the 3000000 bytes it was given as");
    }

    @ParameterizedTest
    @EnumSource
    void whenItIsNotAsEmptyAsAnnounced(Form form) {
        assertThatExceptionOfType(Exception.class)
            .isThrownBy(() -> this.template.putObject(this.bucket.name(), "cat.png", ObjectBody.of(buffers(1000), 0),
                    form.options::apply))
            .withMessageContaining("The body is longer than the 0 bytes it was given as");
    }

    @ParameterizedTest
    @EnumSource
    void whenAStreamIsShorterThanAnnounced(Form form) {
        InputStream stream = new ByteArrayInputStream(new byte[SIZE - 1]);

        assertRefused(form, ObjectBody.of(stream, SIZE),
                "The body ended after 2999999 of the 3000000 bytes it was given as");
    }

    @ParameterizedTest
    @EnumSource
    void whenTheCallerCancels(Form form) {
        Random random = new Random();
        for (int i = 0; i < 20; i++) {
            Disposable upload = this.template.reactive()
                .putObject(this.bucket.name(), "cat.png", ObjectBody.of(buffers(SIZE).concatWith(Mono.never()), SIZE),
                        form.options::apply)
                .subscribe();
            long end = System.nanoTime() + random.nextInt(8_000_000);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            upload.dispose();
        }
    }

}
