package io.github.miniospring.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.BucketAlreadyExistsException;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.InvalidResponseException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.NotModifiedException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.ServerErrorException;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.S3Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ResponseErrorsTests {

    private static final S3Request OBJECT = request(HttpMethod.GET, "GetObject", "photos", "cat.png");

    static List<Arguments> codes() {
        return List.of(arguments("NoSuchKey", NoSuchKeyException.class),
                arguments("NoSuchBucket", NoSuchBucketException.class),
                arguments("BucketAlreadyExists", BucketAlreadyExistsException.class),
                arguments("BucketAlreadyOwnedByYou", BucketAlreadyExistsException.class),
                arguments("PreconditionFailed", PreconditionFailedException.class),
                arguments("NotModified", NotModifiedException.class),
                arguments("AccessDenied", AccessDeniedException.class),
                arguments("InvalidAccessKeyId", MinioResponseException.class),
                arguments("SignatureDoesNotMatch", MinioResponseException.class),
                arguments("NoSuchVersion", MinioResponseException.class),
                arguments("SomethingNew", MinioResponseException.class));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void makesATypeOfACode(String code, Class<?> type) {
        MinioResponseException failure = of(OBJECT, 400, "<Error><Code>" + code + "</Code></Error>");

        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(failure.code()).isEqualTo(new ErrorCode(code));
        assertThat(failure.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void makesATypeOfTheCodeInAHeader(String code, Class<?> type) {
        MinioResponseException failure = of(request(HttpMethod.HEAD, "HeadObject", "photos", "cat.png"), 400, "",
                "x-minio-error-code", code, "x-minio-error-desc", "\"In its own words.\"");

        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(failure.code()).isEqualTo(new ErrorCode(code));
        assertThat(failure.serverMessage()).isEqualTo("In its own words.");
    }

    static List<Arguments> statuses() {
        return List.of(arguments(301, "PermanentRedirect", MinioResponseException.class),
                arguments(304, "NotModified", NotModifiedException.class),
                arguments(307, "Unknown", MinioResponseException.class),
                arguments(400, "BadRequest", MinioResponseException.class),
                arguments(403, "AccessDenied", AccessDeniedException.class),
                arguments(404, "NoSuchKey", NoSuchKeyException.class),
                arguments(405, "MethodNotAllowed", MinioResponseException.class),
                arguments(409, "Conflict", MinioResponseException.class),
                arguments(412, "PreconditionFailed", PreconditionFailedException.class),
                arguments(416, "InvalidRange", MinioResponseException.class),
                arguments(418, "Unknown", MinioResponseException.class),
                arguments(500, "Unknown", ServerErrorException.class),
                arguments(501, "Unknown", ServerErrorException.class),
                arguments(502, "Unknown", ServerErrorException.class),
                arguments(503, "Unknown", ServerErrorException.class));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void makesATypeOfAStatusWithoutABody(int status, String code, Class<?> type) {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            MinioResponseException failure = of(request(method, "GetObject", "photos", "cat.png"), status, " \n");

            assertThat(failure).isExactlyInstanceOf(type);
            assertThat(failure.code()).isEqualTo(new ErrorCode(code));
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.serverMessage()).isEmpty();
        }
    }

    @Test
    void knowsWhatAStatusOf404Misses() {
        assertThat(of(request(HttpMethod.HEAD, "HeadBucket", "photos", null), 404, ""))
            .isInstanceOf(NoSuchBucketException.class);
        assertThat(of(request(HttpMethod.GET, "ListBuckets", null, null), 404, "").code())
            .isEqualTo(ErrorCode.RESOURCE_NOT_FOUND);
    }

    @Test
    void tellsAllThatTheDocumentTells() {
        MinioResponseException failure = of(OBJECT, 404, """

                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code> NoSuchKey </Code><Message>The specified key does not exist.</Message><Key>other</Key>
                <BucketName>photos</BucketName><Resource>/photos/cat.png</Resource><Region>eu-west-1</Region>
                <RequestId>17F2A</RequestId><HostId>minio-1</HostId><StringToSign>canary</StringToSign></Error>
                """, "Retry-After", "3");

        assertThat(failure).hasMessage("GetObject photos/cat.png: NoSuchKey (404): The specified key does not exist."
                + " [requestId=17F2A, host=minio-1]");
        assertThat(failure.bucket()).isEqualTo("photos");
        assertThat(failure.key()).isEqualTo("cat.png");
        assertThat(failure.resource()).isEqualTo("/photos/cat.png");
        assertThat(failure.response().region()).isEqualTo("eu-west-1");
        assertThat(failure.headers()).containsEntry("retry-after", List.of("3"));
    }

    @Test
    void takesFromHeadersWhatTheDocumentDoesNotTell() {
        MinioResponseException failure = of(OBJECT, 400, "<Error><Code>BadRequest</Code></Error>", "x-amz-request-id",
                "17F2A", "x-amz-id-2", "host", "x-amz-bucket-region", "eu-west-1");

        assertThat(failure.requestId()).isEqualTo("17F2A");
        assertThat(failure.hostId()).isEqualTo("host");
        assertThat(failure.response().region()).isEqualTo("eu-west-1");
    }

    @Test
    void readsTheErrorsOfOtherServices() {
        MinioResponseException failure = of(OBJECT, 403, "<ErrorResponse><Error><Type/><Code>AccessDenied</Code>"
                + "<Message>no</Message></Error><RequestId>1</RequestId></ErrorResponse>");

        assertThat(failure).isInstanceOf(AccessDeniedException.class)
            .hasMessage("GetObject photos/cat.png: AccessDenied (403): no [requestId=1]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<html><body>Bad Gateway<br></body></html>", "<html><body>502</body></html>",
            "upstream error", "{\"code\":\"NoSuchKey\"}", "<Error><Code>NoSuchKey</Code>", "<Error/>",
            "<!DOCTYPE Error><Error><Code>NoSuchKey</Code></Error>" })
    void tellsWhatIsNoErrorOfS3AsWhatItIs(String body) {
        MinioResponseException failure = of(OBJECT, 502, body, "Content-Type", "text/html");

        assertThat(failure).isInstanceOfSatisfying(InvalidResponseException.class, invalid -> {
            assertThat(invalid.body()).isEqualTo(body);
            assertThat(invalid.contentType()).isEqualTo("text/html");
        }).hasMessageStartingWith("GetObject photos/cat.png: the answer is not one of an S3 server (502, text/html): ");
    }

    @ParameterizedTest
    @CsvSource({ "404, NoSuchKey", "403, AccessDenied", "502, Unknown" })
    void keepsTheCodeOfTheStatusWhereThereIsNoOther(int status, String code) {
        assertThat(of(OBJECT, status, "<html/>").code()).isEqualTo(new ErrorCode(code));
    }

    @Test
    void ignoresWhatFollowsAnAnswerToHead() {
        assertThat(of(request(HttpMethod.HEAD, "HeadObject", "photos", "cat.png"), 404, "<html/>"))
            .isInstanceOf(NoSuchKeyException.class);
    }

    private static MinioResponseException of(S3Request request, int status, String body, String... headers) {
        HttpHeaders answer = new HttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            answer.add(headers[i], headers[i + 1]);
        }
        return ResponseErrors.of(request, status, answer, body.getBytes(StandardCharsets.UTF_8));
    }

    private static S3Request request(HttpMethod method, String action, @Nullable String bucket, @Nullable String key) {
        return new S3Request(action, method, bucket, key, List.of(), new TreeMap<>(), null, PayloadOptions.DEFAULT,
                null, true);
    }

}
