package io.github.miniospring.presign;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.miniospring.Endpoint;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.operation.Addressing;
import io.github.miniospring.signing.SigningScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LinkTests {

    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");

    private static final Credentials KEYS = Credentials.of("AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    private final Link link = Link.of(HttpMethod.GET, "photos", "a b/cat.png");

    @Test
    void signsTheLinkThatAwsPublished() {
        Addressing addressing = new Addressing(Endpoint.parse("https://s3.amazonaws.com", null), Addressing.Style.AUTO);

        PresignedUrl url = Link.of(HttpMethod.GET, "examplebucket", "test.txt")
            .sign(addressing, SigningScope.s3(KEYS, "us-east-1"), NOW, Duration.ofSeconds(86400));

        assertThat(url.url()).startsWith("https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=")
            .endsWith("&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @Test
    void leadsToTheObject() {
        PresignedUrl url = sign(this.link.versionId("v1"), Duration.ofMinutes(5));

        assertThat(url.url()).startsWith("https://minio.example.com/photos/a%20b/cat.png?X-Amz-Algorithm=")
            .contains("&X-Amz-Expires=300&")
            .contains("&versionId=v1&X-Amz-Signature=");
        assertThat(url.method()).isEqualTo(HttpMethod.GET);
        assertThat(url.expiration()).isEqualTo(NOW.plusSeconds(300));
        assertThat(url.signedHeaders()).isEmpty();
        assertThat(url.toUri()).hasToString(url.url());
    }

    @Test
    void leadsToTheBucketWithoutAKey() {
        assertThat(sign(Link.of(HttpMethod.HEAD, "photos", null), Duration.ofMinutes(5)).url())
            .startsWith("https://minio.example.com/photos?X-Amz-Algorithm=");
    }

    @Test
    void changesHeadersOfTheAnswer() {
        this.link.responseHeader("Content-Type", "text/html")
            .responseHeader("Content-Type", "text/plain")
            .responseHeader("response-cache-control", "no-store");

        assertThat(sign(this.link, Duration.ofMinutes(5)).url()).contains("&response-content-type=text%2Fplain&")
            .contains("&response-cache-control=no-store&")
            .doesNotContain("html");
    }

    @Test
    void changesNoOtherHeadersOfTheAnswer() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.link.responseHeader("ETag", "e"))
            .withMessageStartingWith("Servers do not change the header 'ETag' of an answer; they know [cache-control,");
    }

    @Test
    void ofAReadingNeedsNoHeaderThatABrowserDoesNotSend() {
        assertThat(sign(Link.of(GetObject.of("photos", "k")), Duration.ofMinutes(5)).signedHeaders()).isEmpty();
        assertThat(sign(Link.of(HeadObject.of("photos", "k")), Duration.ofMinutes(5)).signedHeaders()).isEmpty();
    }

    @Test
    void keepsTheObjectUnderAnyName() {
        assertThat(sign(this.link.attachment("gr\u00fcn \"1\".png"), Duration.ofMinutes(5)).url())
            .contains("response-content-disposition=attachment%3B%20filename")
            .contains("filename%2A%3DUTF-8%27%27gr%25C3%25BCn%2520");
    }

    @Test
    void tellsWhichHeadersMustBeSentAlong() {
        PresignedUrl url = sign(Link.of(HttpMethod.PUT, "photos", "k").header("Content-Type", "image/png"),
                Duration.ofMinutes(5));

        assertThat(url.signedHeaders()).isEqualTo(Map.of("content-type", "image/png"));
        assertThat(url.url()).contains("X-Amz-SignedHeaders=content-type%3Bhost&");
    }

    @Test
    void countsFromAnotherMoment() {
        PresignedUrl url = sign(this.link.requestDate(NOW.minusSeconds(100)), Duration.ofSeconds(300));

        assertThat(url.url()).contains("X-Amz-Date=20130523T235820Z&");
        assertThat(url.expiration()).isEqualTo(NOW.plusSeconds(200));
    }

    @Test
    void endsWithTheSessionWhoseKeysHaveSignedIt() {
        assertThat(sign(this.link, NOW.plusSeconds(60)).expiration()).isEqualTo(NOW.plusSeconds(60));
        assertThat(sign(this.link, NOW.plusSeconds(6000)).expiration()).isEqualTo(NOW.plusSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT1S", "PT1.9S", "P7D" })
    void livesFromOneSecondToSevenDays(Duration expires) {
        assertThat(sign(this.link, expires).expiration()).isEqualTo(NOW.plusSeconds(expires.toSeconds()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT0S", "PT0.9S", "PT-1S", "P7DT0.1S", "P8D" })
    void refusesAnotherLife(Duration expires) {
        assertThatIllegalArgumentException().isThrownBy(() -> sign(this.link, expires))
            .withMessage("expires must be from one second to seven days but is " + expires);
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Amz-Expires", "x-amz-signature" })
    void refusesItsOwnParameters(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.link.query(name, "1"));
    }

    @Test
    void neverPrintsItsSignature() {
        PresignedUrl url = sign(this.link, Duration.ofMinutes(5));

        assertThat(url)
            .hasToString("GET https://minio.example.com/photos/a%20b/cat.png?*REDACTED* until 2013-05-24T00:05:00Z");
    }

    private static PresignedUrl sign(Link link, Duration expires) {
        return sign(link, expires, null);
    }

    private static PresignedUrl sign(Link link, Instant sessionEnd) {
        return sign(link, Duration.ofSeconds(300), sessionEnd);
    }

    private static PresignedUrl sign(Link link, Duration expires, @Nullable Instant sessionEnd) {
        Credentials credentials = Credentials.of("access", "secret", (sessionEnd != null) ? "token" : null, sessionEnd);
        return link.sign(new Addressing(Endpoint.parse("https://minio.example.com", null), Addressing.Style.PATH),
                SigningScope.s3(credentials, "us-east-1"), NOW, expires);
    }

}
