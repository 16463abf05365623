package io.github.miniospring.fault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.transfer.PlannedUpload;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The end of an upload in parts whose answer is lost. */
@Timeout(60)
class CompletionTests {

    private static final byte[] CONTENT = new byte[5 * 1024 * 1024 + 1];

    private static final String MARK = "x-amz-meta-minio-spring-write";

    private static final String PART_TAG = "00112233445566778899aabbccddeeff";

    private static final FaultServer.Script BEGUN = exchange -> exchange.readBody()
        .answer(200, "", "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");

    private static final FaultServer.Script PART = exchange -> exchange.readBody()
        .answer(200, "ETag: \"" + PART_TAG + "\"\n", "");

    private static final FaultServer.Script BEGUN_WITH_CHECKSUM = exchange -> exchange.readBody()
        .answer(200, "x-amz-checksum-type: FULL_OBJECT\n",
                "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");

    private static final FaultServer.Script PART_WITH_CHECKSUM = exchange -> exchange.readBody()
        .answer(200, "ETag: \"p\"\nx-amz-checksum-crc32c: " + exchange.header("x-amz-checksum-crc32c") + "\n", "");

    private static final FaultServer.Script THERE = exchange -> exchange.readBody()
        .answer(200, "", "<ListPartsResult><IsTruncated>false</IsTruncated></ListPartsResult>");

    private static final FaultServer.Script GONE = Scripts.error(404, "NoSuchUpload");

    private static final FaultServer.Script COMPLETED = exchange -> exchange.readBody()
        .answer(200, "",
                "<CompleteMultipartUploadResult><ETag>\"" + whole() + "\"</ETag>" + "</CompleteMultipartUploadResult>");

    private static final FaultServer.Script LISTED = exchange -> exchange.readBody()
        .answer(200, "", "<ListPartsResult><IsTruncated>false</IsTruncated>" + listed(1, 5) + listed(2, 3)
                + "</ListPartsResult>");

    private static final FaultServer.Script ABORTED = exchange -> exchange.readBody().answer(204, "", "");

    @AutoClose
    private final FaultServer server = new FaultServer();

    private static String listed(int number, int size) {
        return "<Part><PartNumber>" + number + "</PartNumber><ETag>" + PART_TAG + "</ETag><Size>" + size
                + "</Size></Part>";
    }

    private static FaultServer.Script object(String etag) {
        return exchange -> exchange.readBody().answer(200, "ETag: \"" + etag + "\"\n", "");
    }

    /** The object as this upload was begun. */
    private FaultServer.Script own(String etag) {
        return exchange -> exchange.readBody()
            .answer(200, "ETag: \"" + etag + "\"\n" + MARK + ": " + this.server.request(0).header(MARK) + "\n", "");
    }

    @Test
    void isFoundOutByTheObjectWhenTheUploadIsGone() {
        this.server.plays(BEGUN, PART, PART, Scripts.RESET, GONE, own(whole()));

        assertThat(put().etag()).hasToString(whole());
    }

    @Test
    void isTriedAgainWhileTheUploadIsThere() {
        this.server.plays(BEGUN, PART, PART, Scripts.RESET, THERE, COMPLETED);

        assertThat(put().etag()).hasToString(whole());
    }

    @Test
    void isNotTakenForLostBecauseOfOnesOwnObject() {
        this.server.plays(BEGUN, PART, PART, Scripts.RESET, THERE, Scripts.error(412, "PreconditionFailed"), GONE,
                own(whole()));

        assertThat(put().etag()).hasToString(whole());
    }

    @Test
    void isLostToAnother() {
        this.server.plays(BEGUN, PART, PART, Scripts.RESET, THERE, Scripts.error(412, "PreconditionFailed"), THERE,
                ABORTED);

        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(this::put);
        assertThat(this.server.requests()).hasSize(8);
    }

    @Test
    void staysUnknownWhenAnotherObjectIsThere() {
        this.server.plays(BEGUN, PART, PART, Scripts.RESET, GONE, object("0".repeat(32)), ABORTED);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::put)
            .withMessageContaining("it is not known whether the object was stored");
    }

    // Not even when it has the same bytes: somebody else was first.
    @Test
    void staysUnknownWhenTheObjectThereIsThatOfAnotherCall() {
        this.server.plays(BEGUN, PART, PART, Scripts.RESET, GONE, object(whole()), ABORTED);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::put)
            .withMessageContaining("it is not known whether the object was stored");
    }

    // The tag of what is encrypted cannot be known before.
    @Test
    void isFoundOutByTheMarkOfAnObjectWithAnyTag() {
        this.server.plays(BEGUN, PART, PART, Scripts.RESET, GONE, own("0123456789abcdef0123456789abcdef-2"));

        assertThat(this.server.template()
            .putObject("photos", "cat.png", CONTENT, upload -> upload.concurrency(1).encryption(new SseKms("key")))
            .etag()).hasToString("0123456789abcdef0123456789abcdef-2");
    }

    // Of a bucket that encrypts by itself the caller need not know.
    @Test
    void isFoundOutByTheChecksumOfAnObjectWithAnyTag() {
        String zeros = crc32c(CONTENT);
        this.server.plays(BEGUN_WITH_CHECKSUM, PART_WITH_CHECKSUM, PART_WITH_CHECKSUM, Scripts.RESET, GONE,
                exchange -> exchange.answer(200, "ETag: \"0-2\"\nx-amz-checksum-crc32c: " + zeros + "\n", ""));

        assertThat(
                this.server.template().putObject("photos", "cat.png", CONTENT, upload -> upload.concurrency(1)).etag())
            .hasToString("0-2");
    }

    @Test
    void isAnErrorWhenTheServerPutSomethingElseTogether() {
        this.server.plays(BEGUN, PART, PART,
                exchange -> exchange.readBody()
                    .answer(200, "", "<CompleteMultipartUploadResult><ETag>" + "0".repeat(32)
                            + "-2</ETag></CompleteMultipartUploadResult>"),
                ABORTED);

        assertThatExceptionOfType(MinioException.class).isThrownBy(this::put)
            .withMessageContaining("bytes of another MD5 than those sent");
    }

    @Test
    void isGivenUpWhenAPartIsRefused() {
        this.server.plays(BEGUN, PART, Scripts.error(403, "AccessDenied"), ABORTED);

        assertThatExceptionOfType(MinioException.class).isThrownBy(this::put);
        assertThat(this.server.request(3).target()).isEqualTo("/photos/cat.png?uploadId=u1");
        assertThat(this.server.request(3).method()).isEqualTo("DELETE");
    }

    @Test
    void isFoundOutForPartsThatSomebodyElseHasSent() {
        this.server.plays(LISTED, Scripts.RESET, GONE, object(whole()));

        ObjectWriteResult stored = PlannedUpload.of("photos", "cat.png", "u1", List.of(5L, 3L))
            .complete(this.server.client())
            .block(Duration.ofSeconds(30));

        assertThat(stored).isNotNull();
        assertThat(stored.etag()).hasToString(whole());
    }

    @Test
    void isNotTriedAgainWhenAPartIsMissing() {
        this.server.plays(BEGUN, PART, PART,
                exchange -> exchange.readBody().answer(200, "", Scripts.document("InvalidPart", "")), ABORTED);

        assertThatExceptionOfType(MinioException.class).isThrownBy(this::put).withMessageContaining("InvalidPart");
        assertThat(this.server.requests()).hasSize(5);
    }

    private ObjectWriteResult put() {
        return this.server.template()
            .putObject("photos", "cat.png", CONTENT, upload -> upload.concurrency(1).ifAbsent());
    }

    private static String crc32c(byte[] content) {
        ChecksumAlgorithm.Computation checksum = ChecksumAlgorithm.CRC32C.start();
        checksum.update(ByteBuffer.wrap(content));
        return checksum.value();
    }

    private static String whole() {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(HexFormat.of().parseHex(PART_TAG));
            md5.update(HexFormat.of().parseHex(PART_TAG));
            return HexFormat.of().formatHex(md5.digest()) + "-2";
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }

}
