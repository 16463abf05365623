package io.github.miniospring.transfer;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.AbortMultipartUpload;
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

    private final Mono<MultipartUpload> beginning;

    private final boolean kept;

    private Sinks.@Nullable One<MultipartUpload> begun;

    private boolean stopped;

    private MultipartSession(MinioClient client, String target, Mono<MultipartUpload> beginning, boolean kept) {
        this.client = client;
        this.target = target;
        this.beginning = beginning;
        this.kept = kept;
    }

    /**
     * Does {@code work}, and aborts the upload unless that succeeds.
     * @param target what is done to what, for messages
     * @param beginning begins the upload, given the client to do so with; subscribed to
     * once, when the work asks for the upload
     * @param kept whether the upload stays on the server instead, to be continued
     */
    static <T> Mono<T> run(MinioClient client, String target, Function<MinioClient, Mono<MultipartUpload>> beginning,
            boolean kept, Function<MultipartSession, Mono<T>> work) {
        return Mono.create(sink -> {
            Sinks.Empty<Void> left = Sinks.empty();
            sink.onCancel(left::tryEmitEmpty);
            client
                .asOne(target,
                        own -> new MultipartSession(own, target, beginning.apply(own), kept).end(work,
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
            .onErrorResume(failure -> abort(failure).then(Mono.error(failure)));
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
            begun = Sinks.one();
            this.begun = begun;
            this.beginning.contextWrite(context).subscribe(begun::tryEmitValue, begun::tryEmitError);
        }
        return begun.asMono();
    }

    private synchronized Sinks.@Nullable One<MultipartUpload> stop() {
        this.stopped = true;
        return this.begun;
    }

    private Mono<Void> abort(Throwable failure) {
        Sinks.One<MultipartUpload> begun = stop();
        if (begun == null || this.kept) {
            return Mono.empty();
        }
        return begun.asMono()
            // Without an upload there is nothing to abort.
            .onErrorComplete()
            .flatMap(upload -> this.client
                .execute(AbortMultipartUpload.of(upload.bucket(), upload.key(), upload.uploadId()))
                .onErrorResume(again -> report(upload, again, failure)));
    }

    private static Mono<Void> report(MultipartUpload upload, Throwable again, Throwable failure) {
        if (again instanceof MinioResponseException refusal && refusal.code().equals(ErrorCode.NO_SUCH_UPLOAD)) {
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
