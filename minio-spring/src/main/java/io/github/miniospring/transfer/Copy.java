package io.github.miniospring.transfer;

import java.util.List;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.UploadPartCopy;
import io.github.miniospring.object.CopyObject;
import io.github.miniospring.object.Directed;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Directive;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.operation.WriteEncryption;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/**
 * An object to be copied by the server itself; its bytes do not come here.
 *
 * <p>
 * The source is asked for first, and only that state of it is copied. Its metadata and
 * tags go along unless a directive says otherwise. Encryption, retention, legal hold and
 * storage class do not: the copy has those given here.
 *
 * <p>
 * Up to 5 GiB are copied in one request. What is larger, and a part of an object, is
 * copied in parts; such a copy has no checksum, and an ETag of its own.
 *
 * @see CopyObject
 * @see UploadPartCopy
 */
public final class Copy extends RequestOptions<Copy>
        implements Described<Copy>, Tagged<Copy>, Directed<Copy>, Locked<Copy>, WriteEncryption<Copy> {

    private final String bucket;

    private final String key;

    private final CopySource source;

    private long threshold = TransferSettings.MAX_PART_SIZE.toBytes();

    private long partSize = CopyPlan.PART_SIZE;

    private int concurrency = TransferSettings.DEFAULT.concurrency();

    private Copy(String bucket, String key, CopySource source) {
        this.bucket = bucket;
        this.key = key;
        this.source = source;
    }

    public static Copy of(String bucket, String key, CopySource source) {
        return new Copy(bucket, key, source);
    }

    /**
     * Has the server compute this checksum. Default: that of the source. A copy in parts
     * has none.
     */
    public Copy checksumAlgorithm(ChecksumAlgorithm algorithm) {
        return header(Assembly.CHECKSUM, algorithm.name());
    }

    /**
     * Copies what is larger in parts. Default, and most: 5 GiB. Less may be faster on a
     * server with many disks, and helps where one request would take too long.
     */
    public Copy partsAbove(DataSize threshold) {
        Assert.isTrue(!threshold.isNegative() && threshold.compareTo(TransferSettings.MAX_PART_SIZE) <= 0,
                () -> "partsAbove must be from 0 to 5GB but is " + threshold);
        this.threshold = threshold.toBytes();
        return this;
    }

    /**
     * The size of the parts, 5 MiB to 5 GiB. Default: 1 GiB.
     */
    public Copy partSize(DataSize partSize) {
        this.partSize = TransferSettings.requirePartSize(partSize).toBytes();
        return this;
    }

    /** How many parts are copied at once. Default: 3. */
    public Copy concurrency(int concurrency) {
        this.concurrency = TransferSettings.requireConcurrency(concurrency);
        return this;
    }

    /** Has it copied. */
    public Mono<ObjectWriteResult> send(MinioClient client) {
        requireSound();
        return SourceState.of(client, this.source).flatMap(state -> copy(client, state));
    }

    /**
     * Has it copied, compares the copy with the source, and removes the source. Whatever
     * fails, the source stays.
     */
    public Mono<ObjectWriteResult> move(MinioClient client) {
        requireSound();
        return new Move(this.bucket, this.key, this.source).by(client, this::copy, this::unlock);
    }

    // Wrong options throw before anything is asked.
    private void requireSound() {
        operation(this.source.whole()).toRequest();
    }

    private Mono<ObjectWriteResult> copy(MinioClient client, SourceState state) {
        boolean inParts = this.source.isPart() || state.stat().size() > this.threshold;
        return inParts ? copyInParts(client, state) : client.execute(operation(state));
    }

    private CopyObject operation(SourceState state) {
        return operation(state.pinned())
            .payload(payload -> payload.withPatience(CopySource.patience(state.stat().size())));
    }

    private CopyObject operation(CopySource source) {
        return CopyObject.of(this.bucket, this.key, source).with(this);
    }

    private Mono<ObjectWriteResult> copyInParts(MinioClient client, SourceState state) {
        List<CopyPart> parts = CopyPlan.cut(List.of(state), this.partSize, client.transfer().maxObjectSize().toBytes());
        Assembly assembly = new Assembly(this.bucket, this.key, this, parts, this.concurrency, timeout());
        return tags(client, state).flatMap(tags -> assembly.by(client, beginning -> describe(beginning, state, tags)));
    }

    private Mono<Tags> tags(MinioClient client, SourceState state) {
        return isReplaced("x-amz-tagging-directive") ? Mono.just(Tags.none())
                : client.execute(state.questionForTags()).defaultIfEmpty(Tags.none());
    }

    // An upload in parts knows no source: what the server would take over is given to it.
    private void describe(CreateMultipartUpload beginning, SourceState state, Tags tags) {
        if (!isReplaced("x-amz-metadata-directive")) {
            for (String name : STANDARD_HEADERS) {
                String value = state.stat().headers().getFirst(name);
                if (value != null) {
                    beginning.header(name, value);
                }
            }
            state.stat().userMetadata().forEach(beginning::userMetadata);
        }
        if (!tags.asMap().isEmpty()) {
            beginning.tags(tags);
        }
    }

    private boolean isReplaced(String directive) {
        return Directive.REPLACE.name().equals(headerOrNull(directive));
    }

    /** Gives a question about the copy the key that the copy was stored with. */
    private void unlock(HeadObject question) {
        question.with(this, Assembly.CUSTOMER_KEY::contains);
    }

}
