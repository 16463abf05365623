package io.github.miniospring.fault;

import java.time.Duration;
import java.util.List;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.fault.FaultServer.Script;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CopyFaultTests {

    private static final CopySource SOURCE = CopySource.of("photos", "cat.png");

    private static final Script COPIED = exchange -> exchange.readBody()
        .answer(200, "x-amz-checksum-crc32c: AAAAAA==\n",
                "<CopyObjectResult><LastModified/><ETag>&quot;e&quot;</ETag></CopyObjectResult>");

    private static final Script REMOVED = exchange -> exchange.answer(204, "", "");

    private static final Script TAGS = exchange -> exchange.answer(200, "", "<Tagging><TagSet/></Tagging>");

    private static final Script BEGUN = exchange -> exchange.readBody()
        .answer(200, "", "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");

    private static final Script PART_COPIED = partCopied("p");

    /** The tag of an object of one part whose tag is all zeros. */
    private static final String WHOLE = "4ae71336e44bf9bf79d2752e234818a5-1";

    private final FaultServer server = new FaultServer();

    @AfterEach
    void close() {
        this.server.close();
    }

    // The checksum beside it is that of the copy, not of this document.
    @Test
    void readsAnAnswerBesideAChecksum() {
        this.server.plays(object(7, "e"), COPIED);

        ObjectWriteResult copy = this.server.template().copyObject("photos", "copy", SOURCE);

        assertThat(copy.etag()).hasToString("e");
        assertThat(this.server.request(1).header("x-amz-copy-source-if-match")).isEqualTo("\"e\"");
    }

    @Test
    void findsTheErrorInASuccess() {
        this.server.plays(object(7, "e"),
                exchange -> exchange.answer(200, "", "  \n" + Scripts.document("SlowDown", "")));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.server.template().copyObject("photos", "copy", SOURCE))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SLOW_DOWN));
    }

    @Test
    void keepsASourceWhoseCopyIsShort() {
        this.server.plays(object(7, "e"), COPIED, object(3, "e"));

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template().moveObject("photos", "copy", SOURCE))
            .withMessage("Moving photos/cat.png to photos/copy: the copy has 3 bytes where the source has 7;"
                    + " both are kept");
        assertNothingIsRemoved();
    }

    @Test
    void keepsASourceWhoseCopyIsOverwritten() {
        this.server.plays(object(7, "e"), COPIED, object(7, "other"));

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template().moveObject("photos", "copy", SOURCE))
            .withMessageContaining("somebody else has written over the copy");
        assertNothingIsRemoved();
    }

    @Test
    void keepsASourceWithAnotherChecksumThanItsCopy() {
        this.server.plays(object(7, "e", "x-amz-checksum-crc32c: AAAAAA==\n"), COPIED,
                object(7, "e", "x-amz-checksum-crc32c: AAAAAQ==\n"));

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template().moveObject("photos", "copy", SOURCE))
            .withMessageContaining("the copy has another CRC32C than the source");
        assertNothingIsRemoved();
    }

    @Test
    void keepsASourceThatHasChangedMeanwhile() {
        this.server.plays(object(7, "e"), COPIED, object(7, "e"), object(7, "new"));

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template().moveObject("photos", "copy", SOURCE))
            .withMessageContaining("the source has changed meanwhile");
        assertNothingIsRemoved();
    }

    @Test
    void removesTheSourceLast() {
        this.server.plays(object(7, "e"), COPIED, object(7, "e"), object(7, "e"), REMOVED);

        this.server.template().moveObject("photos", "copy", SOURCE);

        assertThat(this.server.requests()).extracting(FaultExchange::method)
            .containsExactly("HEAD", "PUT", "HEAD", "HEAD", "DELETE");
        assertThat(this.server.request(4).target()).isEqualTo("/photos/cat.png");
    }

    @Test
    void abortsACopyInPartsThatFails() {
        this.server.plays(object(7, "e"), TAGS, BEGUN,
                exchange -> exchange.answer(200, "", Scripts.document("InternalError", "")), REMOVED);

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.server.template().copyObject("photos", "copy", SOURCE.range(2, 3)))
            .satisfies(refusal -> assertThat(refusal.action()).isEqualTo("UploadPartCopy"));

        FaultExchange last = this.server.requests().get(this.server.requests().size() - 1);
        assertThat(last.method() + " " + last.target()).isEqualTo("DELETE /photos/copy?uploadId=u1");
        assertThat(this.server.request(3).header("x-amz-copy-source-range")).isEqualTo("bytes=2-4");
        assertThat(this.server.request(3).header("x-amz-copy-source-if-match")).isEqualTo("\"e\"");
    }

    @Test
    void abortsACompositionThatCannotBeCompleted() {
        this.server.plays(object(7, "e"), BEGUN, PART_COPIED,
                exchange -> exchange.readBody().answer(200, "", Scripts.document("InvalidPart", "")), REMOVED);

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.server.template().composeObject("photos", "copy", List.of(SOURCE.range(2, 3))))
            .satisfies(refusal -> assertThat(refusal.code().value()).isEqualTo("InvalidPart"));

        assertThat(this.server.requests()).extracting(FaultExchange::method)
            .containsExactly("HEAD", "POST", "PUT", "POST", "DELETE");
    }

    @Test
    void findsACopyInPartsByItsTagWhenTheLastAnswerIsLost() {
        this.server.plays(object(7, "e"), BEGUN, partCopied("00".repeat(16)), Scripts.RESET,
                Scripts.error(404, "NoSuchUpload"), object(3, WHOLE));

        ObjectWriteResult copy = this.server.template()
            .composeObject("photos", "copy", List.of(SOURCE.range(2, 3)), compose -> compose.ifAbsent());

        assertThat(copy.etag()).hasToString(WHOLE);
        assertThat(this.server.requests()).extracting(FaultExchange::method)
            .containsExactly("HEAD", "POST", "PUT", "POST", "GET", "HEAD");
    }

    @Test
    void completesACopyInPartsAgainWhileItsUploadIsThere() {
        this.server.plays(object(7, "e"), BEGUN, PART_COPIED, Scripts.RESET,
                exchange -> exchange.readBody()
                    .answer(200, "", "<ListPartsResult><IsTruncated>false</IsTruncated></ListPartsResult>"),
                exchange -> exchange.readBody()
                    .answer(200, "",
                            "<CompleteMultipartUploadResult><ETag>w-1</ETag></CompleteMultipartUploadResult>"));

        ObjectWriteResult copy = this.server.template().composeObject("photos", "copy", List.of(SOURCE.range(2, 3)));

        assertThat(copy.etag()).hasToString("w-1");
    }

    @Test
    void doesNotTakeAnotherObjectForTheCopyInPartsWhoseLastAnswerIsLost() {
        this.server.plays(object(7, "e"), BEGUN, partCopied("00".repeat(16)), Scripts.RESET,
                Scripts.error(404, "NoSuchUpload"), object(3, "another-1"), REMOVED);

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template().composeObject("photos", "copy", List.of(SOURCE.range(2, 3))))
            .withMessageContaining("it is not known whether the object was stored");
    }

    @Test
    void abortsACopyInPartsThatTakesTooLong() {
        this.server.plays(object(7, "e"), BEGUN, Scripts.SILENT, Scripts.OK, REMOVED);

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template()
                .composeObject("photos", "copy", List.of(SOURCE.range(2, 3)),
                        compose -> compose.timeout(Duration.ofMillis(300))))
            .withMessage("Copying to photos/copy: not finished within 300 ms");

        Awaitility.await()
            .untilAsserted(() -> assertThat(this.server.requests()).extracting(FaultExchange::method)
                .containsExactly("HEAD", "POST", "PUT", "GET", "DELETE"));
    }

    private void assertNothingIsRemoved() {
        assertThat(this.server.requests()).extracting(FaultExchange::method).doesNotContain("DELETE");
    }

    private static Script partCopied(String etag) {
        return exchange -> exchange.readBody()
            .answer(200, "", "<CopyPartResult><ETag>&quot;" + etag + "&quot;</ETag></CopyPartResult>");
    }

    private static Script object(int size, String etag) {
        return object(size, etag, "");
    }

    private static Script object(int size, String etag, String head) {
        return exchange -> exchange.readBody().answer(200, "ETag: \"" + etag + "\"\n" + head, new byte[size]);
    }

}
