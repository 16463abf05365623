package io.github.miniospring.fault;

import java.io.InputStream;
import java.time.Duration;

import io.github.miniospring.MinioException;
import io.github.miniospring.client.MinioClientObservationContext;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ObjectContent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What metrics and traces tell of calls, however they end. */
class ObservationTests {

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final TestObservationRegistry observations = TestObservationRegistry.create();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final Stops stops = new Stops();

    private final MinioTemplate template = this.server
        .template(builder -> builder.observationRegistry(this.observations).meterRegistry(this.meters));

    ObservationTests() {
        this.observations.observationConfig().observationHandler(this.stops);
    }

    private TestObservationRegistryAssert.TestObservationRegistryAssertReturningObservationContextAssert assertOne() {
        await().untilAsserted(() -> assertThat(this.stops.count).isEqualTo(1));
        return TestObservationRegistryAssert.assertThat(this.observations)
            .hasSingleObservationThat()
            .hasNameEqualTo("minio.client")
            .hasBeenStarted()
            .hasBeenStopped();
    }

    @Test
    void tellsASuccess() {
        this.server.plays(Scripts.object("meow".getBytes(), "x-amz-request-id: 17F2A\n"));

        this.template.getObjectBytes("photos", "cat.png");

        assertOne().hasContextualNameEqualTo("minio GetObject")
            .doesNotHaveError()
            .hasLowCardinalityKeyValue("operation", "GetObject")
            .hasLowCardinalityKeyValue("bucket", "none")
            .hasLowCardinalityKeyValue("outcome", "SUCCESS")
            .hasLowCardinalityKeyValue("status", "200")
            .hasLowCardinalityKeyValue("error.code", "none");
    }

    @Test
    void tellsTheBucketWhereThatIsWanted() {
        MinioTemplate template = this.server
            .template(builder -> builder.observationRegistry(this.observations).bucketTagged(true));

        template.statObject("photos", "cat.png");

        assertOne().hasLowCardinalityKeyValue("bucket", "photos");
    }

    @Test
    void tellsARefusal() {
        this.server.plays(Scripts.error(404, "NoSuchKey"));

        assertThatExceptionOfType(MinioException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"));

        assertOne().hasError()
            .hasLowCardinalityKeyValue("outcome", "CLIENT_ERROR")
            .hasLowCardinalityKeyValue("status", "404")
            .hasLowCardinalityKeyValue("error.code", "NoSuchKey");
    }

    @Test
    void tellsWhatCameAfterAllAttempts() {
        this.server.plays(Scripts.BUSY, Scripts.OK);

        this.template.putObject("photos", "cat.png", "meow");

        assertOne().doesNotHaveError().hasLowCardinalityKeyValue("status", "200");
    }

    @Test
    void tellsThatNoAnswerCame() {
        this.server.plays(Scripts.CLOSE);

        assertThatExceptionOfType(MinioException.class).isThrownBy(() -> this.template.statObject("photos", "cat.png"));

        assertOne().hasError()
            .hasLowCardinalityKeyValue("outcome", "UNKNOWN")
            .hasLowCardinalityKeyValue("status", "none");
    }

    @Test
    void tellsAnErrorInsideOfASuccess() {
        this.server.plays(exchange -> exchange.readBody()
            .answer(200, "Content-Type: application/xml\n", Scripts.document("InternalError", "")));

        assertThatExceptionOfType(MinioException.class).isThrownBy(() -> this.template.listBuckets().toList());

        assertOne().hasError().hasLowCardinalityKeyValue("error.code", "InternalError");
    }

    @Test
    void tellsABodyThatBrokeOffAndCameAgainAsOneSuccess() {
        String document = "<ListAllMyBucketsResult></ListAllMyBucketsResult>";
        this.server.plays(exchange -> {
            exchange.begin(200, "Content-Length: 1000\n");
            exchange.send(document);
            exchange.close();
        }, exchange -> exchange.answer(200, "Content-Type: application/xml\n", document));

        this.template.listBuckets().toList();

        assertThat(this.server.requests()).hasSize(2);
        assertOne().doesNotHaveError().hasLowCardinalityKeyValue("outcome", "SUCCESS");
    }

    @Test
    void lastsUntilContentIsRead() throws Exception {
        // More than comes at once.
        this.server.plays(Scripts.object(new byte[8_000_000]));

        try (ObjectContent content = this.template.openObject("photos", "cat.png");
                InputStream stream = content.inputStream()) {
            assertThat(stream.readNBytes(10)).hasSize(10);
            assertThat(this.stops.count).isZero();
            stream.readAllBytes();
        }

        assertOne().doesNotHaveError();
    }

    @Test
    void endsWithContentThatBroke() {
        this.server.plays(exchange -> {
            exchange.begin(200, "ETag: \"e\"\nContent-Length: 1000\n");
            exchange.send("meow");
            exchange.close();
        });

        assertThatExceptionOfType(MinioException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"));

        assertOne().hasError()
            .hasLowCardinalityKeyValue("outcome", "UNKNOWN")
            .hasLowCardinalityKeyValue("status", "200");
    }

    @Test
    void endsWithContentThatNobodyRead() {
        this.server.plays(Scripts.object(new byte[100_000]));

        this.template.getObject("photos", "cat.png", content -> "nothing");

        assertOne().doesNotHaveError();
    }

    @Test
    void endsWithACancellationBeforeTheAnswer() {
        this.server.plays(Scripts.SILENT);
        var call = this.template.reactive().statObject("photos", "cat.png").subscribe();
        await().until(() -> !this.server.requests().isEmpty());

        call.dispose();

        assertOne().hasLowCardinalityKeyValue("outcome", "UNKNOWN").hasLowCardinalityKeyValue("status", "none");
    }

    @Test
    void endsWithACancellationWhileReading() {
        this.server.plays(Scripts.object(new byte[10_000_000]));

        StepVerifier
            .create(this.template.reactive()
                .getObjectBuffers("photos", "cat.png")
                .doOnNext(DataBufferUtils::release)
                .take(2))
            .expectNextCount(2)
            .expectComplete()
            .verify(Duration.ofSeconds(10));

        assertOne().doesNotHaveError();
    }

    @Test
    void endsWithACallThatRanOutOfTime() {
        this.server.plays(Scripts.SILENT);

        assertThatExceptionOfType(MinioException.class).isThrownBy(
                () -> this.template.statObject("photos", "cat.png", stat -> stat.timeout(Duration.ofMillis(200))));

        assertOne().hasError();
    }

    @Test
    void belongsToWhatGoesOnInTheThreadOfABlockingCaller() {
        Observation surrounding = Observation.start("surrounding", this.observations);

        surrounding.scoped(() -> this.template.statObject("photos", "cat.png"));

        assertThat(this.stops.last.getParentObservation()).isSameAs(surrounding);
    }

    @Test
    void belongsToWhatGoesOnInTheContextOfAReactiveCaller() {
        Observation surrounding = Observation.start("surrounding", this.observations);

        StepVerifier
            .create(this.template.reactive()
                .execute(HeadObject.of("photos", "cat.png"))
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, surrounding)))
            .expectNextCount(1)
            .expectComplete()
            .verify(Duration.ofSeconds(10));

        assertThat(this.stops.last.getParentObservation()).isSameAs(surrounding);
    }

    @Test
    void countsTheBytesThatWereMoved() {
        this.template.putObject("photos", "cat.png", new byte[1_000_000]);
        this.server.plays(Scripts.object(new byte[300_000]));
        this.template.getObjectBytes("photos", "cat.png");

        assertThat(bytes("minio.client.bytes.sent", "PutObject")).isEqualTo(1_000_000);
        assertThat(bytes("minio.client.bytes.received", "GetObject")).isEqualTo(300_000);
        assertThat(this.meters.get("minio.client.unverified").tag("operation", "GetObject").counter().count())
            .isEqualTo(1);
    }

    @Test
    void countsOnlyWhatWasSentOfABodyThatWasRefused() {
        this.server.plays(exchange -> {
            exchange.answer(403, "Connection: close\n", "");
            exchange.drain();
        });

        assertThatExceptionOfType(MinioException.class)
            .isThrownBy(() -> this.template.putObject("photos", "zeros", Flux.never(), 1 << 20));

        assertThat(this.meters.find("minio.client.bytes.sent").counter()).isNull();
    }

    private double bytes(String name, String operation) {
        return this.meters.get(name).tag("operation", operation).counter().count();
    }

    /** Counts the ends of our own observations, wherever they happen. */
    private static final class Stops implements ObservationHandler<MinioClientObservationContext> {

        private volatile int count;

        private volatile MinioClientObservationContext last;

        @Override
        public synchronized void onStop(MinioClientObservationContext context) {
            this.count++;
            this.last = context;
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof MinioClientObservationContext;
        }

    }

}
