package io.github.miniospring.boot.health;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import io.github.miniospring.Endpoint;
import io.github.miniospring.boot.server.RecordingServer;
import io.github.miniospring.boot.server.RecordingServer.Request;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Publisher;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class MinioHealthIndicatorTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String BUCKETS = "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>";

    private RecordingServer server;

    private MinioClient client;

    @AfterEach
    void close() {
        this.client.close();
        this.server.close();
    }

    @Test
    void serverThatIsAliveIsUp() {
        start((request, response) -> response.header("Content-Length", "0").send());

        Health health = health(MinioHealthIndicator.live(this.client, null, LIMIT));

        assertThat(health).isEqualTo(Health.up().withDetail("endpoint", endpoint()).withDetail("mode", "live").build());
        assertThat(this.server.requests()).hasToString("[GET /minio/health/live]");
        assertThat(this.server.requests().get(0).headers().contains("Authorization")).isFalse();
    }

    @Test
    void serverThatIsOfflineIsDown() {
        start((request,
                response) -> response.header("Content-Length", "0").header("x-minio-server-status", "offline").send());

        assertThat(health(MinioHealthIndicator.live(this.client, null, LIMIT))).isEqualTo(Health.down()
            .withDetail("endpoint", endpoint())
            .withDetail("mode", "live")
            .withDetail("error", endpoint() + " says that it is offline")
            .build());
    }

    @Test
    void serverThatDoesNotKnowTheQuestionIsAskedForItsBuckets() {
        start((request, response) -> request.path().startsWith("minio/") ? response.status(403).send()
                : response.sendString(Mono.just(BUCKETS)));

        assertThat(health(MinioHealthIndicator.live(this.client, null, LIMIT)).getStatus()).isEqualTo(Status.UP);
        assertThat(this.server.requests()).extracting(Request::toString)
            .containsExactly("GET /minio/health/live", "GET /?max-buckets=1");
        assertThat(this.server.requests().get(1).headers().get("Authorization")).startsWith("AWS4-HMAC-SHA256");
    }

    @Test
    void serverThatAnswersTheQuestionWithADocumentIsAskedForItsBuckets() {
        start((request, response) -> request.path().startsWith("minio/")
                ? response.sendString(Mono.just("<html>Welcome</html>")) : response.sendString(Mono.just(BUCKETS)));

        assertThat(health(MinioHealthIndicator.live(this.client, null, LIMIT)).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void serverThatKeepsItsBucketsToItselfIsUp() {
        start((request, response) -> response.status(403)
            .sendString(Mono.just("<Error><Code>AccessDenied</Code><Message>No.</Message></Error>")));

        assertThat(health(MinioHealthIndicator.live(this.client, null, LIMIT)).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void serverThatDoesNotKnowTheCredentialsIsDown() {
        start((request, response) -> response.status(403)
            .sendString(Mono.just("<Error><Code>SignatureDoesNotMatch</Code><Message>No.</Message></Error>")));

        Health health = health(MinioHealthIndicator.live(this.client, null, LIMIT));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("error")).asString().startsWith("ListBuckets: SignatureDoesNotMatch (403)");
    }

    @Test
    void serverThatDoesNotKnowTheQuestionIsAskedForTheBucketOfTheConfiguration() {
        start((request, response) -> request.path().startsWith("minio/") ? response.status(404).send()
                : response.status(404).send());

        Health health = health(MinioHealthIndicator.live(this.client, "photos", LIMIT));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(this.server.requests()).extracting(Request::toString)
            .containsExactly("GET /minio/health/live", "HEAD /photos");
    }

    @Test
    void bucketThatAnswersIsUp() {
        start((request, response) -> response.header("Content-Length", "0").send());

        assertThat(health(MinioHealthIndicator.bucket(this.client, "photos", LIMIT))).isEqualTo(Health.up()
            .withDetail("endpoint", endpoint())
            .withDetail("mode", "bucket")
            .withDetail("bucket", "photos")
            .build());
        assertThat(this.server.requests()).hasToString("[HEAD /photos]");
        assertThat(this.server.requests().get(0).headers().get("Authorization")).startsWith("AWS4-HMAC-SHA256");
    }

    @Test
    void bucketIsAskedForOnceWhateverTheAnswer() {
        start((request, response) -> response.status(503).send());

        assertThat(health(MinioHealthIndicator.bucket(this.client, "photos", LIMIT)).getStatus())
            .isEqualTo(Status.DOWN);
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void silentServerIsDownWhenTheTimeIsOver() {
        start((request, response) -> Mono.never());

        Health health = health(MinioHealthIndicator.live(this.client, null, Duration.ofMillis(100)));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("error", "no answer from " + endpoint() + " within 100 ms");
    }

    @Test
    void limitCountsForBothQuestionsTogether() {
        start((request, response) -> request.path().startsWith("minio/") ? response.status(404).send() : Mono.never());

        assertThat(health(MinioHealthIndicator.live(this.client, null, Duration.ofMillis(300))).getDetails())
            .containsEntry("error", "no answer from " + endpoint() + " within 300 ms");
    }

    @Test
    void outageIsOneLineOfTheLog(CapturedOutput output) {
        start((request, response) -> response.header("Content-Length", "0").send());
        MinioHealthIndicator indicator = MinioHealthIndicator.live(this.client, null, LIMIT);
        this.server.close();

        for (int i = 0; i < 3; i++) {
            assertThat(health(indicator).getStatus()).isEqualTo(Status.DOWN);
        }

        List<String> lines = output.getAll().lines().filter(line -> line.contains("MinIO")).toList();
        assertThat(lines).singleElement()
            .asString()
            .contains("WARN", "MinIO is down: Liveness: cannot reach " + endpoint() + ": Connection refused");
        assertThat(output).doesNotContain("\tat ");
    }

    @Test
    void itsEndIsAnother(CapturedOutput output) {
        AtomicInteger calls = new AtomicInteger();
        start((request, response) -> response.header("Content-Length", "0")
            .header("x-minio-server-status", (calls.getAndIncrement() == 0) ? "offline" : "")
            .send());
        MinioHealthIndicator indicator = MinioHealthIndicator.live(this.client, null, LIMIT);

        for (int i = 0; i < 3; i++) {
            health(indicator);
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("MinIO"))).hasSize(2)
            .last()
            .asString()
            .contains("INFO", "MinIO is up again: " + endpoint());
    }

    private void start(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
        this.server = RecordingServer.of(handler);
        this.client = MinioClient.builder(new Endpoint(false, "localhost", this.server.port()))
            .credentials(CredentialsProvider.of("planted-access", "planted-secret"))
            .build();
    }

    private String endpoint() {
        return "http://localhost:" + this.server.port();
    }

    private static Health health(MinioHealthIndicator indicator) {
        Health[] result = new Health[1];
        StepVerifier.create(indicator.health())
            .consumeNextWith(health -> result[0] = health)
            .expectComplete()
            .verify(Duration.ofSeconds(20));
        assertThat(result[0].toString()).doesNotContain("planted");
        return result[0];
    }

}
