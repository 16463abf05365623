package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.operation.SseKms;
import io.github.miniospring.operation.SseS3;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes under a condition on a way that loses answers: 40 races, or as many as
 * {@code -Dminio.test.races} says.
 */
@MinioContract
class ConditionalUploadTests {

    private static final int RACES = Integer.getInteger("minio.test.races", 40);

    private static final byte[] LARGE = new byte[5 * 1024 * 1024 + 1];

    private static final Predicate<ClientRequest> PUT = request -> request.method() == HttpMethod.PUT;

    private static final Predicate<ClientRequest> COMPLETE = request -> request.method() == HttpMethod.POST
            && String.valueOf(request.url().getQuery()).startsWith("uploadId=");

    static Stream<Arguments> encryptions() {
        SseCustomerKey key = SseCustomerKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        return Stream.of(Arguments.of("none", (Consumer<Upload>) upload -> {
        }), Arguments.of("SSE-S3", (Consumer<Upload>) upload -> upload.encryption(new SseS3())),
                Arguments.of("SSE-KMS", (Consumer<Upload>) upload -> upload.encryption(new SseKms("test-key"))),
                Arguments.of("SSE-C", (Consumer<Upload>) upload -> upload.encryption(key)));
    }

    /** A client whose next such request gets no answer. */
    private static MinioClient losing(MinioClientBuilder builder, Predicate<ClientRequest> which, Mono<?> meanwhile) {
        AtomicInteger left = new AtomicInteger(1);
        return quick(builder).filter((request, next) -> (which.test(request) && left.getAndDecrement() > 0)
                ? lost(request, next, meanwhile) : next.exchange(request))
            .build();
    }

    private static MinioClientBuilder quick(MinioClientBuilder builder) {
        return builder.retry(new RetrySettings(4, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2),
                RetrySettings.DEFAULT.statuses()));
    }

    private static Mono<ClientResponse> lost(ClientRequest request, ExchangeFunction next, Mono<?> meanwhile) {
        return next.exchange(request).flatMap(answer -> answer.releaseBody().then(meanwhile).then(broken(request)));
    }

    private static Mono<ClientResponse> broken(ClientRequest request) {
        return Mono.error(new WebClientRequestException(new IOException("lost"), request.method(), request.url(),
                request.headers()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encryptions")
    void areNotRefusedBecauseOfThemselves(String name, Consumer<Upload> encryption, TestServer server) {
        TestBucket bucket = server.bucket(Transport.TLS);
        try (bucket; MinioClient client = losing(server.tlsClient(), PUT, Mono.empty())) {
            ObjectWriteResult stored = new MinioTemplate(client).putObject(bucket.name(), "key", "mine", upload -> {
                encryption.accept(upload);
                upload.ifAbsent();
            });

            assertThat(stored.etag()).isNotNull();
            assertThat(bucket.keys()).containsExactly("key");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encryptions")
    void areNotRefusedBecauseOfThemselvesInParts(String name, Consumer<Upload> encryption, TestServer server) {
        TestBucket bucket = server.bucket(Transport.TLS);
        try (bucket; MinioClient client = losing(server.tlsClient(), COMPLETE, Mono.empty())) {
            ObjectWriteResult stored = new MinioTemplate(client).putObject(bucket.name(), "key", LARGE, upload -> {
                encryption.accept(upload);
                upload.ifAbsent();
            });

            assertThat(stored.etag()).isNotNull();
            assertThat(bucket.keys()).containsExactly("key");
            try (Stream<IncompleteUpload> left = bucket.template().listIncompleteUploads(bucket.name())) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void replaceOnceWhenTheAnswerIsLost(TestServer server, TestBucket bucket) {
        ETag first = bucket.template().putObject(bucket.name(), "key", "1").etag();
        try (MinioClient client = losing(server.client(), PUT, Mono.empty())) {
            new MinioTemplate(client).putObject(bucket.name(), "key", "2", upload -> upload.ifMatch(first));
        }

        assertThat(bucket.template().getObjectAsString(bucket.name(), "key")).isEqualTo("2");
    }

    // A counter, and somebody who counts on from what was stored.
    @Test
    void areNeverTakenForRefusedWhereTheyWereStoredAndReplaced(TestServer server, TestBucket bucket) {
        Mono<?> next = bucket.template().reactive().putObject(bucket.name(), "key", "next");
        try (MinioClient client = losing(server.client(), PUT, next)) {
            assertThatExceptionOfType(MinioRequestException.class).isThrownBy(
                    () -> new MinioTemplate(client).putObject(bucket.name(), "key", "1", upload -> upload.ifAbsent()))
                .withMessageContaining("it is not known whether the object was stored");
        }

        assertThat(bucket.template().getObjectAsString(bucket.name(), "key")).isEqualTo("next");
    }

    @Test
    void areFoundAmongTheVersionsWhereTheyWereReplaced(TestServer server, TestBucket bucket) {
        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        Mono<?> next = bucket.template().reactive().putObject(bucket.name(), "key", "next");
        try (MinioClient client = losing(server.client(), PUT, next)) {
            ObjectWriteResult stored = new MinioTemplate(client).putObject(bucket.name(), "key", "mine",
                    upload -> upload.ifAbsent());

            assertThat(bucket.template()
                .getObjectAsString(bucket.name(), "key", get -> get.versionId(String.valueOf(stored.versionId()))))
                .isEqualTo("mine");
        }
    }

    @Test
    void areRefusedInABucketWithVersionsWhenAnotherWasFirst(TestServer server, TestBucket bucket) {
        bucket.template().setBucketVersioning(bucket.name(), VersioningConfig.enabled());
        bucket.put("key");
        try (MinioClient client = losing(server.client(), PUT, Mono.empty())) {
            assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(
                    () -> new MinioTemplate(client).putObject(bucket.name(), "key", "1", upload -> upload.ifAbsent()));
        }
    }

    @Test
    void tellTheTruthInRaces(TestServer server, TestBucket bucket, TestReporter reporter) {
        Random random = new Random(5);
        try (MinioClient client = quick(server.client()).filter((request, next) -> {
            int dice;
            synchronized (random) {
                dice = PUT.test(request) ? random.nextInt(4) : 3;
            }
            return switch (dice) {
                case 0 -> broken(request);
                case 1 -> lost(request, next, Mono.empty());
                default -> next.exchange(request);
            };
        }).build()) {
            AtomicInteger won = new AtomicInteger();
            AtomicInteger unknown = new AtomicInteger();
            Flux.range(0, RACES).flatMap(race -> {
                String key = "race-" + race;
                return Flux.merge(outcome(client, bucket, key, "a"), outcome(client, bucket, key, "b"))
                    .collectList()
                    .flatMap(outcomes -> stored(bucket, key).doOnNext(stored -> judge(outcomes, stored))
                        .thenReturn(outcomes))
                    .doOnNext(outcomes -> {
                        won.addAndGet((int) outcomes.stream().filter(Outcome::won).count());
                        unknown.addAndGet((int) outcomes.stream().filter(Outcome::unknown).count());
                    });
            }, 8).then().block(Duration.ofSeconds(30 + RACES / 5));

            reporter.publishEntry("races", RACES + ": " + won + " won, " + unknown + " unknown");
            assertThat(won).hasValueGreaterThan(RACES * 3 / 4);
            assertThat(unknown).hasValueLessThan(RACES);
        }
    }

    private static Mono<String> stored(TestBucket bucket, String key) {
        return bucket.template()
            .reactive()
            .getObjectAsString(bucket.name(), key)
            .onErrorReturn(NoSuchKeyException.class, "none");
    }

    private static void judge(List<Outcome> outcomes, String stored) {
        for (Outcome outcome : outcomes) {
            if (outcome.won()) {
                assertThat(stored).isEqualTo(outcome.writer());
            }
            else if (!outcome.unknown()) {
                assertThat(stored).isNotEqualTo(outcome.writer());
            }
        }
    }

    private static Mono<Outcome> outcome(MinioClient client, TestBucket bucket, String key, String writer) {
        return new MinioTemplate(client).reactive()
            .putObject(bucket.name(), key, writer, upload -> upload.ifAbsent())
            .thenReturn(new Outcome(writer, true, false))
            .onErrorResume(PreconditionFailedException.class, refused -> Mono.just(new Outcome(writer, false, false)))
            .onErrorResume(MinioRequestException.class, open -> Mono.just(new Outcome(writer, false, true)));
    }

    private record Outcome(String writer, boolean won, boolean unknown) {
    }

}
