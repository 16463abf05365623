package io.github.miniospring.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.AbortMultipartUpload;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.multipart.MultipartUpload;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * An upload in parts that leaves nothing behind: when it fails, when nobody waits for it
 * any more, and when the client closes, it is aborted.
 *
 * <p>
 * There is one way out for all of these. The work is told to stop; a request that begins
 * an upload is never broken off, because the upload whose name nobody has heard could not
 * be aborted; then comes the abort, and only then the end. Until it has come, the client
 * counts all of it as one call in flight.
 */
final class MultipartSession {

    private static final Log logger = LogFactory.getLog(MultipartSession.class);

    private final MinioClient client;

    private final String target;

    private final Beginning beginning;

    private final boolean kept;

    /** The uploads that the server did not know. */
    private final Set<String> garbled = new HashSet<>();

    private Sinks.@Nullable One<MultipartUpload> begun;

    private boolean stopped;

    /** The upload that the server has taken a part of. */
    private volatile @Nullable String proven;

    private MultipartSession(MinioClient client, String target, Beginning beginning, boolean kept) {
        this.client = client;
        this.target = target;
        this.beginning = beginning;
        this.kept = kept;
    }

    /**
     * Does {@code work}, and aborts the upload unless that succeeds.
     * @param target what is done to what, for messages
     * @param beginning begins the upload, once the work asks for it
     * @param kept whether the upload stays on the server instead, to be continued
     */
    static <T> Mono<T> run(MinioClient client, String target, Supplier<Beginning> beginning, boolean kept,
            Function<MultipartSession, Mono<T>> work) {
        return Mono.create(sink -> {
            Sinks.Empty<Void> left = Sinks.empty();
            sink.onCancel(left::tryEmitEmpty);
            client
                .asOne(target,
                        own -> new MultipartSession(own, target, beginning.get(), kept).end(work,
                                left.asMono().then(Mono.error(MultipartSession::nobodyWaits))))
                .contextWrite(sink.contextView())
                .subscribe(sink::success, failure -> {
                    if (!(failure instanceof LeftException)) {
                        sink.error(failure);
                    }
                }, sink::success);
        });
    }

    private static LeftException nobodyWaits() {
        return new LeftException();
    }

    private MinioRequestException closed() {
        return new MinioRequestException(this.target + ": the client was closed before it had ended", null);
    }

    private <T> Mono<T> end(Function<MultipartSession, Mono<T>> work, Mono<T> left) {
        Mono<T> closed = this.client.stopping().then(Mono.error(this::closed));
        return Mono.firstWithSignal(List.of(Mono.defer(() -> work.apply(this)), left, closed))
            .onErrorResume(failure -> abort(failure).then(Mono.error(failure)))
            .delayUntil(done -> this.beginning.cleanUp(this.client, false));
    }

    /** The client for all requests of the upload. */
    MinioClient client() {
        return this.client;
    }

    /** The upload, which the first to ask for it begins. */
    Mono<MultipartUpload> upload() {
        return Mono.deferContextual(this::begin);
    }

    private synchronized Mono<MultipartUpload> begin(ContextView context) {
        if (this.stopped) {
            return Mono.error(nobodyWaits());
        }
        Sinks.One<MultipartUpload> begun = this.begun;
        if (begun == null) {
            begun = begin(this.beginning.by(this.client), context);
        }
        return begun.asMono();
    }

    private Sinks.One<MultipartUpload> begin(Mono<MultipartUpload> beginning, ContextView context) {
        Sinks.One<MultipartUpload> begun = Sinks.one();
        this.begun = begun;
        beginning.contextWrite(context).subscribe(begun::tryEmitValue, begun::tryEmitError, begun::tryEmitEmpty);
        return begun;
    }

    /**
     * Stores a part of the upload. Where the server does not know the upload that it has
     * just begun, its name came garbled: another one is begun.
     * @param upload {@link #upload()}, or what comes of it
     */
    <T> Mono<T> part(Mono<MultipartUpload> upload, Function<MultipartUpload, Mono<T>> storing) {
        return upload.flatMap(current -> storing.apply(current)
            .doOnNext(part -> this.proven = current.uploadId())
            .onErrorResume(failure -> !isProven(current) && Completion.isNoSuchUpload(failure),
                    failure -> replaced(current).switchIfEmpty(Mono.error(failure))
                        .flatMap(fresh -> part(upload, storing))));
    }

    private boolean isProven(MultipartUpload upload) {
        return upload.uploadId().equals(this.proven);
    }

    /** The upload in place of one that the server does not know; empty for none. */
    private Mono<MultipartUpload> replaced(MultipartUpload unknown) {
        return Mono.deferContextual(context -> replaced(unknown, context));
    }

    private synchronized Mono<MultipartUpload> replaced(MultipartUpload unknown, ContextView context) {
        if (this.stopped) {
            return Mono.error(nobodyWaits());
        }
        Sinks.One<MultipartUpload> begun = this.begun;
        if (begun != null && this.garbled.add(unknown.uploadId())) {
            begun = begin(this.beginning.again(this.client), context);
        }
        return (begun != null) ? begun.asMono() : Mono.empty();
    }

    private synchronized Sinks.@Nullable One<MultipartUpload> stop() {
        this.stopped = true;
        return this.begun;
    }

    private Mono<Void> abort(Throwable failure) {
        Sinks.One<MultipartUpload> begun = stop();
        if (begun == null) {
            return Mono.empty();
        }
        return begun.asMono()
            // Without an upload there is nothing to abort.
            .onErrorComplete()
            .flatMap(upload -> isKnown(upload)
                .flatMap(known -> known ? abort(upload, failure).thenReturn(true) : Mono.just(false)))
            .defaultIfEmpty(true)
            .flatMap(known -> this.beginning.cleanUp(this.client, !known));
    }

    // Before it has a part its name may turn out to have come garbled, and MinIO aborts
    // what it does not know without a word.
    private Mono<Boolean> isKnown(MultipartUpload upload) {
        return isProven(upload) ? Mono.just(true)
                : this.client.execute(ListParts.of(upload.bucket(), upload.key(), upload.uploadId()).maxParts(1))
                    .map(page -> true)
                    .onErrorResume(failure -> Mono.just(!Completion.isNoSuchUpload(failure)));
    }

    private Mono<Void> abort(MultipartUpload upload, Throwable failure) {
        return this.kept ? Mono.empty()
                : this.client.execute(AbortMultipartUpload.of(upload.bucket(), upload.key(), upload.uploadId()))
                    .onErrorResume(again -> report(upload, again, failure));
    }

    private static Mono<Void> report(MultipartUpload upload, Throwable again, Throwable failure) {
        if (Completion.isNoSuchUpload(again)) {
            return Mono.empty();
        }
        logger.warn("Upload " + upload.uploadId() + " of " + upload.bucket() + "/" + upload.key()
                + " could not be aborted and stays on the server: " + again.getMessage());
        failure.addSuppressed(again);
        return Mono.empty();
    }

    /** Nobody waits any more, and nobody is told. */
    private static final class LeftException extends CancellationException {

        private static final long serialVersionUID = 1L;

        private LeftException() {
            super("Nobody waits for the upload any more");
        }

    }

}
