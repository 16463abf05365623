package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.ETag;
import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.PutObject;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which failed requests are sent again, how often, and which never. */
class RepetitionTests {

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final MinioTemplate template = this.server.template();

    private static PutObject cat() {
        return PutObject.of("photos", "cat.png", ObjectBody.of("meow"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 429, 500, 502, 503, 504 })
    void repeatsWhatTheServerCannotDoNow(int status) {
        this.server.plays(Scripts.error(status, "SlowDown"), Scripts.error(status, "SlowDown"), Scripts.OK);

        this.template.putObject("photos", "cat.png", "meow");

        assertThat(this.server.requests()).hasSize(3)
            .allSatisfy(request -> assertThat(request.body()).isEqualTo("meow".getBytes()));
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 403, 409, 501, 507 })
    void doesNotRepeatWhatWillBeRefusedAgain(int status) {
        this.server.plays(Scripts.error(status, "Never"));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.putObject("photos", "cat.png", "meow"));
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void repeatsWhatAServerWithoutTimeForTlsHasNotSeen() {
        Endpoint secure = new Endpoint(true, "127.0.0.1", this.server.port());
        try (MinioClient client = MinioClient.builder(secure)
            .region("us-east-1")
            .retry(FaultServer.retries(Duration.ZERO))
            .http(FaultServer.quick().connectTimeout(Duration.ofMillis(200)).build())
            .build()) {
            assertThatExceptionOfType(MinioRequestException.class)
                .isThrownBy(() -> new MinioTemplate(client).putObject("photos", "cat.png", "meow"))
                .withMessage(
                        "PutObject photos/cat.png: cannot reach " + secure + ": TLS was not agreed on within 200 ms");
        }
        assertThat(this.server.connections()).isEqualTo(4);
    }

    @Test
    void givesUpAfterFourAttempts() {
        this.server.plays(Scripts.BUSY);

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.statObject("photos", "cat.png"))
            .satisfies(failure -> assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(failure.getClass()));
        assertThat(this.server.requests()).hasSize(4);
    }

    @Test
    void signsEveryAttemptAnew() {
        this.server.plays(Scripts.BUSY, Scripts.OK);
        MinioTemplate template = this.server
            .template(builder -> builder.clock(new SteppingClock(Duration.ofSeconds(2))));

        template.statObject("photos", "cat.png");

        assertThat(this.server.request(0).header("x-amz-date"))
            .isNotEqualTo(this.server.request(1).header("x-amz-date"));
        assertThat(this.server.request(0).header("authorization"))
            .isNotEqualTo(this.server.request(1).header("authorization"));
    }

    @Test
    void addsLittleLoadToAServerThatIsBusyForEver() {
        this.server.plays(exchange -> exchange.answer(503, "", ""));
        MinioClient client = this.server.client();

        Long failed = Flux.range(0, 1_200)
            .flatMap(i -> client.execute(HeadObject.of("photos", "cat.png"))
                .then(Mono.<Integer>empty())
                .onErrorReturn(MinioException.class, 1), 16)
            .count()
            .block(Duration.ofSeconds(30));

        assertThat(failed).isEqualTo(1_200);
        assertThat(this.server.requests().size()).isBetween(1_250, 1_300);
    }

    @Test
    void waitsNoLongerThanItMayWhateverTheServerAsksFor() {
        this.server.plays(exchange -> exchange.answer(503, "Retry-After: 3600\n", ""), Scripts.OK);
        MinioTemplate template = this.server
            .template(builder -> builder.retry(FaultServer.retries(Duration.ofMillis(20))));

        CompletableFuture<?> call = CompletableFuture.supplyAsync(() -> template.statObject("photos", "cat.png"));

        assertThat(call).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void waitsAsLongAsTheServerAsksFor() {
        this.server.plays(exchange -> exchange.answer(503, "Retry-After: 1\n", ""), Scripts.OK);
        MinioTemplate template = this.server.template(builder -> builder.random(bound -> 0)
            .retry(new RetrySettings(4, Duration.ofMillis(1), Duration.ofSeconds(2), Duration.ofMinutes(1),
                    RetrySettings.DEFAULT.statuses())));
        long before = System.nanoTime();

        template.statObject("photos", "cat.png");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(950));
    }

    @Test
    void doesNotWaitBeyondTheDeadline() {
        this.server.plays(exchange -> exchange.answer(503, "Retry-After: 10\n", ""));
        MinioTemplate template = this.server.template(builder -> builder.retry(new RetrySettings(4, Duration.ZERO,
                Duration.ofSeconds(20), Duration.ofSeconds(1), RetrySettings.DEFAULT.statuses())));

        CompletableFuture<?> call = CompletableFuture.supplyAsync(() -> template.statObject("photos", "cat.png"));

        assertThat(call).failsWithin(5, TimeUnit.SECONDS);
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void repeatsWhatMayOrMayNotHaveBeenDone() {
        this.server.plays(Scripts.CLOSE, Scripts.RESET, Scripts.OK);

        this.template.putObject("photos", "cat.png", "meow");

        assertThat(this.server.requests()).hasSize(3);
    }

    @Test
    void doesNotRepeatAConditionalWriteThatMayHaveBeenDone() {
        this.server.plays(Scripts.CLOSE, Scripts.OK);

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.template.execute(cat().ifAbsent()));
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void doesNotRepeatAReplacementThatMayHaveBeenDone() {
        this.server.plays(Scripts.error(500, "InternalError"), Scripts.OK);

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.execute(cat().ifMatch(new ETag("e"))));
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void repeatsAConditionalWriteThatWasTurnedAway() {
        this.server.plays(Scripts.BUSY, Scripts.OK);

        this.template.putObject("photos", "cat.png", "meow", put -> put.ifAbsent());

        assertThat(this.server.requests()).hasSize(2);
    }

    // S3 did nothing because another write of the key was under way.
    @Test
    void repeatsAConditionalWriteThatMetAnother() {
        this.server.plays(Scripts.error(409, "ConditionalRequestConflict"), Scripts.OK);

        this.template.putObject("photos", "cat.png", "meow", put -> put.ifAbsent());

        assertThat(this.server.requests()).hasSize(2);
    }

    @Test
    void doesNotRepeatTheMakingOfABucketThatMayHaveBeenDone() {
        this.server.plays(Scripts.CLOSE, Scripts.OK);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> this.template.makeBucket("photos"));
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void doesNotRepeatTheRemovalOfABucketThatMayHaveBeenDone() {
        this.server.plays(Scripts.CLOSE, Scripts.OK);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> this.template.removeBucket("photos"));
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void neverSendsAgainWhatCanBeReadOnce() {
        this.server.plays(Scripts.BUSY, Scripts.OK);
        byte[] bytes = "meow".getBytes();

        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(
                () -> this.template.putObject("photos", "cat.png", new ByteArrayInputStream(bytes), bytes.length));
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void repeatsAListingWhoseAnswerBrokeOff() {
        String page = "<ListBucketResult><Contents><Key>cat.png</Key><Size>1</Size></Contents></ListBucketResult>";
        this.server.plays(exchange -> {
            exchange.begin(200, "Content-Length: 500\n");
            exchange.send(page.substring(0, 40));
            exchange.close();
        }, exchange -> exchange.answer(200, "Content-Type: application/xml\n", page));

        assertThat(this.template.listObjects("photos")).hasSize(1);
        assertThat(this.server.requests()).hasSize(2);
    }

    @Test
    void doesNotNoticeThatAKeptConnectionWasClosed() {
        byte[] content = new byte[10];
        Arrays.fill(content, (byte) 'x');
        this.server.plays(Scripts.object(content));
        MinioTemplate template = this.server.template(builder -> builder.retry(RetrySettings.DEFAULT));
        template.getObjectBytes("photos", "cat.png");

        for (int i = 0; i < 20; i++) {
            this.server.closeConnections();
            assertThat(template.getObjectBytes("photos", "cat.png")).isEqualTo(content);
        }
    }

    @Test
    void saysWhereTheServerShouldBeAndWhatIsWrong() {
        this.server.stopListening();

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.template.statObject("photos", "cat.png"))
            .withMessageStartingWith(
                    "HeadObject photos/cat.png: cannot reach " + this.server.endpoint() + ": Connection refused");
    }

}
