package io.github.miniospring.test.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is let in, and what the others are told. */
@ExtendWith(MinioServerExtension.class)
class SigningTests {

    private static final String EMPTY = TestClient.hex(TestClient.sha256(new byte[0]));

    private final MinioTestServer server;

    private final TestClient client;

    private final String object;

    SigningTests(MinioTestServer server, TestBucket bucket) {
        this.server = server;
        this.client = TestClient.of(server);
        this.object = "/" + bucket.name() + "/cat";
        bucket.put("cat", "meow");
    }

    @Test
    void knowsItsKeys() {
        assertThat(this.client.get(this.object).text()).isEqualTo("meow");
        assertThat(this.client.as("nobody", "secret-of-nobody").get(this.object).outcome())
            .isEqualTo("403 InvalidAccessKeyId");
        assertThat(this.client.as(this.server.accessKey(), "wrong").get(this.object).outcome())
            .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(this.client.plain("GET", this.object, "", Map.of()).outcome()).isEqualTo("403 AccessDenied");
    }

    @ParameterizedTest
    @CsvSource({ "PT14M, 200", "-PT14M, 200", "PT16M, 403 RequestTimeTooSkewed", "-PT16M, 403 RequestTimeTooSkewed" })
    void allowsClocksToDifferByAQuarterOfAnHour(Duration late, String outcome) {
        assertThat(this.client.late(late).get(this.object).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "AWS4-HMAC-SHA256 Credential=x|400 MissingFields",
            "AWS4-HMAC-SHA256 Credential=abc/20260101/us-east-1/s3/aws4_request,Signature=1,SignedHeaders=host|400 InvalidRequest",
            "AWS4-HMAC-SHA256 Credential=abc/2026/us-east-1/s3/aws4_request,SignedHeaders=host,Signature=1|400 AuthorizationQueryParametersError",
            "AWS4-HMAC-SHA256 Credential=abc/20260101/us-east-1/foo/aws4_request,SignedHeaders=host,Signature=1|400 AuthorizationParametersError",
            "AWS4-HMAC-SHA256 Credential=abc/20260101/us-east-1/s3/aws4_request,SignedHeaders=date,Signature=1|400 AccessDenied",
            "Bearer token|403 AccessDenied", "Basic YTpi|400 InvalidRequest" })
    void refusesCredentialsItCannotRead(String authorization, String outcome) {
        Map<String, String> headers = Map.of("Authorization", authorization, "x-amz-date",
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").format(ZonedDateTime.now(ZoneOffset.UTC)));

        assertThat(this.client.plain("GET", this.object, "", headers).outcome()).isEqualTo(outcome);
    }

    @Test
    void comparesTheBodyWithItsHash() {
        assertThat(this.client.send("PUT", this.object, new byte[1], Map.of(), EMPTY).outcome())
            .isEqualTo("400 XAmzContentSHA256Mismatch");
        assertThat(this.client.send("PUT", this.object, new byte[1], Map.of(), TestClient.UNSIGNED).outcome())
            .isEqualTo("200");
    }

    @Test
    void wantsTheRegionItWasGiven() {
        try (MinioTestServer regional = MinioTestServer.builder().region("eu-west-1").start()) {
            TestClient.Answer answer = TestClient.of(regional).get("/photos");

            assertThat(answer.outcome()).isEqualTo("400 AuthorizationHeaderMalformed");
            assertThat(answer.element("Region")).isEqualTo("eu-west-1");
            assertThat(answer.header("x-amz-bucket-region")).isEqualTo("eu-west-1");
            assertThat(TestClient.of(regional).get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void acceptsLinksUntilTheyExpire() {
        String link = this.client.presign("GET", this.object, 60);

        assertThat(this.client.plain("GET", link, "", Map.of()).text()).isEqualTo("meow");
        assertThat(this.client.plain("HEAD", link, "", Map.of()).outcome()).isEqualTo("403 SignatureDoesNotMatch");
        this.server.advanceClock(Duration.ofSeconds(61));
        TestClient.Answer late = this.client.plain("GET", link, "", Map.of());
        assertThat(late.outcome()).isEqualTo("403 AccessDenied");
        assertThat(late.element("Message")).isEqualTo("Request has expired");
    }

    @Test
    void refusesLinksForMoreThanAWeek() {
        assertThat(this.client.plain("GET", this.client.presign("GET", this.object, 604_801), "", Map.of()).outcome())
            .isEqualTo("400 AuthorizationQueryParametersError");
        assertThat(this.client.plain("GET", this.client.presign("GET", this.object, 604_800), "", Map.of()).status())
            .isEqualTo(200);
    }

    @Test
    void letsLinksSayWhatTheAnswerIsCalled() {
        String link = this.client.presign("GET", this.object + "?response-content-type=text%2Fx", 60);

        assertThat(this.client.plain("GET", link, "", Map.of()).header("content-type")).isEqualTo("text/x");
    }

    @Test
    void refusesMetadataThatALinkDoesNotName() {
        String link = this.client.presign("PUT", this.object, 60);

        assertThat(this.client.plain("PUT", link, "x", Map.of("x-amz-meta-a", "b")).outcome())
            .isEqualTo("400 AccessDenied");
        assertThat(this.client.plain("PUT", link, "x", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void letsStrangersDoWhatTheBucketAllows() {
        String bucket = this.object.substring(1, this.object.lastIndexOf('/'));
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::" + bucket + "/c*\"},"
                + "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"*\"]},\"Action\":[\"s3:ListBucket\"],"
                + "\"Resource\":[\"arn:aws:s3:::" + bucket + "\"],"
                + "\"Condition\":{\"StringEquals\":{\"s3:prefix\":[\"c\"]}}}]}";
        assertThat(this.client.put("/" + bucket + "?policy", policy).status()).isEqualTo(204);

        assertThat(this.client.plain("GET", this.object, "", Map.of()).text()).isEqualTo("meow");
        assertThat(this.client.plain("GET", "/" + bucket + "/dog", "", Map.of()).outcome())
            .isEqualTo("403 AccessDenied");
        assertThat(this.client.plain("PUT", this.object, "x", Map.of()).outcome()).isEqualTo("403 AccessDenied");
        assertThat(this.client.plain("GET", "/" + bucket + "?prefix=c", "", Map.of()).elements("Key"))
            .containsExactly("cat");
        assertThat(this.client.plain("GET", "/" + bucket, "", Map.of()).outcome()).isEqualTo("403 AccessDenied");
    }

    @Test
    void takesBodiesInSignedChunks() {
        byte[] data = new byte[150_000];
        Arrays.fill(data, (byte) 'a');

        assertThat(chunked(data, null, false).status()).isEqualTo(200);
        assertThat(this.client.get(this.object).bytes()).isEqualTo(data);
    }

    @Test
    void takesATrailerBehindSignedChunks() {
        byte[] data = "123456789".getBytes(StandardCharsets.US_ASCII);

        TestClient.Answer answer = chunked(data, "x-amz-checksum-crc32c:4waSgw==", false);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-amz-checksum-crc32c")).isEqualTo("4waSgw==");
        assertThat(chunked(data, "x-amz-checksum-crc32c:AAAAAA==", false).outcome())
            .isEqualTo("400 XAmzContentChecksumMismatch");
    }

    @Test
    void refusesSignedChunksWhoseTrailerDoesNotCome() {
        assertThat(chunked(new byte[9], "x-amz-checksum-crc32c:", false).status()).isEqualTo(400);
        assertThat(this.client.get(this.object).text()).isEqualTo("meow");
    }

    @Test
    void refusesChunksThatWereChanged() {
        TestClient.Answer answer = chunked(new byte[100_000], null, true);

        assertThat(answer.outcome()).isEqualTo("403 SignatureDoesNotMatch");
        assertThat(this.client.get(this.object).text()).isEqualTo("meow");
    }

    @Test
    void takesATrailerBehindUnsignedChunks() {
        Map<String, String> headers = new HashMap<>(Map.of("content-encoding", "aws-chunked",
                "x-amz-decoded-content-length", "9", "x-amz-trailer", "x-amz-checksum-crc32"));
        String body = "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n";

        TestClient.Answer answer = this.client.send("PUT", this.object, body.getBytes(StandardCharsets.US_ASCII),
                headers, "STREAMING-UNSIGNED-PAYLOAD-TRAILER");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(this.client.get(this.object).text()).isEqualTo("123456789");
        headers.put("x-amz-decoded-content-length", "10");
        assertThat(this.client
            .send("PUT", this.object, body.getBytes(StandardCharsets.US_ASCII), headers,
                    "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
            .outcome()).isEqualTo("400 IncompleteBody");
    }

    @ParameterizedTest
    @ValueSource(strings = { "TRAILER\r\n\r\n", "TRAILER\n\r\n\r\n", "TRAILER\r\n\r\nwhat follows" })
    void takesTrailersAsClientsEndThem(String ending) {
        assertThat(trailing("9\r\n123456789\r\n0\r\n" + ending).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "9\r\n123456789\r\n0\r\nTRAILER\r\n", "9\r\n123456789\r\n0\r\nTRAILER\n\r\n",
            "9\r\n123456789\r\n0\r\nTRAILER\r\nfoo:bar\r\n\r\n", "9\r\n123456789\r\n0\r\n x\r\n\r\n",
            "9\r\n123456789\r\n0\r\n\r\n", "9;a=b\r\n123456789\r\n0\r\nTRAILER\r\n\r\n", "9\n123456789\n0\nTRAILER\n\n",
            "-9\r\n123456789\r\n0\r\nTRAILER\r\n\r\n", "7fffffffffffffff\r\n123456789\r\n",
            "10000000000000009\r\n123456789\r\n0\r\nTRAILER\r\n\r\n", "9\r\n123456789x\r\n0\r\nTRAILER\r\n\r\n",
            "x\r\n", "\r\n" })
    void refusesChunksThatAreNone(String body) {
        assertThat(trailing(body).outcome()).isEqualTo("400 BadRequest");
        assertThat(this.client.get(this.object).text()).isEqualTo("meow");
    }

    private TestClient.Answer trailing(String body) {
        Map<String, String> headers = Map.of("content-encoding", "aws-chunked", "x-amz-decoded-content-length", "9",
                "x-amz-trailer", "x-amz-checksum-crc32");
        return this.client.send("PUT", this.object,
                body.replace("TRAILER", "x-amz-checksum-crc32:y/Q5Jg==").getBytes(StandardCharsets.US_ASCII), headers,
                "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-1", "x", "99999999999999999999" })
    void refusesChunksOfUnknownLength(String length) {
        Map<String, String> headers = Map.of("content-encoding", "aws-chunked", "x-amz-decoded-content-length", length,
                "x-amz-trailer", "x-amz-checksum-crc32");

        assertThat(this.client.send("PUT", this.object, new byte[10], headers, "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
            .outcome()).isEqualTo("411 MissingContentLength");
    }

    private TestClient.Answer chunked(byte[] data, String trailer, boolean changed) {
        String hash = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" + ((trailer != null) ? "-TRAILER" : "");
        TreeMap<String, String> headers = new TreeMap<>(Map.of("content-encoding", "aws-chunked",
                "x-amz-decoded-content-length", Integer.toString(data.length)));
        if (trailer != null) {
            headers.put("x-amz-trailer", trailer.substring(0, trailer.indexOf(':')));
        }
        String authorization = this.client.authorize("PUT", this.object, headers, hash);
        String date = headers.get("x-amz-date");
        String previous = authorization.substring(authorization.indexOf("Signature=") + 10);
        String prefix = date + "\n" + this.client.scope(date) + "\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int start = 0; start <= data.length; start += 65_536) {
            byte[] chunk = Arrays.copyOfRange(data, start, Math.min(data.length, start + 65_536));
            previous = append(body, chunk, prefix, previous, trailer == null);
        }
        if (data.length % 65_536 != 0) {
            previous = append(body, new byte[0], prefix, previous, trailer == null);
        }
        if (trailer != null && !trailer.endsWith(":")) {
            String signature = this.client
                .signText(
                        "AWS4-HMAC-SHA256-TRAILER\n" + prefix + previous + "\n"
                                + TestClient
                                    .hex(TestClient.sha256((trailer + "\n").getBytes(StandardCharsets.US_ASCII))),
                        date);
            body.writeBytes((trailer + "\r\nx-amz-trailer-signature:" + signature + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        }
        byte[] bytes = body.toByteArray();
        if (changed) {
            bytes[70_000] ^= 1;
        }
        headers.keySet().removeAll(Set.of("host", "x-amz-date", "x-amz-content-sha256"));
        return this.client.send("PUT", this.object, bytes, headers, hash);
    }

    private String append(ByteArrayOutputStream body, byte[] chunk, String prefix, String previous, boolean blank) {
        String signature = this.client.signText("AWS4-HMAC-SHA256-PAYLOAD\n" + prefix + previous + "\n" + EMPTY + "\n"
                + TestClient.hex(TestClient.sha256(chunk)), prefix.substring(0, 16));
        body.writeBytes((Integer.toHexString(chunk.length) + ";chunk-signature=" + signature + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(chunk);
        if (chunk.length > 0 || blank) {
            body.writeBytes(new byte[] { '\r', '\n' });
        }
        return signature;
    }

    @Test
    void wantsTheTimeInTheSpellingThatIsSigned() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        String scope = this.client.scope("20260101T000000Z");

        assertThat(
                this.client.plain("GET", this.object, "",
                        Map.of("x-amz-date", date, "x-amz-content-sha256", TestClient.UNSIGNED, "Authorization",
                                "AWS4-HMAC-SHA256 Credential=" + this.client.accessKey() + "/" + scope
                                        + ", SignedHeaders=host, Signature=abc"))
                    .outcome())
            .isEqualTo("400 MalformedDate");
    }

}
