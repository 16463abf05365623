package io.github.miniospring.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.LateFailures;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.object.GetObject;
import io.github.miniospring.object.GetObjectAttributes;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ReactiveObjectContent;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.ProgressListener;
import io.github.miniospring.operation.ReadConditions;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * An object to write to a file, which appears whole or not at all.
 *
 * <p>
 * The bytes go to a temporary file beside the target, readable by its owner only, which
 * takes the target's place when it is complete. Directories that lack are made. Large
 * objects come in several ranges at once, all of one state of the object: one that is
 * replaced meanwhile is an {@link io.github.miniospring.ObjectChangedException}. Where an
 * answer breaks off, what is missing of it is asked for again, as often as a request is.
 */
public final class Download extends RequestOptions<Download>
        implements Versioned<Download>, ReadConditions<Download>, ReadEncryption<Download> {

    private static final DataSize MIN_RANGE = DataSize.ofKilobytes(64);

    private final String bucket;

    private final String key;

    private final Path target;

    private boolean overwrite = true;

    private boolean version;

    private boolean resume;

    private int parallel;

    private @Nullable DataSize rangeSize;

    private @Nullable Duration limit;

    private @Nullable Path temporaryFile;

    private @Nullable ProgressListener progress;

    private Download(String bucket, String key, Path target) {
        this.bucket = bucket;
        this.key = key;
        this.target = target;
    }

    public static Download of(String bucket, String key, Path target) {
        return new Download(bucket, key, target);
    }

    @Override
    public Download versionId(String versionId) {
        this.version = true;
        return Versioned.super.versionId(versionId);
    }

    /** Whether a file that is there is replaced, or an error. Default: replaced. */
    public Download overwrite(boolean overwrite) {
        this.overwrite = overwrite;
        return this;
    }

    /**
     * Gathers the bytes in this file, which must be on the target's file system, and must
     * not exist, unless it is what an earlier run with {@link #resume} has left. Default:
     * one beside the target.
     */
    public Download temporaryFile(Path temporaryFile) {
        this.temporaryFile = temporaryFile;
        return this;
    }

    /**
     * Proves the bytes by the ETag where the server has no checksum of them, and the tag
     * is an MD5: not that of an object in parts, nor one under a key of KMS or of a
     * caller.
     */
    public Download verifyMd5() {
        return payload(PayloadOptions::withMd5);
    }

    /** Is told how many bytes are in the file; that never becomes less. */
    public Download progress(ProgressListener progress) {
        this.progress = progress;
        return this;
    }

    /**
     * How many ranges come at once; 1 for the whole object in one answer. Given, it holds
     * for every object of more than one range. Default: the client's, for objects above
     * its threshold.
     */
    public Download parallel(int parallel) {
        this.parallel = TransferSettings.requireConcurrency(parallel);
        return this;
    }

    /** Size of one range, from 64 KiB. Default: the client's size of parts. */
    public Download rangeSize(DataSize rangeSize) {
        Assert.isTrue(rangeSize.compareTo(MIN_RANGE) >= 0,
                () -> "rangeSize must be at least " + MIN_RANGE + " but is " + rangeSize);
        this.rangeSize = rangeSize;
        return this;
    }

    /**
     * Keeps what has arrived when the download fails or the process ends, and continues
     * there the next time, range by range, as long as the object is the same; otherwise
     * begins anew. It is kept in {@link #temporaryFile}, else beside the target in a file
     * named after it and the ETag, ending in {@code .part.minio}, for one download at a
     * time.
     */
    public Download resume() {
        this.resume = true;
        return this;
    }

    @Override
    public Download timeout(Duration timeout) {
        this.limit = timeout;
        return super.timeout(timeout);
    }

    /** Fetches it. */
    public Mono<DownloadedObject> fetch(MinioClient client) {
        request().toRequest();
        return client.asOne(target(), own -> within(own, this.resume ? resumed(own) : fresh(own)))
            .onErrorMap(RejectedExecutionException.class,
                    ex -> new MinioRequestException(target() + ": the client is closed", ex))
            // Several ranges may fail for one reason, and one is enough to tell it.
            .contextWrite(LateFailures::quiet);
    }

    // Until its end, or that of the client or of the time for all of it.
    private Mono<DownloadedObject> within(MinioClient client, Mono<DownloadedObject> work) {
        Mono<DownloadedObject> closed = client.stopping()
            .then(Mono.error(() -> new MinioRequestException(
                    target() + ": the client was closed before the download had ended", null)));
        Duration limit = this.limit;
        if (limit == null) {
            return Mono.firstWithSignal(work, closed);
        }
        Mono<DownloadedObject> late = Mono.delay(limit, client.timer())
            .then(Mono.error(() -> new MinioRequestException(
                    target() + ": not finished within its time limit of " + limit.toMillis() + " ms", null)));
        return Mono.firstWithSignal(List.of(work, closed, late));
    }

    private Mono<DownloadedObject> fresh(MinioClient client) {
        return into(client, () -> PartFile.create(this.target, this.temporaryFile, this.overwrite),
                file -> client.execute(request(), content -> first(client, content, file)).single());
    }

    private Mono<DownloadedObject> first(MinioClient client, ReactiveObjectContent content, PartFile file) {
        long size = content.contentLength();
        Fetching fetching = new Fetching(client, this, content.stat(), size, file);
        boolean rangeable = content.status() == 200 && size >= 0 && content.stat().etag() != null;
        long rangeSize = rangeSize(client);
        long threshold = (this.parallel > 0) ? rangeSize
                : Math.max(rangeSize, client.transfer().parallelThreshold().toBytes());
        return (rangeable && size > threshold && parallel(client) > 1)
                ? fetching.ranges(content, rangeSize, parallel(client)) : fetching.whole(content, rangeable);
    }

    private Mono<DownloadedObject> resumed(MinioClient client) {
        HeadObject question = HeadObject.of(this.bucket, this.key).with(this);
        return client.execute(question).flatMap(stat -> {
            ETag etag = stat.etag();
            // Without a name for this state of the object, nobody can tell it from
            // another.
            return (etag == null || stat.size() < 0) ? fresh(client) : rest(client, stat, etag);
        });
    }

    private Mono<DownloadedObject> rest(MinioClient client, ObjectStat stat, ETag etag) {
        PartLedger.Identity identity = PartLedger.Identity.of(
                this.bucket + '\n' + this.key + '\n' + this.target.getFileName(), etag + "\n" + stat.versionId(),
                stat.size());
        PartNames names = new PartNames(etag);
        return into(client,
                () -> PartFile.resume(this.target, this.temporaryFile, this.overwrite, names::of, (part, foreign) -> {
                    if (!foreign) {
                        names.removeStale(part, identity);
                    }
                    return PartLedger.open(part, identity, rangeSize(client), foreign);
                }), file -> {
                    PartLedger ledger = file.ledger();
                    Assert.state(ledger != null, "A file that is continued has a ledger");
                    return new Fetching(client, this, stat, stat.size(), file).rest(ledger, parallel(client));
                });
    }

    private Mono<DownloadedObject> into(MinioClient client, Callable<PartFile> opening,
            Function<PartFile, Mono<DownloadedObject>> work) {
        return Mono.usingWhen(Mono.fromCallable(opening).subscribeOn(client.io()), work, file -> Mono.empty(),
                (file, failure) -> leave(client, file), file -> leave(client, file));
    }

    // When the client's own threads have ended, the file must not stay behind for that.
    private static Mono<Void> leave(MinioClient client, PartFile file) {
        return Mono.<Void>fromRunnable(file::leave)
            .subscribeOn(client.io())
            .onErrorResume(RejectedExecutionException.class,
                    ex -> Mono.<Void>fromRunnable(file::leave).subscribeOn(Schedulers.boundedElastic()));
    }

    private long rangeSize(MinioClient client) {
        return ((this.rangeSize != null) ? this.rangeSize : client.transfer().partSize()).toBytes();
    }

    private int parallel(MinioClient client) {
        return (this.parallel > 0) ? this.parallel : client.transfer().concurrency();
    }

    /** A request for it, with all options. */
    GetObject request() {
        return GetObject.of(this.bucket, this.key).with(this).payload(PayloadOptions::asPiece);
    }

    /** Asks how the object was cut into parts. */
    GetObjectAttributes attributes(ObjectStat stat) {
        GetObjectAttributes attributes = GetObjectAttributes.of(this.bucket, this.key)
            .attributes("ETag", "ObjectParts")
            .with(this, name -> name.startsWith("x-amz-server-side-encryption-customer-"));
        String versionId = stat.versionId();
        return (versionId != null && !this.version) ? attributes.versionId(versionId) : attributes;
    }

    /** Asks for this state of the object. */
    HeadObject question(ObjectStat stat) {
        HeadObject question = HeadObject.of(this.bucket, this.key).with(this);
        String versionId = stat.versionId();
        return (versionId != null && !this.version) ? question.versionId(versionId) : question;
    }

    boolean isVerifiedByMd5() {
        return payload().md5();
    }

    /** For messages. */
    String target() {
        return request().toRequest().target();
    }

    boolean hasVersion() {
        return this.version;
    }

    @Nullable ProgressListener progress() {
        return this.progress;
    }

    DownloadedObject commit(PartFile file, ObjectStat stat, boolean verified) throws IOException {
        file.commit();
        return new DownloadedObject(this.target, stat, verified);
    }

}
