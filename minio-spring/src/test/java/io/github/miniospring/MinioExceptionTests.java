package io.github.miniospring;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MinioExceptionTests {

    @Test
    void saysWhoDidWhatToWhatAndWhatCameBack() {
        ErrorResponse response = new ErrorResponse("GetObject", 404, ErrorCode.NO_SUCH_KEY,
                "The specified key does not exist.", "photos", "cat.png", "/photos/cat.png", "17F2A", "minio-1", null,
                Map.of());

        assertThat(new NoSuchKeyException(response)).hasMessage(
                "GetObject photos/cat.png: NoSuchKey (404): The specified key does not exist. [requestId=17F2A, host=minio-1]");
    }

    @Test
    void saysNoMoreThanIsKnown() {
        assertThat(new MinioResponseException(refusal("ListBuckets", null, null, "")))
            .hasMessage("ListBuckets: AccessDenied (403)");
        assertThat(new MinioResponseException(refusal("HeadBucket", "photos", null, "")))
            .hasMessage("HeadBucket photos: AccessDenied (403)");
    }

    @Test
    void tellsAllTheServerTold() {
        ErrorResponse response = new ErrorResponse("GetObject", 404, ErrorCode.NO_SUCH_KEY, "gone", "photos", "cat.png",
                "/photos/cat.png", "17F2A", "minio-1", "eu-west-1", Map.of("retry-after", List.of("3")));

        MinioResponseException failure = new MinioResponseException(response);

        assertThat(failure.response()).isEqualTo(response);
        assertThat(failure.action()).isEqualTo("GetObject");
        assertThat(failure.status()).isEqualTo(404);
        assertThat(failure.code()).isEqualTo(ErrorCode.NO_SUCH_KEY);
        assertThat(failure.serverMessage()).isEqualTo("gone");
        assertThat(failure.bucket()).isEqualTo("photos");
        assertThat(failure.key()).isEqualTo("cat.png");
        assertThat(failure.resource()).isEqualTo("/photos/cat.png");
        assertThat(failure.requestId()).isEqualTo("17F2A");
        assertThat(failure.hostId()).isEqualTo("minio-1");
        assertThat(failure.headers()).containsEntry("retry-after", List.of("3"));
    }

    @Test
    void masksSecretsInAServersWords() {
        ErrorResponse response = refusal("GetObject", "photos", "a\nb",
                "bad Credential=canary, Signature=canary\r\nx-amz-security-token: canary");

        assertThat(new MinioResponseException(response).getMessage()).doesNotContain("canary")
            .doesNotContain("\n")
            .doesNotContain("\r");
        assertThat(response.toString()).doesNotContain("canary");
    }

    @Test
    void masksSecretsInOtherMessages() {
        assertThat(new MinioRequestException("GET http://minio/b?X-Amz-Signature=canary failed", null))
            .hasMessage("GET http://minio/b?X-Amz-Signature=" + Redaction.MASK + " failed");
    }

    @Test
    void boundsWhatAServerSays() {
        assertThat(new MinioResponseException(refusal("GetObject", "photos", "k".repeat(3000), "m".repeat(5000)))
            .getMessage()).hasSizeLessThan(2600);
    }

    @Test
    void keepsTheBeginningOfAnAnswerThatIsNotOfS3() {
        String page = "<html>" + "x".repeat(2000);
        InvalidResponseException failure = new InvalidResponseException(refusal("GetObject", "photos", "cat.png", ""),
                "text/html", page);

        assertThat(failure.body()).isEqualTo(page.substring(0, 1024));
        assertThat(failure.contentType()).isEqualTo("text/html");
        assertThat(failure).hasMessageStartingWith(
                "GetObject photos/cat.png: the answer is not one of an S3 server (403, text/html): <html>xxx");
        assertThat(failure.getMessage()).hasSizeLessThan(400);
    }

    @Test
    void takesAnyCode() {
        assertThat(new ErrorCode("XMinioSomethingNew")).hasToString("XMinioSomethingNew");
        assertThat(new ErrorCode("a\r\nb").value()).doesNotContain("\n");
    }

    private static ErrorResponse refusal(String action, String bucket, String key, String message) {
        return new ErrorResponse(action, 403, ErrorCode.ACCESS_DENIED, message, bucket, key, null, null, null, null,
                Map.of());
    }

}
