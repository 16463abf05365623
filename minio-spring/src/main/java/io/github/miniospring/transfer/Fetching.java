package io.github.miniospring.transfer;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.ObjectChangedException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.operation.ProgressListener;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The bytes of one state of an object on their way into a file, in as many ranges as it
 * takes. Where an answer breaks off, only what is missing of its range is asked for
 * again.
 */
final class Fetching {

    /** With so many bytes gained a range counts its failures anew. */
    private static final long GAIN = 1024 * 1024;

    private final MinioClient client;

    private final Download download;

    private final ObjectStat stat;

    private final long size;

    private final PartFile file;

    private final @Nullable ProgressListener progress;

    private final AtomicBoolean pieced = new AtomicBoolean();

    private long written;

    /**
     * @param size of what is fetched; -1 when unknown
     */
    Fetching(MinioClient client, Download download, ObjectStat stat, long size, PartFile file) {
        this.client = client;
        this.download = download;
        this.stat = stat;
        this.size = size;
        this.file = file;
        this.progress = download.progress();
    }

    /** All of it from one open answer, and from others where that breaks off. */
    Mono<DownloadedObject> whole(ReactiveObjectContent content, boolean rangeable) {
        Span span = new Span(0, rangeable ? this.size : -1);
        return fill(span, content.body()).then(Mono.defer(() -> {
            boolean proven = content.verified() && !this.pieced.get();
            return (proven || !rangeable) ? end(proven) : proveAndEnd();
        }));
    }

    /**
     * Several ranges at once.
     * @param content an open answer with all of it, of which the first range is taken
     */
    Mono<DownloadedObject> ranges(ReactiveObjectContent content, long rangeSize, int parallel) {
        int count = Math.toIntExact(PartLedger.count(this.size, rangeSize));
        Flux<DataBuffer> first = DataBufferUtils.takeUntilByteCount(content.body(), Math.min(rangeSize, this.size));
        return Flux.range(0, count)
            .flatMap(range -> fill(span(range, rangeSize), (range == 0) ? first : null), parallel)
            .then(Mono.defer(this::proveAndEnd));
    }

    /** The ranges that an earlier run has not left. */
    Mono<DownloadedObject> rest(PartLedger ledger, int parallel) {
        int count = Math.toIntExact(PartLedger.count(this.size, ledger.rangeSize()));
        for (int range = 0; range < count; range++) {
            if (ledger.has(range)) {
                this.written += span(range, ledger.rangeSize()).missing();
            }
        }
        return Flux.range(0, count)
            .filter(range -> !ledger.has(range))
            .flatMap(range -> fill(span(range, ledger.rangeSize()), null).then(done(range)), parallel)
            .then(Mono.defer(this::proveAndEnd));
    }

    private Mono<Void> done(int range) {
        return Mono.<Void>fromCallable(() -> {
            this.file.done(range);
            return null;
        }).subscribeOn(this.client.io());
    }

    private Span span(int range, long rangeSize) {
        long from = range * rangeSize;
        return new Span(from, Math.min(this.size, from + rangeSize));
    }

    private Mono<Void> fill(Span span, @Nullable Flux<DataBuffer> open) {
        Mono<Void> attempt = (open != null) ? write(span, open)
                : Mono.defer(() -> this.client.execute(request(span), content -> write(span, checked(content, span)))
                    .then()
                    .onErrorMap(this::isGone, this::changed));
        return attempt.onErrorResume(failure -> {
            // All bytes are there, and they are wrong; or nobody knows how many there
            // are.
            if (span.end < 0 || (span.missing() == 0 && failure instanceof MinioException)) {
                return Mono.error(spoiled(failure));
            }
            return this.client.beforeTheRest(failure, span.failures()).then(Mono.defer(() -> {
                this.pieced.set(true);
                return fill(span, null);
            }));
        });
    }

    private Mono<Void> write(Span span, Flux<DataBuffer> body) {
        return this.file.write(body, span.at, this.client.io(), length -> {
            span.at += length;
            wrote(length);
        });
    }

    // Ranges come on several threads; what is told only grows.
    private synchronized void wrote(long length) {
        this.written += length;
        if (this.progress != null) {
            this.progress.onProgress(this.written, this.size);
        }
    }

    private GetObject request(Span span) {
        GetObject request = this.download.request().range(span.at, span.missing());
        ETag etag = this.stat.etag();
        if (etag != null) {
            request.ifMatch(etag);
        }
        String versionId = this.stat.versionId();
        return (versionId != null && !this.download.hasVersion()) ? request.versionId(versionId) : request;
    }

    // A server that ignores the range or the condition must not mix two objects.
    private Flux<DataBuffer> checked(ReactiveObjectContent content, Span span) {
        String expected = "bytes " + span.at + "-" + (span.end - 1) + "/";
        String range = content.stat().headers().getFirst("Content-Range");
        ETag etag = content.stat().etag();
        if (etag != null && !etag.equals(this.stat.etag())) {
            return Flux.error(changed(null));
        }
        if (content.status() != 206 || range == null || !range.startsWith(expected)
                || content.contentLength() != span.missing()) {
            return Flux.error(new MinioRequestException(this.download.target() + ": asked for " + expected + this.size
                    + ", the server has answered " + content.status() + " with "
                    + ((range != null) ? range : "no range") + "; read it in one piece, with parallel(1)", null));
        }
        return content.body();
    }

    private boolean isGone(Throwable failure) {
        return failure instanceof PreconditionFailedException || failure instanceof NoSuchKeyException;
    }

    private Throwable changed(@Nullable Throwable cause) {
        return spoiled(new ObjectChangedException(
                this.download.target() + ": the object was replaced or removed while it was fetched; nothing is kept",
                cause));
    }

    private <T extends Throwable> T spoiled(T failure) {
        this.file.spoil();
        return failure;
    }

    private Mono<DownloadedObject> proveAndEnd() {
        return new FileProof(this.client, this.download, this.stat, this.size, this.file).prove().flatMap(this::end);
    }

    private Mono<DownloadedObject> end(boolean proven) {
        return Mono.fromCallable(() -> this.download.commit(this.file, this.stat, proven))
            .subscribeOn(this.client.io())
            .doOnNext(file -> {
                if (!proven) {
                    this.client.unverified("GetObject");
                }
            });
    }

    /** A piece of the object: from {@code at}, which moves on, to {@code end}. */
    private static final class Span {

        private final long end;

        private long at;

        private long failedAt;

        private int failures;

        private Span(long at, long end) {
            this.at = at;
            this.end = end;
            this.failedAt = at;
        }

        private long missing() {
            return this.end - this.at;
        }

        private int failures() {
            this.failures = (this.at - this.failedAt >= GAIN) ? 1 : this.failures + 1;
            this.failedAt = this.at;
            return this.failures;
        }

    }

}
