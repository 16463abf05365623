package io.github.miniospring.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.InvalidResponseException;
import io.github.miniospring.MinioException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.ServerErrorException;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a server's refusals are told as. */
class RefusalTests {

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final MinioTemplate template = this.server.template();

    @Test
    void tellsCodeMessageAndRequestOfARefusal() {
        this.server.plays(Scripts.error(403, "InvalidAccessKeyId"));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"))
            .withMessage(
                    "GetObject photos/cat.png: InvalidAccessKeyId (403): Because of InvalidAccessKeyId [requestId=R1]");
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void tellsAMissingKeyByTheStatusOfHead() {
        this.server.plays(exchange -> exchange.answer(404, "", ""));

        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.statObject("photos", "cat.png"));
    }

    @Test
    void tellsAMissingBucketByTheStatusOfHead() {
        this.server.plays(exchange -> exchange.answer(404, "", ""));

        assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> this.template.headBucket("photos"));
    }

    @Test
    void believesTheCodeThatMinioGivesAlongWithHead() {
        this.server.plays(exchange -> exchange.answer(404,
                "x-minio-error-code: NoSuchBucket\nx-minio-error-desc: \"gone\"\n", ""));

        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.statObject("photos", "cat.png"))
            .withMessageContaining("gone");
    }

    @Test
    void tellsAFailedConditionByTheStatusOfHead() {
        this.server.plays(exchange -> exchange.answer(412, "", ""));

        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> this.template.statObject("photos", "cat.png"));
    }

    @Test
    void tellsARefusalWithoutADocumentByItsStatus() {
        this.server.plays(exchange -> exchange.answer(403, "", ""));

        assertThatExceptionOfType(AccessDeniedException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"));
    }

    @Test
    void tellsAPageOfAProxyAsWhatItIs() {
        this.server.plays(exchange -> exchange.answer(418, "Content-Type: text/html\n",
                "<html><body>Corporate\u001b[31m proxy</body></html>"));

        assertThatExceptionOfType(InvalidResponseException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"))
            .withMessage("GetObject photos/cat.png: the answer is not one of an S3 server (418, text/html):"
                    + " <html><body>Corporate\uFFFD[31m proxy</body></html>");
    }

    @Test
    void tellsAPageInPlaceOfAListingAsAnError() {
        this.server.plays(exchange -> exchange.answer(200, "Content-Type: text/html\n", "<html><p>Log in</html>"));

        assertThatExceptionOfType(MinioException.class).isThrownBy(() -> this.template.listBuckets().toList())
            .withMessageContaining("ListBuckets");
    }

    @Test
    void takesAnErrorInsideOfASuccessForAnError() {
        this.server.plays(exchange -> exchange.readBody()
            .answer(200, "Content-Type: application/xml\n", "   \n" + Scripts.document("InternalError", "")));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.removeObjects("photos", List.of("cat.png")).toString())
            .withMessageContaining("InternalError");
    }

    @Test
    void readsNoMoreOfAnErrorThanFitsInMemory() {
        byte[] block = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
        this.server.plays(exchange -> {
            exchange.begin(500, "Content-Type: text/plain\nTransfer-Encoding: chunked\n");
            while (true) {
                exchange.send("10000\r\n");
                exchange.send(block);
                exchange.send("\r\n");
            }
        });

        assertThatExceptionOfType(ServerErrorException.class).isThrownBy(() -> this.template.makeBucket("photos"))
            .withMessageStartingWith("CreateBucket photos: ");
    }

    @Test
    void keepsOnlyTheBeginningOfAnErrorThatIsNone() {
        this.server.plays(exchange -> exchange.answer(400, "", "y".repeat(200_000)));

        assertThatExceptionOfType(InvalidResponseException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"))
            .satisfies(failure -> {
                assertThat(failure.body()).hasSize(1024);
                assertThat(failure.getMessage()).hasSizeLessThan(512);
            });
    }

}
