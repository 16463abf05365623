package io.github.miniospring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.Redaction;
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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Sends operations to one server: addresses and signs them, repeats what may be repeated,
 * observes all of it, and decodes the answers.
 *
 * <p>
 * Thread-safe and meant to be shared; one for each server and set of credentials. It owns
 * connections and threads: close it.
 */
public final class MinioClient implements AutoCloseable {

    private static final Log logger = LogFactory.getLog(MinioClient.class);

    private static final List<String> CUSTOMER_KEYS = List.of("x-amz-server-side-encryption-customer-key",
            "x-amz-copy-source-server-side-encryption-customer-key");

    private static final Duration CLEAN_UP = Duration.ofSeconds(5);

    private final Endpoint endpoint;

    private final Addressing publicAddressing;

    private final CredentialsProvider credentials;

    private final HttpExchange http;

    private final ServerClock clock;

    private final BucketRegions regions;

    private final RequestSigning signing;

    private final AnswerDecoding decoding;

    private final Failures failures;

    private final RetryBudget budget;

    private final Retries retries;

    private final TransferSettings transfer;

    private final @Nullable ChecksumAlgorithm checksum;

    private final ObservationRegistry observations;

    private final MinioClientObservationConvention convention;

    private final boolean bucketTagged;

    private final TransferMeters meters;

    private final String userAgent;

    private final Duration shutdownTimeout;

    private final InFlight inFlight;

    private final InFlight undertakings;

    private final Sinks.Empty<Void> stopping;

    private final Mono<Void> closing;

    MinioClient(MinioClientBuilder builder) {
        Addressing addressing = new Addressing(builder.endpoint(), builder.addressingStyle());
        this.endpoint = builder.endpoint();
        this.publicAddressing = builder.publicAddressing();
        this.credentials = builder.credentials();
        this.http = builder.exchange();
        this.clock = new ServerClock(builder.clock(), builder.endpoint().secure());
        this.regions = new BucketRegions((builder.region() != null) ? builder.region() : addressing.regionOfHost());
        this.budget = new RetryBudget();
        this.retries = new Retries(builder.retry(), this.budget, this.regions, builder.random());
        this.transfer = builder.transfer();
        this.checksum = builder.checksum();
        this.observations = builder.observationRegistry();
        this.convention = builder.observationConvention();
        this.bucketTagged = builder.bucketTagged();
        this.meters = builder.meters();
        this.userAgent = builder.userAgent();
        this.signing = new RequestSigning(addressing, this.regions, this.clock, this.userAgent);
        this.decoding = new AnswerDecoding(this.regions, this.meters);
        this.failures = new Failures(this.endpoint, this.regions);
        this.shutdownTimeout = builder.http().shutdownTimeout();
        this.inFlight = new InFlight();
        this.undertakings = new InFlight();
        this.stopping = Sinks.empty();
        this.closing = Mono.defer(this::end).cache();
    }

    private MinioClient(MinioClient client, Retries retries, InFlight inFlight, InFlight undertakings) {
        this.endpoint = client.endpoint;
        this.publicAddressing = client.publicAddressing;
        this.credentials = client.credentials;
        this.http = client.http;
        this.clock = client.clock;
        this.regions = client.regions;
        this.budget = client.budget;
        this.retries = retries;
        this.transfer = client.transfer;
        this.checksum = client.checksum;
        this.observations = client.observations;
        this.convention = client.convention;
        this.bucketTagged = client.bucketTagged;
        this.meters = client.meters;
        this.userAgent = client.userAgent;
        this.signing = client.signing;
        this.decoding = client.decoding;
        this.failures = client.failures;
        this.shutdownTimeout = client.shutdownTimeout;
        this.inFlight = inFlight;
        this.undertakings = undertakings;
        this.stopping = client.stopping;
        this.closing = client.closing;
    }

    /** Begins a client for the server at {@code endpoint}. */
    public static MinioClientBuilder builder(Endpoint endpoint) {
        return new MinioClientBuilder(endpoint);
    }

    /**
     * Sends an operation and answers its decoded result; what is left of the answer's
     * body is discarded.
     * @return cold: every subscription sends the operation
     */
    public <R> Mono<R> execute(Operation<R> operation) {
        return open(operation).handle((opened, sink) -> {
            opened.close();
            R value = opened.value();
            if (value != null) {
                sink.next(value);
            }
        });
    }

    /**
     * Sends an operation and uses its result while the answer's body is open; afterwards
     * it is closed, whatever happens.
     */
    public <R, T> Flux<T> execute(Operation<R> operation, Function<? super R, ? extends Publisher<T>> use) {
        return Flux.usingWhen(open(operation), opened -> {
            R value = opened.value();
            return (value != null) ? use.apply(value) : Flux.<T>empty();
        }, opened -> Mono.fromRunnable(opened::close)).contextWrite(LateFailures::quiet);
    }

    /**
     * Sends an operation and hands over its result with the answer's body open. The
     * subscriber must close it.
     */
    public <R> Mono<Opened<R>> open(Operation<R> operation) {
        S3Request request = operation.toRequest();
        requireTlsForKeys(request);
        return Mono.<Opened<R>>deferContextual(context -> {
            if (!this.inFlight.begin()) {
                return Mono.error(new MinioRequestException(request.target() + ": the client is closed", null));
            }
            Call call = begin(request, context.getOrDefault(ObservationThreadLocalAccessor.KEY, null));
            return prepared(call, operation).onErrorMap(failure -> this.failures.describe(call, failure))
                .doOnError(call::finish)
                .doOnCancel(call::cancel)
                .doOnNext(opened -> call.handOver());
        }).doOnDiscard(Opened.class, MinioClient::discard).contextWrite(LateFailures::quiet);
    }

    /**
     * This client with other rules for sending again. It shares connections and threads
     * and all that was learned: closing either closes both.
     */
    public MinioClient withRetry(RetrySettings retry) {
        return new MinioClient(this, this.retries.with(retry), this.inFlight, this.undertakings);
    }

    /**
     * Does something that takes several calls and counts as one: once it has begun, its
     * calls are let through until it has ended, also while the client is closing. It must
     * clean up behind itself when {@link #stopping()} tells it to.
     * @param work given the client to make its calls with
     */
    public <T> Mono<T> asOne(Function<MinioClient, Mono<T>> work) {
        return Mono.defer(() -> {
            if (!this.inFlight.begin()) {
                return Mono.error(new MinioRequestException("The client is closed", null));
            }
            this.undertakings.begin();
            InFlight own = new InFlight();
            return work.apply(new MinioClient(this, this.retries, own, own)).doFinally(signal -> {
                this.undertakings.end();
                this.inFlight.end();
            });
        });
    }

    /**
     * Completes when the client is closing and has waited long enough for what takes
     * several calls: there are five seconds left to clean up.
     */
    public Mono<Void> stopping() {
        return this.stopping.asMono();
    }

    /**
     * Asks the server whether it is alive: once, without credentials, by MinIO's
     * {@code GET /minio/health/live}.
     * @return what it says; or a {@link MinioRequestException}, if there is no answer
     */
    public Mono<Liveness> liveness() {
        return Mono.defer(() -> {
            if (!this.inFlight.begin()) {
                return Mono.error(new MinioRequestException("Liveness: the client is closed", null));
            }
            return this.http.exchange(Liveness.question(endpoint(), this.userAgent)).map(answer -> {
                answer.close();
                return Liveness.of(answer);
            })
                .onErrorMap(WireException.class, wire -> this.failures.unreachable("Liveness", wire))
                .doFinally(signal -> this.inFlight.end());
        });
    }

    private static void discard(Opened<?> opened) {
        opened.close();
    }

    // A call that runs out of time gives its body back, too, before the caller is told.
    private <R> Mono<Opened<R>> prepared(Call call, Operation<R> operation) {
        ObjectBody body = call.request().body();
        return (body == null) ? opened(call, operation, null)
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

    private void requireTlsForKeys(S3Request request) {
        if (!endpoint().secure() && CUSTOMER_KEYS.stream().anyMatch(request.headers()::containsKey)) {
            throw new IllegalArgumentException(
                    request.target() + ": an SSE-C key would travel readable over http; use an https endpoint");
        }
    }

    private Call begin(S3Request request, @Nullable Object parent) {
        MinioClientObservationContext context = new MinioClientObservationContext(request, this.bucketTagged);
        Observation observation = Observation.createNotStarted(this.convention, () -> context, this.observations);
        if (parent instanceof Observation surrounding) {
            observation.parentObservation(surrounding);
        }
        return new Call(request, context, observation.start(), this.budget, this.inFlight);
    }

    private <R> Mono<Opened<R>> attempts(Call call, Operation<R> operation, @Nullable ObjectBody body) {
        return Mono.defer(() -> attempt(call, operation, body)).onErrorResume(failure -> {
            Throwable described = call.failed(this.failures.describe(call, failure));
            Duration delay = this.retries.next(call, body, described);
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
        call.lost();
        return this.credentials.credentials().singleOptional().flatMap(found -> {
            Credentials credentials = found.orElse(null);
            Mono<Payload> payload = payload(call, body, credentials != null);
            if (credentials != null && body != null && !body.repeatable()) {
                // What can be sent only once must be signed for the right region at
                // once.
                payload = lookUpRegion(call.request().bucket()).then(payload);
            }
            return payload.flatMap(sealed -> send(call, operation, sealed, credentials));
        });
    }

    private Mono<Payload> payload(Call call, @Nullable ObjectBody body, boolean signed) {
        if (body == null) {
            return Mono.just(Payload.NONE);
        }
        Payload sealed = call.payload();
        return (sealed != null) ? Mono.just(sealed)
                : Payload
                    .seal(call.request(), body, signed, endpoint().secure(), this.checksum, this.http.buffers(),
                            this.http.io())
                    .map(call::sealed);
    }

    private <R> Mono<Opened<R>> send(Call call, Operation<R> operation, Payload payload,
            @Nullable Credentials credentials) {
        S3Request request = call.request();
        long started = System.nanoTime();
        WireRequest wire = this.signing.sign(call, payload, credentials);
        Runnable count = () -> countSent(request, payload);
        Mono<OpenAnswer> exchange = this.http.exchange(wire).doOnTerminate(count).doOnCancel(() -> {
            count.run();
            logGivenUp(request, started);
        }).doOnError(failure -> log(request, failure, started));
        return exchange.flatMap(answer -> {
            call.answered(answer);
            this.clock.observe(answer.headers().getFirst(HttpHeaders.DATE));
            log(request, answer, started);
            if (answer.status() / 100 != 2) {
                return AnswerDecoding.refusal(request, answer);
            }
            return this.decoding.decode(call, operation, payload, answer);
        });
    }

    private void countSent(S3Request request, Payload payload) {
        long bytes = (payload.length() > 0) ? payload.takeSent() : 0;
        if (bytes > 0) {
            this.meters.sent(request.action(), bytes);
        }
    }

    private static void log(S3Request request, OpenAnswer answer, long started) {
        if (logger.isDebugEnabled()) {
            String id = answer.headers().getFirst("x-amz-request-id");
            logger.debug(request.target() + ": " + answer.status() + " in " + millisSince(started) + " ms, request id "
                    + ((id != null) ? Redaction.line(id, 128) : "unknown"));
        }
    }

    private static void log(S3Request request, Throwable failure, long started) {
        if (logger.isDebugEnabled()) {
            logger.debug(request.target() + ": no answer in " + millisSince(started) + " ms: "
                    + Redaction.line(String.valueOf(failure.getMessage()), 300));
        }
    }

    private static void logGivenUp(S3Request request, long started) {
        if (logger.isDebugEnabled()) {
            logger.debug(request.target() + ": given up after " + millisSince(started) + " ms, before an answer");
        }
    }

    private static long millisSince(long started) {
        return (System.nanoTime() - started) / 1_000_000;
    }

    /** The server this client talks to. */
    public Endpoint endpoint() {
        return this.endpoint;
    }

    /** How objects travel that are too large for one request. */
    public TransferSettings transfer() {
        return this.transfer;
    }

    /** The checksum that objects are stored with; null for none. */
    public @Nullable ChecksumAlgorithm checksum() {
        return this.checksum;
    }

    /** How links are addressed: by the public endpoint, where there is one. */
    public Addressing publicAddressing() {
        return this.publicAddressing;
    }

    /**
     * What a request on {@code bucket} is signed with. The first time for a bucket this
     * may ask the server for its region.
     * @return empty when the client is anonymous
     */
    public Mono<SigningScope> signingScope(@Nullable String bucket) {
        return this.credentials.credentials()
            .flatMap(credentials -> lookUpRegion(bucket)
                .then(Mono.fromSupplier(() -> SigningScope.s3(credentials, this.regions.of(bucket)))));
    }

    private Mono<Void> lookUpRegion(@Nullable String bucket) {
        if (bucket == null || this.regions.isKnown(bucket)) {
            return Mono.empty();
        }
        return execute(GetBucketLocation.of(bucket)).doOnNext(region -> this.regions.learn(bucket, region)).then();
    }

    /** Now, by the server's clock as far as it is known. */
    public Instant now() {
        return this.clock.now();
    }

    /** Makes the buffers that are sent without being copied. */
    public DataBufferFactory buffers() {
        return this.http.buffers();
    }

    /** Where time is waited for. */
    public Scheduler timer() {
        return this.http.timer();
    }

    /** Where blocking work belongs, such as reading and writing files. */
    public Scheduler io() {
        return this.http.io();
    }

    /**
     * Takes no more calls, lets those in flight end within the shutdown time-out, and
     * ends connections and threads.
     */
    public Mono<Void> closeLater() {
        return this.closing;
    }

    private Mono<Void> end() {
        Mono<Void> idle = this.inFlight.close();
        Mono<Void> cleanedUp = Mono.defer(() -> {
            this.stopping.tryEmitEmpty();
            return this.undertakings.close().timeout(CLEAN_UP, this.http.timer());
        });
        return idle.timeout(this.shutdownTimeout, this.http.timer())
            .onErrorResume(late -> cleanedUp)
            .onErrorComplete()
            .then(this.http.close(idle));
    }

    /** Does what {@link #closeLater()} does, and waits for it; not on an event loop. */
    @Override
    public void close() {
        closeLater().block(this.shutdownTimeout.plus(CLEAN_UP).plusSeconds(5));
    }

}
