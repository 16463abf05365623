package io.github.miniospring.client;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.client.CannedExchange.Sent;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.DeleteObjects;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.object.PutObject;
import io.github.miniospring.operation.BytesPart;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.signing.ChunkSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PayloadTests {

    private static final String TEXT = "123456789";

    private static final String TEXT_SHA256 = "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225";

    private final CannedExchange exchange = new CannedExchange();

    @Test
    void isHashedAndProvenOverHttp() {
        Sent sent = send("http://localhost:9000", put());

        assertThat(sent.header("x-amz-content-sha256")).isEqualTo(TEXT_SHA256);
        assertThat(sent.header("x-amz-checksum-crc32c")).isEqualTo("4waSgw==");
        assertThat(sent.header("content-length")).isEqualTo("9");
        assertThat(sent.header("content-md5")).isNull();
        assertThat(sent.text()).isEqualTo(TEXT);
    }

    @Test
    void isOnlyProvenOverHttps() {
        Sent sent = send("https://localhost:9000", put());

        assertThat(sent.header("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
        assertThat(sent.header("x-amz-checksum-crc32c")).isEqualTo("4waSgw==");
    }

    @Test
    void isNotHashedOverHttpOnlyWhereThatIsWanted() {
        Sent sent = send("http://localhost:9000", put().unsignedPayload());

        assertThat(sent.header("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
        assertThat(sent.header("x-amz-checksum-crc32c")).isEqualTo("4waSgw==");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:9000", "https://localhost:9000" })
    void isSentInSignedChunksWhereItCanBeReadOnlyOnce(String endpoint) {
        Sent sent = send(endpoint, once());

        assertThat(sent.header("x-amz-content-sha256")).isEqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        assertThat(sent.header("content-encoding")).isEqualTo("aws-chunked");
        assertThat(sent.header("x-amz-decoded-content-length")).isEqualTo("9");
        assertThat(sent.header("x-amz-trailer")).isEqualTo("x-amz-checksum-crc32c");
        assertThat(sent.header("content-length"))
            .isEqualTo(Long.toString(ChunkSigner.framedLength(9, "x-amz-checksum-crc32c", 8)))
            .isEqualTo(Integer.toString(sent.body().length));
        assertThat(sent.text()).startsWith("9;chunk-signature=").contains("x-amz-checksum-crc32c:4waSgw==\r\n");
    }

    @ParameterizedTest
    @CsvSource({ "http://localhost:9000, STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "https://localhost:9000, UNSIGNED-PAYLOAD" })
    void needsNoTrailerWhereTheServerKnowsNoChecksums(String endpoint, String hash) {
        Sent sent = send(this.exchange.client(endpoint).checksum(null), once());

        assertThat(sent.header("x-amz-content-sha256")).isEqualTo(hash);
        assertThat(sent.header("x-amz-trailer")).isNull();
        assertThat(sent.header("content-length")).isEqualTo(Integer.toString(sent.body().length));
    }

    @Test
    void keepsTheCallersEncodingBehindItsOwn() {
        assertThat(send("http://localhost:9000", once().contentEncoding("gzip")).header("content-encoding"))
            .isEqualTo("aws-chunked,gzip");
    }

    @Test
    void isSentAsItIsWhereItCanBeReadOnlyOnceAndMayBeUnsigned() {
        Sent sent = send("http://localhost:9000", once().unsignedPayload());

        assertThat(sent.header("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
        assertThat(sent.text()).isEqualTo(TEXT);
    }

    @Test
    void isSentAsItIsByAnonymousCallers() {
        MinioClientBuilder anonymous = this.exchange.client().credentials(CredentialsProvider.anonymous());

        Sent sent = send(anonymous, once());

        assertThat(sent.text()).isEqualTo(TEXT);
        assertThat(sent.headers().headerNames()).doesNotContain("authorization", "x-amz-date", "x-amz-content-sha256");
    }

    @ParameterizedTest
    @CsvSource({ "CRC32, y/Q5Jg==", "CRC64NVME, rosUhgp5mIg=", "SHA1, 98O8HYCOBHMq32eZZczDTKeuNEE=",
            "SHA256, FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=" })
    void isProvenAsWanted(ChecksumAlgorithm algorithm, String value) {
        Sent sent = send("http://localhost:9000", put().checksum(algorithm));

        assertThat(sent.header(algorithm.header())).isEqualTo(value);
        assertThat(sent.header("x-amz-checksum-crc32c")).isNull();
    }

    @Test
    void isProvenByTheCallersOwnChecksum() {
        Sent sent = send("http://localhost:9000", put().header("x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE="));

        assertThat(sent.headers().headerNames()).contains("x-amz-checksum-sha1")
            .doesNotContain("x-amz-checksum-crc32c");
    }

    @Test
    void isProvenByItsMd5() {
        assertThat(send("https://localhost:9000", put().verifyMd5()).header("content-md5"))
            .isEqualTo("JfnnlDI7RTiF9RgfG2JNCw==");
    }

    @Test
    void isADocumentWithItsMd5AndNoChecksum() {
        this.exchange.answer(200, "<DeleteResult/>");
        try (MinioClient client = this.exchange.client().build()) {
            client.execute(DeleteObjects.of("photos", List.of(ObjectToDelete.of("a")))).block(Duration.ofSeconds(5));
        }

        assertThat(this.exchange.sent().get(0).headers().headerNames()).contains("content-md5")
            .doesNotContain("x-amz-checksum-crc32c");
    }

    @Test
    void cannotHaveAnMd5WhereItCanBeReadOnlyOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> send("http://localhost:9000", once().verifyMd5()))
            .withMessage("PutObject photos/cat.png: an MD5 must be known before the body is sent, and this body can"
                    + " be read only once");
        assertThat(this.exchange.sent()).isEmpty();
    }

    @Test
    void hasALength() {
        ObjectBody part = ObjectBody.of(new BytesPart(new byte[1], false));
        ObjectBody unknown = new UnknownLength(part);

        assertThatIllegalArgumentException()
            .isThrownBy(() -> send("http://localhost:9000", PutObject.of("photos", "cat.png", unknown)))
            .withMessageStartingWith("PutObject photos/cat.png: the length of the body is not known");
    }

    @Test
    void isReleasedWhateverHappens() {
        List<String> released = new ArrayList<>();
        this.exchange.answer(200, "").answer(404, "<Error><Code>NoSuchBucket</Code></Error>");

        send("http://localhost:9000", PutObject.of("photos", "cat.png", new Prepared(released, "stored")));
        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> send("http://localhost:9000",
                PutObject.of("photos", "cat.png", new Prepared(released, "refused"))));

        assertThat(released).containsExactly("stored", "refused");
    }

    @Test
    void isSentAsNothingWhereItIsEmpty() {
        Sent sent = send("http://localhost:9000", PutObject.of("photos", "cat.png", ObjectBody.empty()));

        assertThat(sent.header("content-length")).isEqualTo("0");
        assertThat(sent.header("x-amz-checksum-crc32c")).isEqualTo("AAAAAA==");
    }

    @Test
    void isCheckedAgainstWhatTheServerHasStored() {
        this.exchange.answer(200, "", "x-amz-checksum-crc32c", "AAAAAA==");

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> send("http://localhost:9000", put()))
            .withMessage("PutObject photos/cat.png: the server stored bytes of another CRC32C than those sent");
    }

    @Test
    void isCheckedAgainstWhatTheServerHasStoredOfChunks() {
        this.exchange.answer(200, "", "x-amz-checksum-crc32c", "AAAAAA==");

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> send("https://localhost:9000", once()))
            .withMessage("PutObject photos/cat.png: the server stored bytes of another CRC32C than those sent");
    }

    @Test
    void isCheckedAgainstAnETagThatIsAnMd5() {
        String other = "\"79b281060d337b9b2b84ccf390adcf74\"";
        this.exchange.answer(200, "", "ETag", other)
            .answer(200, "", "ETag", other, "x-amz-server-side-encryption", "aws:kms")
            .answer(200, "", "ETag", "\"25f9e794323b453885f5181f1b624d0b\"");

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> send("http://localhost:9000", put().verifyMd5()))
            .withMessage("PutObject photos/cat.png: the server stored bytes of another MD5 than those sent");
        assertThat(send("http://localhost:9000", put().verifyMd5())).isNotNull();
        assertThat(send("http://localhost:9000", put().verifyMd5())).isNotNull();
    }

    private static PutObject put() {
        return PutObject.of("photos", "cat.png", ObjectBody.of(TEXT));
    }

    private static PutObject once() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.US_ASCII);
        return PutObject.of("photos", "cat.png", ObjectBody.of(new ByteArrayInputStream(bytes), bytes.length));
    }

    private Sent send(String endpoint, PutObject put) {
        return send(this.exchange.client(endpoint), put);
    }

    private Sent send(MinioClientBuilder builder, PutObject put) {
        try (MinioClient client = builder.region("us-east-1").build()) {
            client.execute(put).block(Duration.ofSeconds(5));
        }
        return this.exchange.sent().get(this.exchange.sent().size() - 1);
    }

    /** A body whose length nobody finds out. */
    private record UnknownLength(ObjectBody body) implements ObjectBody {

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public boolean repeatable() {
            return false;
        }

        @Override
        public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
            return this.body.read(buffers, io);
        }

    }

    /** A body that is made ready before it is sent, and given up afterwards. */
    private record Prepared(List<String> released, String text) implements ObjectBody {

        @Override
        public long contentLength() {
            return this.text.length();
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
            return ObjectBody.of(this.text).read(buffers, io);
        }

        @Override
        public Mono<Void> release(Scheduler io) {
            return Mono.fromRunnable(() -> this.released.add(this.text));
        }

    }

}
