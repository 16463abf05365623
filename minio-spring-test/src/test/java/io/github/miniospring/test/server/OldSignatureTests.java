package io.github.miniospring.test.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The second version of signatures, which MinIO takes, too. */
class OldSignatureTests {

    private static MinioTestServer server;

    private final TestClient client = TestClient.of(server);

    @BeforeAll
    static void start() {
        server = MinioTestServer.builder().buckets("photos").start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fill() {
        server.bucket("photos").put("cat", "meow");
    }

    private static String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(server.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private TestClient.Answer send(String method, String target, String body, String signed, String date) {
        String authorization = "AWS " + server.accessKey() + ":" + sign(signed);
        return this.client.plain(method, target, body,
                Map.of("Authorization", authorization, "Date", date, "x-amz-meta-colour", "grey"));
    }

    @Test
    void areTakenInTheHeader() {
        String date = date(Instant.now());

        assertThat(
                send("PUT", "/photos/dog", "woof", "PUT\n\n\n" + date + "\nx-amz-meta-colour:grey\n/photos/dog", date)
                    .status())
            .isEqualTo(200);
        assertThat(server.bucket("photos").object("dog").orElseThrow().metadata()).containsEntry("colour", "grey");
    }

    @Test
    void coverOnlyTheKnownPartsOfTheQuery() {
        String date = date(Instant.now());
        String signed = "GET\n\n\n" + date + "\nx-amz-meta-colour:grey\n/photos/cat?response-content-type=a b";

        TestClient.Answer answer = send("GET", "/photos/cat?x-id=GetObject&response-content-type=a%20b", "", signed,
                date);

        assertThat(answer.text()).isEqualTo("meow");
        assertThat(answer.header("Content-Type")).isEqualTo("a b");
    }

    @Test
    void areRefusedWhenWrongOrOld() {
        String date = date(Instant.now());
        String late = date(Instant.now().minus(Duration.ofHours(1)));

        assertThat(send("GET", "/photos/cat", "", "GET\n\n\n" + date + "\n/photos/cat", date).outcome())
            .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(send("GET", "/photos/cat", "", "GET\n\n\n" + late + "\nx-amz-meta-colour:grey\n/photos/cat", late)
            .outcome()).isEqualTo("403 RequestTimeTooSkewed");
        assertThat(this.client
            .plain("GET", "/photos/cat", "", Map.of("Date", date, "Authorization", "AWS " + server.accessKey()))
            .outcome()).isEqualTo("400 MissingFields");
    }

    private TestClient.Answer follow(String expires, String signedExpires) {
        String signature = sign("GET\n\n\n" + signedExpires + "\n/photos/cat").replace("+", "%2B")
            .replace("/", "%2F")
            .replace("=", "%3D");
        return this.client.plain("GET",
                "/photos/cat?AWSAccessKeyId=" + server.accessKey() + "&Expires=" + expires + "&Signature=" + signature,
                "", Map.of());
    }

    @Test
    void areTakenInLinks() {
        String expires = Long.toString(Instant.now().plusSeconds(60).getEpochSecond());

        assertThat(follow(expires, expires).text()).isEqualTo("meow");
        assertThat(follow(expires, "1").outcome()).isEqualTo("403 SignatureDoesNotMatch");
        assertThat(follow("1", "1").outcome()).isEqualTo("403 AccessDenied");
        assertThat(follow("soon", "soon").outcome()).isEqualTo("400 AuthorizationQueryParametersError");
        assertThat(follow("", "").outcome()).isEqualTo("400 AuthorizationQueryParametersError");
    }

    @Test
    void areTakenInForms() {
        String policy = Base64.getEncoder()
            .encodeToString(("{\"expiration\":\"2999-01-01T00:00:00Z\",\"conditions\":[{\"bucket\":\"photos\"},"
                    + "[\"eq\",\"$key\",\"form\"]]}")
                .getBytes(StandardCharsets.UTF_8));
        String body = part("key", "form") + part("AWSAccessKeyId", server.accessKey()) + part("policy", policy)
                + part("signature", sign(policy)) + part("file\"; filename=\"f", "purr") + "--limit--\r\n";

        assertThat(this.client
            .plain("POST", "/photos", body, Map.of("Content-Type", "multipart/form-data; boundary=limit"))
            .status()).isEqualTo(204);
        assertThat(server.bucket("photos").object("form").orElseThrow().text()).isEqualTo("purr");
    }

    private static String part(String name, String value) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

}
