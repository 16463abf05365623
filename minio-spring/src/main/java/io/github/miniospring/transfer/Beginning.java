package io.github.miniospring.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.multipart.MultipartUpload;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Begins an upload in parts, once. Where an answer was lost the server may have begun one
 * whose name nobody has heard: it is looked for and told of, but not aborted. Nothing
 * that a server lists of an upload says who began it, so it could as well be the one that
 * somebody else has begun for the same key in the same moment.
 */
final class Beginning {

    private static final Log logger = LogFactory.getLog(Beginning.class);

    private static final Duration LIMIT = Duration.ofSeconds(2);

    /** Servers and the headers their clock is read from may round to seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private final CreateMultipartUpload create;

    private volatile boolean unknown;

    Beginning(CreateMultipartUpload create) {
        this.create = create.onOutcomeUnknown(failure -> this.unknown = true);
    }

    Mono<MultipartUpload> by(MinioClient client) {
        return Mono.defer(() -> {
            Instant started = client.now();
            return client.execute(this.create)
                .doOnError(failure -> warnOfMaybe())
                .flatMap(upload -> this.unknown ? lookForOthers(client, upload, started).thenReturn(upload)
                        : Mono.just(upload));
        });
    }

    private Mono<Void> lookForOthers(MinioClient client, MultipartUpload upload, Instant started) {
        Instant since = started.minus(ROUNDING);
        return client.withRetry(RetrySettings.NONE)
            .execute(ListMultipartUploads.of(upload.bucket()).prefix(upload.key()).timeout(LIMIT))
            .doOnNext(page -> warnOf(upload,
                    page.uploads()
                        .stream()
                        .filter(other -> other.key().equals(upload.key()) && !other.uploadId().equals(upload.uploadId())
                                && (other.initiated() == null || !other.initiated().isBefore(since)))
                        .map(ListMultipartUploads.Upload::uploadId)
                        .toList()))
            .doOnError(failure -> warnOfMaybe())
            .onErrorComplete()
            .then();
    }

    private void warnOf(MultipartUpload upload, List<String> others) {
        if (!others.isEmpty()) {
            logger.warn(this.create + ": an answer was lost, and beside upload " + upload.uploadId()
                    + " the server has begun " + others + ". Unless another writer of this key uses them they are of no"
                    + " use: listIncompleteUploads shows them, AbortMultipartUpload removes them");
        }
    }

    private void warnOfMaybe() {
        if (this.unknown) {
            logger.warn(this.create + ": an answer was lost, and the server may have begun an upload that nobody knows"
                    + " of: listIncompleteUploads shows it, AbortMultipartUpload removes it");
        }
    }

}
