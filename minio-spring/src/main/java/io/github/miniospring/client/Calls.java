package io.github.miniospring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.LongUnaryOperator;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.bucket.GetBucketLocation;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.http.HttpExchange;
import io.github.miniospring.http.OpenAnswer;
import io.github.miniospring.http.WireException;
import io.github.miniospring.http.WireRequest;
import io.github.miniospring.operation.Addressing;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.signing.SigningScope;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Makes calls: signs, sends, repeats and observes them, and has their answers decoded.
 */
final class Calls {

    private static final List<String> CUSTOMER_KEYS = List.of("x-amz-server-side-encryption-customer-key",
            "x-amz-copy-source-server-side-encryption-customer-key");

    private final Endpoint endpoint;

    private final CredentialsProvider credentials;

    private final HttpExchange http;

    private final ServerClock clock;

    private final BucketRegions regions;

    private final RequestSigning signing;

    private final AnswerDecoding decoding;

    private final Failures failures;

    private final RetryBudget budget = new RetryBudget();

    private final @Nullable ChecksumAlgorithm checksum;

    private final EchoMemory echoes = new EchoMemory();

    private final ObservationRegistry observations;

    private final MinioClientObservationConvention convention;

    private final boolean bucketTagged;

    private final TransferMeters meters;

    private final String userAgent;

    Calls(MinioClientBuilder builder) {
        Addressing addressing = new Addressing(builder.endpoint(), builder.addressingStyle());
        this.endpoint = builder.endpoint();
        this.credentials = builder.credentials();
        this.http = builder.exchange();
        this.clock = new ServerClock(builder.clock(), builder.endpoint().secure());
        this.regions = new BucketRegions((builder.region() != null) ? builder.region() : addressing.regionOfHost());
        this.checksum = builder.checksum();
        this.observations = builder.observationRegistry();
        this.convention = builder.observationConvention();
        this.bucketTagged = builder.bucketTagged();
        this.meters = builder.meters();
        this.userAgent = builder.userAgent();
        this.signing = new RequestSigning(addressing, this.regions, this.clock, this.userAgent);
        this.decoding = new AnswerDecoding(this.regions, this.meters, this.echoes);
        this.failures = new Failures(this.endpoint, this.regions);
    }

    /** The rules for sending again that go with these calls. */
    Retries retries(RetrySettings settings, LongUnaryOperator random) {
        return new Retries(settings, this.budget, this.regions, random);
    }

    HttpExchange http() {
        return this.http;
    }

    void unverified(String action) {
        this.meters.unverified(action);
    }

    @Nullable String region() {
        return this.regions.fixed();
    }

    /** Now, by the server's clock as far as it is known. */
    Instant now() {
        return this.clock.now();
    }

    /**
     * Sends an operation and hands over its result with the answer's body open.
     * @param inFlight counts the call
     */
    <R> Mono<Opened<R>> open(Operation<R> operation, Retries retries, InFlight inFlight) {
        S3Request request = operation.toRequest();
        requireTlsForKeys(request);
        return Mono.<Opened<R>>deferContextual(context -> {
            if (!inFlight.begin()) {
                return Mono.error(new MinioRequestException(request.target() + ": the client is closed", null));
            }
            Object parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
            Call call = begin(request, operation.maxSilence(), parent, retries, inFlight);
            return call.endingWithTheClient(prepared(call, operation))
                .onErrorMap(failure -> finished(call, failure))
                .doOnCancel(call::cancel)
                .doOnNext(opened -> call.handOver());
        }).doOnDiscard(Opened.class, Calls::discard).contextWrite(LateFailures::quiet);
    }

    private Throwable finished(Call call, Throwable failure) {
        Throwable described = this.failures.describe(call, failure);
        call.finish(described);
        return described;
    }

    private static void discard(Opened<?> opened) {
        opened.close();
    }

    private void requireTlsForKeys(S3Request request) {
        if (this.endpoint.secure()) {
            return;
        }
        for (String name : CUSTOMER_KEYS) {
            Assert.isTrue(!request.headers().containsKey(name),
                    () -> request.target() + ": an SSE-C key would travel readable over http; use an https endpoint");
        }
    }

    private Call begin(S3Request request, @Nullable Duration maxSilence, @Nullable Object parent, Retries retries,
            InFlight inFlight) {
        MinioClientObservationContext context = new MinioClientObservationContext(request, this.bucketTagged);
        Observation observation = Observation.createNotStarted(this.convention, () -> context, this.observations);
        if (parent instanceof Observation surrounding) {
            observation.parentObservation(surrounding);
        }
        InFlight counted = inFlight;
        if (maxSilence != null) {
            // Nobody waits for what has no end.
            inFlight.end();
            counted = new InFlight();
            counted.begin();
        }
        return new Call(request, context, observation.start(), this.budget, retries, counted, maxSilence,
                inFlight.closing());
    }

    // A call that runs out of time gives its body back, too, before the caller is told.
    private <R> Mono<Opened<R>> prepared(Call call, Operation<R> operation) {
        ObjectBody body = call.request().body();
        return (body == null || body.inMemory() != null) ? opened(call, operation, body)
                : Mono.usingWhen(within(call, body.prepare(this.http.io())), ready -> opened(call, operation, ready),
                        ready -> ready.release(this.http.io()));
    }

    private <R> Mono<Opened<R>> opened(Call call, Operation<R> operation, @Nullable ObjectBody body) {
        return within(call, attempts(call, operation, body).doOnCancel(call::abandon));
    }

    private <T> Mono<T> within(Call call, Mono<T> step) {
        Long deadline = call.deadline();
        return (deadline == null) ? step
                : Mono.defer(() -> step.timeout(Duration.ofNanos(deadline - System.nanoTime()), this.http.timer()))
                    .onErrorMap(TimeoutException.class, ex -> call.expired());
    }

    private <R> Mono<Opened<R>> attempts(Call call, Operation<R> operation, @Nullable ObjectBody body) {
        return Mono.defer(() -> attempt(call, operation, body)).onErrorResume(failure -> {
            Throwable described = call.failed(this.failures.describe(call, failure));
            if (Retries.leavesOpen(described)) {
                operation.outcomeUnknown(described);
            }
            Duration delay = call.retries().next(call, body, described);
            if (delay == null) {
                return Mono.error(described);
            }
            Mono<?> wait = delay.isZero() ? Mono.empty()
                    : Mono.firstWithSignal(Mono.delay(delay, this.http.timer()), this.http.closing());
            return wait.then(Mono.defer(() -> attempts(call, operation, body)));
        });
    }

    private <R> Mono<Opened<R>> attempt(Call call, Operation<R> operation, @Nullable ObjectBody body) {
        call.attempting();
        operation.attempting();
        call.lost();
        Mono<Credentials> given = call.request().signed() ? this.credentials.credentials() : Mono.empty();
        return given.singleOptional().flatMap(found -> {
            Credentials credentials = found.orElse(null);
            if (body == null) {
                return send(call, operation, Payload.NONE, credentials);
            }
            Mono<Payload> payload = payload(call, body, credentials != null);
            if (credentials != null && !body.repeatable()) {
                // What can be sent only once must be signed for the right region at
                // once.
                payload = lookUpRegion(call.request().bucket(), call.retries(), call.inFlight()).then(payload);
            }
            return payload.flatMap(sealed -> send(call, operation, sealed, credentials));
        });
    }

    private Mono<Payload> payload(Call call, ObjectBody body, boolean signed) {
        Payload sealed = call.payload();
        return (sealed != null) ? Mono.just(sealed)
                : Payload
                    .seal(call.request(), body, signed, this.endpoint.secure(), this.checksum, this.echoes.silent(),
                            this.http.buffers(), this.http.io())
                    .map(call::sealed);
    }

    private <R> Mono<Opened<R>> send(Call call, Operation<R> operation, Payload payload,
            @Nullable Credentials credentials) {
        S3Request request = call.request();
        long started = System.nanoTime();
        WireRequest wire = this.signing.sign(call, payload, credentials);
        return watched(this.http.exchange(wire), request, payload, started).flatMap(answer -> {
            call.answered(answer);
            this.clock.observe(answer.headers().getFirst(HttpHeaders.DATE));
            RequestLog.answered(request, answer, started);
            if (answer.status() / 100 != 2) {
                return AnswerDecoding.refusal(request, answer);
            }
            return this.decoding.decode(call, operation, payload, answer);
        });
    }

    // Most calls have nothing to count, and nobody reads at DEBUG: each step would cost
    // all
    // of them.
    private Mono<OpenAnswer> watched(Mono<OpenAnswer> exchange, S3Request request, Payload payload, long started) {
        Mono<OpenAnswer> watched = exchange;
        if (payload.length() > 0) {
            Runnable count = () -> countSent(request, payload);
            watched = watched.doOnTerminate(count).doOnCancel(count);
        }
        if (RequestLog.isOn()) {
            watched = watched.doOnCancel(() -> RequestLog.givenUp(request, started))
                .doOnError(failure -> RequestLog.failed(request, failure, started));
        }
        return watched;
    }

    private void countSent(S3Request request, Payload payload) {
        long bytes = (payload.length() > 0) ? payload.takeSent() : 0;
        if (bytes > 0) {
            this.meters.sent(request.action(), bytes);
        }
    }

    /** What a request on {@code bucket} is signed with; empty when nobody signs. */
    Mono<SigningScope> signingScope(@Nullable String bucket, Retries retries, InFlight inFlight) {
        return this.credentials.credentials()
            .flatMap(credentials -> lookUpRegion(bucket, retries, inFlight)
                .then(Mono.fromSupplier(() -> SigningScope.s3(credentials, this.regions.of(bucket)))));
    }

    private Mono<Void> lookUpRegion(@Nullable String bucket, Retries retries, InFlight inFlight) {
        if (bucket == null || this.regions.isKnown(bucket)) {
            return Mono.empty();
        }
        return open(GetBucketLocation.of(bucket), retries, inFlight).doOnNext(opened -> {
            opened.close();
            this.regions.learn(bucket, opened.value());
        }).then();
    }

    /** Asks whether the server is alive. */
    Mono<Liveness> liveness() {
        return this.http.exchange(Liveness.question(this.endpoint, this.userAgent)).map(answer -> {
            answer.close();
            return Liveness.of(answer);
        }).onErrorMap(WireException.class, wire -> this.failures.unreachable("Liveness", wire));
    }

}
