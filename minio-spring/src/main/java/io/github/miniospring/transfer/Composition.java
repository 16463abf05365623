package io.github.miniospring.transfer;

import java.util.List;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.UploadPartCopy;
import io.github.miniospring.object.CopyObject;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Directive;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.WriteConditions;
import io.github.miniospring.operation.WriteEncryption;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An object to be put together of others, or of parts of them, by the server itself.
 *
 * <p>
 * Servers take no parts of less than 5 MiB but the last: a smaller source, with the
 * beginning of what follows it, is read and sent, at most 5 MiB of each such place; more
 * only where there are many thousands of them. The bytes of all others do not come here.
 * Sources that are empty are left out.
 *
 * <p>
 * Each source is asked for first, and only that state of it is used. The object has the
 * metadata and tags that are given here; made of a single object as a whole it is a copy,
 * which keeps those of its source where none are given.
 *
 * @see UploadPartCopy
 */
public final class Composition extends RequestOptions<Composition> implements Described<Composition>,
        Tagged<Composition>, Locked<Composition>, WriteEncryption<Composition>, WriteConditions<Composition> {

    private final String bucket;

    private final String key;

    private final List<CopySource> sources;

    private long partSize = CopyPlan.PART_SIZE;

    private int concurrency = TransferSettings.DEFAULT.concurrency();

    private Composition(String bucket, String key, List<CopySource> sources) {
        Assert.notEmpty(sources, () -> "There are no sources to compose " + bucket + "/" + key + " of");
        this.bucket = bucket;
        this.key = key;
        this.sources = List.copyOf(sources);
    }

    /** An object of {@code sources}, one behind the other. */
    public static Composition of(String bucket, String key, List<CopySource> sources) {
        return new Composition(bucket, key, sources);
    }

    /**
     * The size of the parts into which a larger source is cut, 5 MiB to 5 GiB. Default: 1
     * GiB, or more where there would be too many.
     */
    public Composition partSize(DataSize partSize) {
        this.partSize = TransferSettings.requirePartSize(partSize).toBytes();
        return this;
    }

    /** How many parts are copied, or held in memory, at once. Default: 3. */
    public Composition concurrency(int concurrency) {
        this.concurrency = TransferSettings.requireConcurrency(concurrency);
        return this;
    }

    /** Has it put together. */
    public Mono<ObjectWriteResult> send(MinioClient client) {
        // Wrong options throw before anything is asked.
        CreateMultipartUpload.of(this.bucket, this.key).with(this).toRequest();
        return Flux.fromIterable(this.sources)
            .flatMapSequential(source -> SourceState.of(client, source), this.concurrency)
            .collectList()
            .flatMap(states -> compose(client, states));
    }

    private Mono<ObjectWriteResult> compose(MinioClient client, List<SourceState> states) {
        List<SourceState> full = states.stream().filter(state -> state.bytes() > 0).toList();
        List<SourceState> used = full.isEmpty() ? states.subList(0, 1) : full;
        if (used.size() == 1 && isCopy(used.get(0))) {
            return client.execute(copy(used.get(0)));
        }
        List<CopyPart> parts = CopyPlan.cut(used, this.partSize, client.transfer().maxObjectSize().toBytes());
        return new Assembly(this.bucket, this.key, this, parts, this.concurrency, timeout()).by(client, beginning -> {
        });
    }

    // Not every server knows conditions on the target of a copy.
    private boolean isCopy(SourceState state) {
        boolean conditional = headerOrNull("if-match") != null || headerOrNull("if-none-match") != null;
        return !conditional && !state.source().isPart() && state.bytes() <= TransferSettings.MAX_PART_SIZE.toBytes();
    }

    private CopyObject copy(SourceState state) {
        CopyObject copy = CopyObject.of(this.bucket, this.key, state.pinned())
            .with(this)
            .payload(payload -> payload.withPatience(CopySource.patience(state.bytes())));
        if (headerThatBegins("x-amz-meta-") != null
                || STANDARD_HEADERS.stream().anyMatch(name -> headerOrNull(name) != null)) {
            copy.metadataDirective(Directive.REPLACE);
        }
        if (headerOrNull("x-amz-tagging") != null) {
            copy.taggingDirective(Directive.REPLACE);
        }
        return copy;
    }

}
