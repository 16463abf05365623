package io.github.miniospring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import io.github.miniospring.Endpoint;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.Addressing;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.signing.SigningScope;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBufferFactory;
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

    private static final Duration CLEAN_UP = Duration.ofSeconds(5);

    private final Settings settings;

    private final Calls calls;

    private final Retries retries;

    private final InFlight inFlight;

    private final InFlight undertakings;

    private final Sinks.Empty<Void> stopping;

    private final Mono<Void> closing;

    MinioClient(MinioClientBuilder builder) {
        this.settings = new Settings(builder.endpoint(), builder.publicAddressing(), builder.transfer(),
                builder.checksum(), builder.http().shutdownTimeout());
        this.calls = new Calls(builder);
        this.retries = this.calls.retries(builder.retry(), builder.random());
        this.inFlight = new InFlight();
        this.undertakings = new InFlight();
        this.stopping = Sinks.empty();
        this.closing = Mono.defer(this::end).cache();
    }

    private MinioClient(MinioClient client, Retries retries, InFlight inFlight, InFlight undertakings) {
        this.settings = client.settings;
        this.calls = client.calls;
        this.retries = retries;
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
     * Sends an operation and makes one value of its result while the answer's body is
     * open; that is closed before the value is told.
     */
    public <R, T> Mono<T> executeForOne(Operation<R> operation, Function<? super R, Mono<T>> use) {
        return new Using<>(open(operation), use);
    }

    /**
     * Sends an operation and hands over its result with the answer's body open. The
     * subscriber must close it.
     */
    public <R> Mono<Opened<R>> open(Operation<R> operation) {
        return this.calls.open(operation, this.retries, this.inFlight);
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
     * @param target what is done to what, for messages
     * @param work given the client to make its calls with
     */
    public <T> Mono<T> asOne(String target, Function<MinioClient, Mono<T>> work) {
        return Mono.defer(() -> {
            if (!this.inFlight.begin()) {
                return Mono.error(new MinioRequestException(target + ": the client is closed", null));
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
     * Waits as before another attempt of a call, so that the rest of an answer that broke
     * off can be asked for.
     * @param failures how many in a row, this one included
     * @return {@code failure} as an error when trying again is not worth it, or not to be
     */
    public Mono<Void> beforeTheRest(Throwable failure, int failures) {
        return Mono.defer(() -> {
            Duration delay = this.retries.beforeTheRest(failure, failures);
            if (delay == null) {
                return Mono.error(failure);
            }
            return waiting(delay);
        });
    }

    /**
     * Whether what the server has refused within an answer, such as one key among many,
     * is worth asking for again: by the rules for sending again.
     */
    public boolean isPassing(ErrorCode code) {
        return this.retries.passes(code);
    }

    /**
     * Waits as before another attempt of a call, so that what the server has refused
     * within an answer can be asked for again.
     * @param attempts how many requests there were
     * @param started when the first began, by the system's nano time
     * @return false, at once, when it is not to be asked for
     */
    public Mono<Boolean> beforeAnother(int attempts, long started) {
        return Mono.defer(() -> {
            Duration delay = this.retries.beforeAnother(attempts, started);
            if (delay == null) {
                return Mono.just(false);
            }
            return waiting(delay).thenReturn(true);
        });
    }

    private Mono<Void> waiting(Duration delay) {
        return delay.isZero() ? Mono.empty()
                : Mono.firstWithSignal(Mono.delay(delay, timer()).then(), this.calls.http().closing());
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
            return this.calls.liveness().doFinally(signal -> this.inFlight.end());
        });
    }

    /**
     * Counts an object that came in several requests, and that nothing has proven.
     * @param action the action that most of them were of
     */
    public void unverified(String action) {
        this.calls.unverified(action);
    }

    /** The server this client talks to. */
    public Endpoint endpoint() {
        return this.settings.endpoint();
    }

    /**
     * The region that was set, or that the host of the endpoint names; null where each
     * bucket's is found out.
     */
    public @Nullable String region() {
        return this.calls.region();
    }

    /** How objects travel that are too large for one request. */
    public TransferSettings transfer() {
        return this.settings.transfer();
    }

    /** The checksum that objects are stored with; null for none. */
    public @Nullable ChecksumAlgorithm checksum() {
        return this.settings.checksum();
    }

    /** How links are addressed: by the public endpoint, where there is one. */
    public Addressing publicAddressing() {
        return this.settings.publicAddressing();
    }

    /**
     * What a request on {@code bucket} is signed with. The first time for a bucket this
     * may ask the server for its region.
     * @return empty when the client is anonymous
     */
    public Mono<SigningScope> signingScope(@Nullable String bucket) {
        return this.calls.signingScope(bucket, this.retries, this.inFlight);
    }

    /** Now, by the server's clock as far as it is known. */
    public Instant now() {
        return this.calls.now();
    }

    /** Makes the buffers that are sent without being copied. */
    public DataBufferFactory buffers() {
        return this.calls.http().buffers();
    }

    /** Where time is waited for. */
    public Scheduler timer() {
        return this.calls.http().timer();
    }

    /** Where blocking work belongs, such as reading and writing files. */
    public Scheduler io() {
        return this.calls.http().io();
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
            return this.undertakings.close().timeout(CLEAN_UP, this.calls.http().timer());
        });
        return idle.timeout(this.settings.shutdownTimeout(), this.calls.http().timer())
            .onErrorResume(late -> cleanedUp)
            .onErrorComplete()
            .then(this.calls.http().close(idle));
    }

    /** Does what {@link #closeLater()} does, and waits for it; not on an event loop. */
    @Override
    public void close() {
        closeLater().block(this.settings.shutdownTimeout().plus(CLEAN_UP).plusSeconds(5));
    }

    private record Settings(Endpoint endpoint, Addressing publicAddressing, TransferSettings transfer,
            @Nullable ChecksumAlgorithm checksum, Duration shutdownTimeout) {

    }

}
