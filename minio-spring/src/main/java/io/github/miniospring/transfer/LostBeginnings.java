package io.github.miniospring.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.AbortMultipartUpload;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.ListMultipartUploads.Upload;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.multipart.MultipartUpload;
import io.github.miniospring.operation.RequestOptions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The attempts to begin one upload whose answers were lost, and the uploads they have
 * left on the server. Those are of the same key, have no parts, were begun by the
 * server's clock while such an attempt was on its way, and are unknown to this process.
 * If there are no more of them than attempts they are ours, and are aborted; else nobody
 * can tell, and a warning names them.
 */
final class LostBeginnings {

    private static final Log logger = LogFactory.getLog(Beginning.class);

    /** For all that is asked and done here, so that the upload itself is not held up. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A server may work on after its connection has broken. */
    private static final Duration LATE = Duration.ofMillis(250);

    /** Within more than that it need not be ours, unless one is for certain. */
    private static final Duration WIDEST = Duration.ofMinutes(1);

    private final CreateMultipartUpload create;

    private final String bucket;

    private final String key;

    private final RequestOptions<?> options;

    private final List<Attempt> attempts = new ArrayList<>();

    private final AtomicInteger aborted = new AtomicInteger();

    private volatile @Nullable ServerMoment moment;

    LostBeginnings(CreateMultipartUpload create, String bucket, String key, RequestOptions<?> options) {
        this.create = create;
        this.bucket = bucket;
        this.key = key;
        this.options = options;
    }

    /**
     * Adds one.
     * @param sent when it was sent, by the system's nano time
     * @param failed when it was over
     * @param certain whether the server has begun an upload
     */
    synchronized void add(long sent, long failed, boolean certain) {
        this.attempts.add(new Attempt(sent, certain ? failed : failed + LATE.toNanos(), certain));
    }

    private synchronized List<Attempt> attempts() {
        return List.copyOf(this.attempts);
    }

    /** Cleans up behind those that were followed by none that succeeded. */
    Mono<Void> settle(MinioClient client) {
        return settle(client, ServerMoment::ofListing);
    }

    /**
     * The same once {@code upload} was begun, which tells the server's clock.
     * @param sent when its beginning was sent, by the system's nano time
     * @param answered when the answer came
     */
    Mono<Void> settle(MinioClient client, MultipartUpload upload, long sent, long answered) {
        return settle(client, listing -> ServerMoment.ofUpload(listing, upload, sent, answered));
    }

    /**
     * Looks once more for those that the server may have begun only after all was asked.
     */
    Mono<Void> lookAgain(MinioClient client) {
        return Mono.defer(() -> {
            ServerMoment known = this.moment;
            List<Attempt> lost = attempts();
            if (known == null || lost.size() == this.aborted.get() || lost.stream().allMatch(Attempt::certain)) {
                return Mono.empty();
            }
            long over = lost.get(lost.size() - 1).over() - System.nanoTime();
            return Mono.delay(Duration.ofNanos(Math.max(over, 0)), client.timer())
                .then(settle(client, listing -> known));
        });
    }

    private Mono<Void> settle(MinioClient client, UnknownUploads.Clock clock) {
        return Mono.defer(() -> attempts().isEmpty() ? Mono.empty()
                : UnknownUploads.list(client, this.bucket, this.key, this.options).flatMap(listing -> {
                    ServerMoment moment = clock.read(listing);
                    this.moment = moment;
                    return (moment == null) ? Mono.error(new IllegalStateException("The server's time is not known"))
                            : settle(client, listing, moment);
                }).timeout(LIMIT, client.timer()).doOnError(this::warnOfMaybe).onErrorComplete());
    }

    private Mono<Void> settle(MinioClient client, UnknownUploads listing, ServerMoment moment) {
        List<Attempt> lost = attempts();
        return Flux.fromIterable(listing.uploads())
            .filter(upload -> lost.stream().anyMatch(attempt -> moment.isWithin(attempt, upload.initiated())))
            .filterWhen(upload -> isEmpty(client, upload), 1)
            .collectList()
            .flatMap(found -> isOurs(found, lost, listing, moment) ? abort(client, found) : warnOf(found));
    }

    private Mono<Boolean> isEmpty(MinioClient client, Upload upload) {
        return client
            .execute(ListParts.of(this.bucket, this.key, upload.uploadId())
                .maxParts(1)
                .with(this.options, UploadRequests::isForAll))
            .map(page -> page.parts().isEmpty())
            .onErrorResume(Completion::isNoSuchUpload, gone -> Mono.just(false));
    }

    private boolean isOurs(List<Upload> found, List<Attempt> lost, UnknownUploads listing, ServerMoment moment) {
        boolean telling = !listing.wholeSeconds() && lost.stream().allMatch(attempt -> attempt.isShorter(WIDEST));
        return found.size() <= lost.size() - this.aborted.get()
                && (telling || lost.stream().allMatch(Attempt::certain));
    }

    private Mono<Void> abort(MinioClient client, List<Upload> found) {
        return Flux.fromIterable(found)
            .concatMap(upload -> client
                .execute(AbortMultipartUpload.of(this.bucket, this.key, upload.uploadId())
                    .with(this.options, UploadRequests::isForAll))
                .onErrorComplete(Completion::isNoSuchUpload)
                .doOnSuccess(done -> {
                    this.aborted.incrementAndGet();
                    logger.info(this.create + ": an answer was lost, and upload " + upload.uploadId()
                            + ", which the server had begun for it, was aborted");
                }), 1)
            .then();
    }

    private Mono<Void> warnOf(List<Upload> found) {
        if (found.isEmpty()) {
            return Mono.empty();
        }
        logger.warn(this.create + ": an answer was lost, and the server has begun "
                + found.stream().map(Upload::uploadId).toList()
                + ", of which nobody can tell whose they are. Unless another writer of this key uses them they are of"
                + " no use: listIncompleteUploads shows them, AbortMultipartUpload removes them");
        return Mono.empty();
    }

    private void warnOfMaybe(Throwable reason) {
        logger.warn(this.create + ": an answer was lost, and the server may have begun an upload that nobody knows of:"
                + " listIncompleteUploads shows it, AbortMultipartUpload removes it. It could not be looked for: "
                + reason.getMessage());
    }

    /**
     * An attempt that was lost.
     *
     * @param sent when it was sent, by the system's nano time
     * @param over when the server has begun its upload at the latest
     * @param certain whether it has
     */
    record Attempt(long sent, long over, boolean certain) {

        private boolean isShorter(Duration limit) {
            return this.over - this.sent <= limit.toNanos();
        }

    }

}
