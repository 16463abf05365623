package io.github.miniospring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import reactor.util.context.ContextView;

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
        return new CallMono<>(new CallMono.Script<R>() {

            @Override
            public @Nullable Call begin(ContextView context) {
                return inFlight.begin()
                        ? Calls.this.begin(request, operation.maxSilence(),
                                context.getOrDefault(ObservationThreadLocalAccessor.KEY, null), retries, inFlight)
                        : null;
            }

            @Override
            public Throwable refused() {
                return new MinioRequestException(request.target() + ": the client is closed", null);
            }

            @Override
            public Mono<Opened<R>> work(Call call) {
                return prepared(call, operation);
            }

            @Override
            public Throwable describe(Call call, Throwable failure) {
                countSent(call);
                return Calls.this.failures.describe(call, failure);
            }

            @Override
            public void cancelled(Call call) {
                countSent(call);
                call.cancel();
                call.abandon();
            }

        });
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
        Mono<Opened<R>> attempts = attempts(call, operation, body);
        return (call.deadline() == null) ? attempts : within(call, attempts.doOnCancel(call::abandon));
    }

    private <T> Mono<T> within(Call call, Mono<T> step) {
        Long deadline = call.deadline();
        return (deadline == null) ? step
                : Mono.defer(() -> step.timeout(Duration.ofNanos(deadline - System.nanoTime()), this.http.timer()))
                    .onErrorMap(TimeoutException.class, ex -> call.expired());
    }

    private <R> Mono<Opened<R>> attempts(Call call, Operation<R> operation, @Nullable ObjectBody body) {
        return new Repeating<>(() -> attempt(call, operation, body), new Repeating.Rule() {

            @Override
            public Throwable describe(Throwable failure) {
                countSent(call);
                Throwable described = call.failed(Calls.this.failures.describe(call, failure));
                if (Retries.leavesOpen(described)) {
                    operation.outcomeUnknown(described);
                }
                return described;
            }

            @Override
            public @Nullable Mono<?> beforeNext(Throwable described) {
                Duration delay = call.retries().next(call, body, described);
                if (delay == null) {
                    return null;
                }
                return delay.isZero() ? Mono.empty()
                        : Mono.firstWithSignal(Mono.delay(delay, Calls.this.http.timer()), Calls.this.http.closing());
            }

        });
    }

    private <R> Mono<Opened<R>> attempt(Call call, Operation<R> operation, @Nullable ObjectBody body) {
        call.attempting();
        operation.attempting();
        call.lost();
        if (!call.request().signed()) {
            return attempt(call, operation, body, null);
        }
        return Steps.then(this.credentials.credentials(), found -> attempt(call, operation, body, found));
    }

    private <R> Mono<Opened<R>> attempt(Call call, Operation<R> operation, @Nullable ObjectBody body,
            @Nullable Credentials credentials) {
        if (body == null) {
            return send(call, operation, Payload.NONE, credentials);
        }
        Mono<Payload> payload = payload(call, body, credentials != null);
        if (credentials != null && !body.repeatable()) {
            // What can be sent only once must be signed for the right region at once.
            payload = lookUpRegion(call.request().bucket(), call.retries(), call.inFlight()).then(payload);
        }
        return Steps.then(payload, sealed -> send(call, operation, Objects.requireNonNull(sealed), credentials));
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
        return watched(this.http.exchange(wire), request, started).flatMap(answer -> {
            countSent(call);
            call.answered(answer);
            this.clock.observe(answer.headers().getFirst(HttpHeaders.DATE));
            RequestLog.answered(request, answer, started);
            if (answer.status() / 100 != 2) {
                return AnswerDecoding.refusal(request, answer);
            }
            return this.decoding.decode(call, operation, payload, answer);
        });
    }

    // Nearly nobody reads at DEBUG, and each step would cost all calls.
    private Mono<OpenAnswer> watched(Mono<OpenAnswer> exchange, S3Request request, long started) {
        return RequestLog.isOn() ? exchange.doOnCancel(() -> RequestLog.givenUp(request, started))
            .doOnError(failure -> RequestLog.failed(request, failure, started)) : exchange;
    }

    private void countSent(Call call) {
        Payload payload = call.payload();
        long bytes = (payload != null && payload.length() > 0) ? payload.takeSent() : 0;
        if (bytes > 0) {
            this.meters.sent(call.request().action(), bytes);
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
