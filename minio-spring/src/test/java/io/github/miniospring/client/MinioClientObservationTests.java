package io.github.miniospring.client;

import java.time.Duration;

import io.github.miniospring.MinioResponseException;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.template.MinioTemplate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MinioClientObservationTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final CannedExchange exchange = new CannedExchange();

    private final TestObservationRegistry observations = TestObservationRegistry.create();

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void tellsWhatWasDone() {
        this.exchange.answer(204, "", "x-amz-request-id", "17F2A");
        try (MinioClient client = client().build()) {
            client.execute(DeleteObject.of("photos", "cat.png")).block(LIMIT);
        }

        TestObservationRegistryAssert.assertThat(this.observations)
            .hasSingleObservationThat()
            .hasNameEqualTo("minio.client")
            .hasContextualNameEqualTo("minio DeleteObject")
            .hasBeenStarted()
            .hasBeenStopped()
            .doesNotHaveError()
            .hasLowCardinalityKeyValue("operation", "DeleteObject")
            .hasLowCardinalityKeyValue("bucket", "none")
            .hasLowCardinalityKeyValue("outcome", "SUCCESS")
            .hasLowCardinalityKeyValue("status", "204")
            .hasLowCardinalityKeyValue("error.code", "none")
            .hasHighCardinalityKeyValue("minio.request_id", "17F2A");
    }

    @Test
    void tellsTheBucketIfWanted() {
        try (MinioClient client = client().bucketTagged(true).build()) {
            client.execute(DeleteObject.of("photos", "cat.png")).block(LIMIT);
        }

        TestObservationRegistryAssert.assertThat(this.observations)
            .hasSingleObservationThat()
            .hasLowCardinalityKeyValue("bucket", "photos");
    }

    @Test
    void tellsWhyACallWasRefused() {
        this.exchange.answer(403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
        try (MinioClient client = client().build()) {
            assertThatExceptionOfType(MinioResponseException.class)
                .isThrownBy(() -> client.execute(DeleteObject.of("photos", "cat.png")).block(LIMIT));
        }

        TestObservationRegistryAssert.assertThat(this.observations)
            .hasSingleObservationThat()
            .hasBeenStopped()
            .hasError()
            .hasLowCardinalityKeyValue("outcome", "CLIENT_ERROR")
            .hasLowCardinalityKeyValue("status", "403")
            .hasLowCardinalityKeyValue("error.code", "SignatureDoesNotMatch");
    }

    @Test
    void isOneForAllAttempts() {
        this.exchange.answer(503, "").answer(503, "").answer(204, "");
        try (MinioClient client = client().random(bound -> 0).build()) {
            client.execute(DeleteObject.of("photos", "cat.png")).block(LIMIT);
        }

        assertThat(this.exchange.sent()).hasSize(3);
        TestObservationRegistryAssert.assertThat(this.observations)
            .hasSingleObservationThat()
            .hasLowCardinalityKeyValue("outcome", "SUCCESS");
    }

    @Test
    void lastsUntilTheContentIsRead() {
        this.exchange.answer(200, "content", "Content-Length", "7");
        try (MinioClient client = client().build()) {
            String content = client.execute(GetObject.of("photos", "cat.png"), read -> {
                TestObservationRegistryAssert.assertThat(this.observations).hasSingleObservationThat().isNotStopped();
                return read.text();
            }).single().block(LIMIT);

            assertThat(content).isEqualTo("content");
        }
        TestObservationRegistryAssert.assertThat(this.observations).hasSingleObservationThat().hasBeenStopped();
    }

    @Test
    void isPartOfWhatSurroundsIt() {
        Observation surrounding = Observation.start("surrounding", this.observations);
        try (MinioClient client = client().build(); Observation.Scope scope = surrounding.openScope()) {
            new MinioTemplate(client).removeObject("photos", "cat.png");
            assertThat(scope.getCurrentObservation()).isSameAs(surrounding);
        }
        surrounding.stop();

        TestObservationRegistryAssert.assertThat(this.observations)
            .hasObservationWithNameEqualTo("minio.client")
            .that()
            .hasParentObservationEqualTo(surrounding);
    }

    @Test
    void countsBytesThatArrive() {
        this.exchange.answer(200, "content", "Content-Length", "7", "x-amz-checksum-crc32c", "Ya91Mw==");
        try (MinioClient client = client().build()) {
            client.execute(GetObject.of("photos", "cat.png"), ReactiveObjectContent::bytes).blockLast(LIMIT);
        }

        assertThat(this.meters.get("minio.client.bytes.received").tag("operation", "GetObject").counter().count())
            .isEqualTo(7);
        assertThat(this.meters.find("minio.client.unverified").counter()).isNull();
    }

    @Test
    void countsObjectsThatNothingProves() {
        this.exchange.answer(200, "content", "Content-Length", "7");
        try (MinioClient client = client().build()) {
            client.execute(GetObject.of("photos", "cat.png"), ReactiveObjectContent::bytes).blockLast(LIMIT);
        }

        assertThat(this.meters.get("minio.client.unverified").tag("operation", "GetObject").counter().count())
            .isEqualTo(1);
    }

    private MinioClientBuilder client() {
        return this.exchange.client().observationRegistry(this.observations).meterRegistry(this.meters);
    }

}
