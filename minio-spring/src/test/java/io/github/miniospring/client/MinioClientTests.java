package io.github.miniospring.client;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.Endpoint;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.bucket.DeleteBucket;
import io.github.miniospring.bucket.HeadBucket;
import io.github.miniospring.client.CannedExchange.Sent;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.PutObject;
import io.github.miniospring.operation.Addressing;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.presign.PresignedUrl;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MinioClientTests {

    private static final String LOCATION = "<LocationConstraint>eu-west-1</LocationConstraint>";

    private final CannedExchange exchange = new CannedExchange();

    @Test
    void signsWhatItSends() {
        Clock clock = Clock.fixed(Instant.parse("2024-02-03T04:05:06.789Z"), ZoneOffset.UTC);

        Sent sent = send(this.exchange.client().clock(clock),
                HeadObject.of("photos", "a b").header("X-Amz-Expected-Bucket-Owner", "1"));

        assertThat(sent.uri()).hasToString("http://localhost:9000/photos/a%20b");
        assertThat(sent.header("host")).isEqualTo("localhost:9000");
        assertThat(sent.header("x-amz-date")).isEqualTo("20240203T040506Z");
        assertThat(sent.header("authorization"))
            .startsWith("AWS4-HMAC-SHA256 Credential=access/20240203/us-east-1/s3/aws4_request,"
                    + " SignedHeaders=host;x-amz-checksum-mode;x-amz-content-sha256;x-amz-date;x-amz-expected-bucket-owner,"
                    + " Signature=");
    }

    // Proxies on the way change them.
    @Test
    void leavesOutOfTheSignatureWhatMayChange() {
        Sent sent = send(this.exchange.client(), HeadBucket.of("photos"));

        assertThat(sent.header("accept-encoding")).isEqualTo("identity");
        assertThat(sent.header("user-agent")).matches("MinIO \\([^;]+; [^)]+\\) minio-spring/\\S+");
        assertThat(sent.header("authorization")).contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date,");
    }

    @Test
    void saysForWhomItAsks() {
        HttpSettings settings = HttpSettings.builder().userAgent("shop/1.0").build();

        assertThat(send(this.exchange.client().http(settings), HeadBucket.of("photos")).header("user-agent"))
            .startsWith("MinIO (")
            .endsWith(" shop/1.0");
        assertThat(
                send(this.exchange.client(), HeadBucket.of("photos").header("User-Agent", "mine")).header("user-agent"))
            .isEqualTo("mine");
    }

    @Test
    void signsNothingForAnonymousCallers() {
        Sent sent = send(this.exchange.client().credentials(CredentialsProvider.anonymous()), HeadBucket.of("photos"));

        assertThat(sent.headers().headerNames()).doesNotContain("authorization", "x-amz-date", "x-amz-content-sha256");
        assertThat(sent.header("host")).isEqualTo("localhost:9000");
    }

    @Test
    void sendsTheTokenOfASession() {
        Credentials session = Credentials.of("access", "secret", "token");

        Sent sent = send(this.exchange.client().credentials(CredentialsProvider.of(session)), HeadBucket.of("photos"));

        assertThat(sent.header("x-amz-security-token")).isEqualTo("token");
        assertThat(sent.header("authorization")).contains(";x-amz-security-token,");
    }

    @Test
    void asksForTheKeysForEveryCall() {
        AtomicInteger asked = new AtomicInteger();
        CredentialsProvider rotating = () -> Mono
            .fromSupplier(() -> Credentials.of("key" + asked.incrementAndGet(), "secret"));
        try (MinioClient client = this.exchange.client().credentials(rotating).build()) {
            execute(client, HeadBucket.of("photos"));
            execute(client, HeadBucket.of("photos"));
        }

        assertThat(this.exchange.sent()).extracting(sent -> sent.header("authorization"))
            .satisfiesExactly(first -> assertThat(first).contains("Credential=key1/"),
                    second -> assertThat(second).contains("Credential=key2/"));
    }

    @Test
    void failsAsTheProviderFails() {
        try (MinioClient client = this.exchange.client()
            .credentials(() -> Mono.error(new IllegalStateException("no keys")))
            .build()) {
            assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> execute(client, HeadBucket.of("photos")))
                .withMessage("no keys");
        }
        assertThat(this.exchange.sent()).isEmpty();
    }

    @Test
    void namesTheBucketInTheHostIfWanted() {
        Sent sent = send(this.exchange.client().addressingStyle(Addressing.Style.VIRTUAL_HOST),
                DeleteObject.of("photos", "cat.png"));

        assertThat(sent.uri()).hasToString("http://photos.localhost:9000/cat.png");
        assertThat(sent.header("host")).isEqualTo("photos.localhost:9000");
    }

    @Test
    void signsForTheRegionThatIsSet() {
        assertThat(scopeOf(send(this.exchange.client().region("eu-central-1"), once()))).isEqualTo("eu-central-1");
        assertThat(scopeOf(send(this.exchange.client("https://s3.eu-west-3.amazonaws.com"), once())))
            .isEqualTo("eu-west-3");
        assertThat(this.exchange.sent()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "EU-West-1", "eu west" })
    void refusesWhatIsNoRegion(String region) {
        assertThatIllegalArgumentException().isThrownBy(() -> this.exchange.client().region(region));
    }

    @Test
    void asksForTheRegionOnceBeforeItSendsWhatCannotBeSentAgain() {
        this.exchange.answer(200, LOCATION);
        try (MinioClient client = this.exchange.client().build()) {
            execute(client, once());
            execute(client, once());
            execute(client, HeadBucket.of("photos"));
        }

        assertThat(this.exchange.sent()).extracting(sent -> sent.method() + " " + sent.uri().getRawQuery())
            .containsExactly("GET location=", "PUT null", "PUT null", "HEAD null");
        assertThat(this.exchange.sent()).extracting(MinioClientTests::scopeOf)
            .containsExactly("us-east-1", "eu-west-1", "eu-west-1", "eu-west-1");
    }

    @Test
    void failsWhenItMayNotAskForTheRegion() {
        this.exchange.answer(403, "<Error><Code>AccessDenied</Code></Error>");

        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> send(this.exchange.client(), once()))
            .withMessage("GetBucketLocation photos: AccessDenied (403)");
    }

    @Test
    void asksForNoRegionWithoutNeed() {
        send(this.exchange.client(), PutObject.of("photos", "cat.png", ObjectBody.of("content")));
        send(this.exchange.client().credentials(CredentialsProvider.anonymous()), once());

        assertThat(this.exchange.sent()).hasSize(2);
    }

    @Test
    void signsAnewForTheRegionThatARefusalNames() {
        this.exchange.answer(400, "<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-1</Region></Error>");

        send(this.exchange.client(), PutObject.of("photos", "cat.png", ObjectBody.of("content")));

        assertThat(this.exchange.sent()).extracting(MinioClientTests::scopeOf)
            .containsExactly("us-east-1", "eu-west-1");
        assertThat(this.exchange.sent()).extracting(sent -> sent.uri().getAuthority()).containsOnly("localhost:9000");
    }

    @Test
    void learnsTheRegionFromAnAnswer() {
        this.exchange.answer(200, "", "x-amz-bucket-region", "eu-west-1");
        try (MinioClient client = this.exchange.client().build()) {
            execute(client, HeadBucket.of("photos"));
            execute(client, HeadBucket.of("photos"));
            execute(client, HeadBucket.of("others"));
        }

        assertThat(this.exchange.sent()).extracting(MinioClientTests::scopeOf)
            .containsExactly("us-east-1", "eu-west-1", "us-east-1");
    }

    @Test
    void forgetsTheRegionOfABucketThatIsGone() {
        String[] region = { "x-amz-bucket-region", "eu-west-1" };
        this.exchange.answer(200, "", region)
            .answer(204, "", region)
            .answer(200, "", region)
            .answer(404, "<Error><Code>NoSuchBucket</Code></Error>");
        try (MinioClient client = this.exchange.client().build()) {
            execute(client, HeadBucket.of("photos"));
            execute(client, DeleteBucket.of("photos"));
            execute(client, HeadBucket.of("photos"));
            assertThatExceptionOfType(NoSuchBucketException.class)
                .isThrownBy(() -> execute(client, DeleteObject.of("photos", "cat.png")));
            execute(client, HeadBucket.of("photos"));
        }

        assertThat(this.exchange.sent()).extracting(MinioClientTests::scopeOf)
            .containsExactly("us-east-1", "eu-west-1", "us-east-1", "eu-west-1", "us-east-1");
    }

    @Test
    void asksForTheRegionOfALinkOnce() {
        this.exchange.answer(200, LOCATION);
        try (MinioClient client = this.exchange.client()
            .publicEndpoint(Endpoint.parse("https://share.example.com", null))
            .build()) {
            MinioTemplate template = new MinioTemplate(client);
            PresignedUrl first = template.presignedGetObject("photos", "cat.png");
            PresignedUrl second = template.presignedGetObject("photos", "dog.png");

            assertThat(List.of(first.url(), second.url())).allSatisfy(
                    url -> assertThat(url).startsWith("https://share.example.com/photos/").contains("%2Feu-west-1%2F"));
        }
        assertThat(this.exchange.sent()).hasSize(1);
    }

    @Test
    void sendsNoKeyOfTheCallerReadable() {
        try (MinioClient client = this.exchange.client().build()) {
            assertThatIllegalArgumentException().isThrownBy(
                    () -> client.execute(GetObject.of("photos", "cat.png").encryption(SseCustomerKey.of(new byte[32]))))
                .withMessage(
                        "GetObject photos/cat.png: an SSE-C key would travel readable over http; use an https endpoint");
        }
    }

    @Test
    void answersNothingToAnActionWhoseAnswerSaysNothing() {
        try (MinioClient client = this.exchange.client().build()) {
            assertThat(client.execute(DeleteBucket.of("photos")).hasElement().block(Duration.ofSeconds(5))).isFalse();
        }
    }

    private Sent send(MinioClientBuilder builder, Operation<?> operation) {
        try (MinioClient client = builder.build()) {
            execute(client, operation);
        }
        return this.exchange.sent().get(this.exchange.sent().size() - 1);
    }

    private static void execute(MinioClient client, Operation<?> operation) {
        client.execute(operation).block(Duration.ofSeconds(5));
    }

    private static PutObject once() {
        return PutObject.of("photos", "cat.png", ObjectBody.of(new ByteArrayInputStream(new byte[3]), 3));
    }

    private static String scopeOf(Sent sent) {
        String authorization = sent.header("authorization");
        return (authorization != null) ? authorization.split("/")[2] : "none";
    }

}
