package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;
import java.util.function.UnaryOperator;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.CorruptObjectException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.object.PutObject;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.Upload;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a server has stored, and what becomes of it when that is not what was sent. */
@Timeout(60)
class UploadProofTests {

    private static final String MD5 = "4a4be40c96ac6314e91d93f38043a634";

    private static final String MD5_BASE64 = "SkvkDJasYxTpHZPzgEOmNA==";

    private static final String OTHER = "0123456789abcdef0123456789abcdef";

    private static final String OTHER_MD5 = "the server stored bytes of another MD5 than those sent";

    private static final byte[] LARGE = new byte[5 * 1024 * 1024 + 1];

    private static final FaultServer.Script REMOVED = exchange -> exchange.answer(204, "", "");

    @AutoClose
    private final FaultServer server = new FaultServer();

    private static FaultServer.Script tagged(String etag, String head) {
        return exchange -> exchange.readBody().answer(200, "ETag: \"" + etag + "\"\n" + head, "");
    }

    private static FaultServer.Script tagged(String etag) {
        return tagged(etag, "");
    }

    // Over http the signature proves a body, unless it is left out of it.
    private void put(MinioTemplate template) {
        template.putObject("photos", "cat.png", "meow", Upload::unsignedPayload);
    }

    private void put() {
        put(this.server.template());
    }

    private String failure() {
        return catchThrowableOfType(CorruptObjectException.class, this::put).getMessage();
    }

    @Test
    void isProvenByItsMd5WhereTheServerTellsNoChecksum() {
        this.server.plays(tagged(MD5));
        MinioTemplate template = this.server.template();

        put(template);
        put(template);

        assertThat(this.server.request(0).header("content-md5")).isNull();
        assertThat(this.server.request(1).header("content-md5")).isEqualTo(MD5_BASE64);
    }

    @Test
    void isNotReadAgainWhereTheSignatureProvesIt() {
        this.server.plays(tagged(OTHER));
        MinioTemplate template = this.server.template();

        template.putObject("photos", "cat.png", "meow");
        template.putObject("photos", "cat.png", "meow");

        assertThat(this.server.requests()).extracting(request -> request.header("content-md5")).containsOnlyNulls();
    }

    @Test
    void isNotReadAgainWhereTheServerTellsItsChecksum() {
        this.server.plays(exchange -> exchange.readBody()
            .answer(200, "ETag: \"" + OTHER + "\"\nx-amz-checksum-crc32c: " + exchange.header("x-amz-checksum-crc32c")
                    + "\n", ""));

        put();

        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void isProvenByItsMd5WithoutChecksums() {
        this.server.plays(tagged(MD5));

        put(this.server.template(builder -> builder.checksum(null)));

        assertThat(this.server.request(0).headers()).containsEntry("content-md5", MD5_BASE64)
            .doesNotContainKey("x-amz-checksum-crc32c");
    }

    @Test
    void isRemovedWhenItIsAnother() {
        this.server.plays(tagged(OTHER), tagged(OTHER), REMOVED);

        assertThatExceptionOfType(CorruptObjectException.class).isThrownBy(this::put)
            .withMessage("PutObject photos/cat.png: " + OTHER_MD5 + "; it was removed")
            .satisfies(failure -> {
                assertThat(failure.removed()).isTrue();
                assertThat(failure.etag()).hasToString(OTHER);
            });
        assertThat(this.server.requests()).extracting(FaultExchange::method).containsExactly("PUT", "HEAD", "DELETE");
        assertThat(this.server.request(2).header("if-match")).isEqualTo("\"" + OTHER + "\"");
    }

    @Test
    void isRemovedByItsVersion() {
        this.server.plays(tagged(OTHER, "x-amz-version-id: v1\n"), REMOVED);

        assertThatExceptionOfType(CorruptObjectException.class).isThrownBy(this::put)
            .withMessageEndingWith("; it was removed")
            .satisfies(failure -> assertThat(failure.versionId()).isEqualTo("v1"));
        assertThat(this.server.request(1).target()).isEqualTo("/photos/cat.png?versionId=v1");
    }

    @Test
    void isRemovedWhenItsChecksumIsAnother() {
        this.server.plays(tagged(OTHER, "x-amz-checksum-crc32c: AAAAAA==\n"), tagged(OTHER), REMOVED);

        assertThatExceptionOfType(CorruptObjectException.class)
            .isThrownBy(() -> this.server.template().putObject("photos", "cat.png", "meow"))
            .withMessageContaining("the server stored bytes of another CRC32C than those sent; it was removed");
    }

    @Test
    void leavesAnObjectThatHasTakenItsPlace() {
        this.server.plays(tagged(OTHER), tagged(MD5));

        assertThat(failure()).endsWith("; another object has taken its place");
        assertThat(this.server.requests()).hasSize(2);
    }

    @Test
    void isNotLookedForWhenItIsGone() {
        this.server.plays(tagged(OTHER), Scripts.error(404, "NoSuchKey"));

        assertThat(failure()).endsWith("; it is gone");
    }

    @Test
    void saysThatItCouldNotBeRemoved() {
        this.server.plays(tagged(OTHER), tagged(OTHER), Scripts.error(403, "AccessDenied"));

        assertThatExceptionOfType(CorruptObjectException.class).isThrownBy(this::put)
            .withMessageContaining("; it could not be removed: DeleteObject photos/cat.png: AccessDenied (403)")
            .satisfies(failure -> {
                assertThat(failure.removed()).isFalse();
                assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(AccessDeniedException.class);
            });
    }

    @Test
    void isProvenOnItsWayWhereItIsSentOnceAndNotSigned() {
        this.server.plays(tagged(OTHER), tagged(OTHER), REMOVED, tagged(MD5));
        MinioTemplate anonymous = this.server.template(builder -> builder.credentials(CredentialsProvider.anonymous()));

        assertThatExceptionOfType(CorruptObjectException.class)
            .isThrownBy(() -> anonymous.putObject("photos", "cat.png", new ByteArrayInputStream("meow".getBytes()), 4));
        anonymous.putObject("photos", "cat.png", new ByteArrayInputStream("meow".getBytes()), 4);

        assertThat(this.server.requests()).hasSize(4);
    }

    @Test
    void goesThroughMemoryForAnMd5WhereItCanBeReadOnce() {
        this.server.plays(tagged(MD5));

        this.server.template()
            .putObject("photos", "cat.png", new ByteArrayInputStream("meow".getBytes()), 4, Upload::verifyMd5);

        assertThat(this.server.requests()).singleElement()
            .satisfies(request -> assertThat(request.header("content-md5")).isEqualTo(MD5_BASE64));
        assertThat(this.server.request(0).body()).asString().isEqualTo("meow");
    }

    @Test
    void isCountedWhereNothingProvesIt() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        this.server.plays(tagged("e"));

        put(this.server.template(counted(meters)));

        assertThat(meters.find("minio.client.unverified").tag("operation", "PutObject").counter()).isNotNull()
            .extracting(Counter::count)
            .isEqualTo(1.0);
    }

    // Under a key of the server's the tag is no MD5, though it may look like one.
    @Test
    void isNotTakenForAnotherWhereItIsEncrypted() {
        this.server.plays(tagged(OTHER, "x-amz-server-side-encryption: aws:kms\n"));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        this.server.template(counted(meters))
            .putObject("photos", "cat.png", "meow", upload -> upload.encryption(new SseKms("key")).unsignedPayload());

        assertThat(meters.find("minio.client.unverified").counter()).isNotNull();
    }

    private static UnaryOperator<MinioClientBuilder> counted(SimpleMeterRegistry meters) {
        return builder -> builder.meterRegistry(meters);
    }

    @Test
    void ofAPartIsAnErrorThatAbortsTheUploadAndLeavesTheObjectAlone() {
        this.server.plays(
                exchange -> exchange.readBody()
                    .answer(200, "",
                            "<InitiateMultipartUploadResult><UploadId>u1</UploadId>"
                                    + "</InitiateMultipartUploadResult>"),
                tagged(OTHER, "x-amz-checksum-crc32c: AAAAAA==\n"), Scripts.OK, REMOVED);

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(
                    () -> this.server.template().putObject("photos", "cat.png", LARGE, upload -> upload.concurrency(1)))
            .withMessageStartingWith("UploadPart photos/cat.png: the server stored bytes of another CRC32C");

        assertThat(this.server.request(3).method()).isEqualTo("DELETE");
        assertThat(this.server.request(3).target()).isEqualTo("/photos/cat.png?uploadId=u1");
    }

    @Test
    void ofAllPartsIsRemovedWhenItIsAnother() {
        this.server.plays(
                exchange -> exchange.readBody()
                    .answer(200, "",
                            "<InitiateMultipartUploadResult><UploadId>u1</UploadId>"
                                    + "</InitiateMultipartUploadResult>"),
                tagged(OTHER), tagged(OTHER),
                exchange -> exchange.readBody()
                    .answer(200, "",
                            "<CompleteMultipartUploadResult><ETag>" + "0".repeat(32)
                                    + "-2</ETag></CompleteMultipartUploadResult>"),
                tagged("0".repeat(32) + "-2"), REMOVED, Scripts.error(404, "NoSuchUpload"));

        assertThatExceptionOfType(CorruptObjectException.class)
            .isThrownBy(
                    () -> this.server.template().putObject("photos", "cat.png", LARGE, upload -> upload.concurrency(1)))
            .withMessageContaining("the server put together bytes of another MD5 than those sent; it was removed");

        assertThat(this.server.request(5).method()).isEqualTo("DELETE");
        assertThat(this.server.request(5).target()).isEqualTo("/photos/cat.png");
    }

    @Test
    void ofASingleActionIsToldAndLeft() {
        this.server.plays(tagged(OTHER));

        assertThatExceptionOfType(CorruptObjectException.class)
            .isThrownBy(() -> this.server.template()
                .execute(PutObject.of("photos", "cat.png", ObjectBody.of("meow")).unsignedPayload()))
            .satisfies(failure -> assertThat(failure.removed()).isFalse());
        assertThat(this.server.requests()).hasSize(1);
    }

}
