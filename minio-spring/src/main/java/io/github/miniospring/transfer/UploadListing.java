package io.github.miniospring.transfer;

import java.util.HashSet;
import java.util.Set;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.AbortMultipartUpload;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.KeyOrder;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.RequestOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A listing of the uploads of a bucket that were begun and neither completed nor aborted,
 * over all pages, in the order of their keys. Without {@link #recursive()} what lies
 * below the next slash is one directory.
 *
 * <p>
 * Prefixes work on MinIO too, which itself takes a prefix for a whole key: all uploads of
 * the key that is the prefix are found there, whenever they were begun; of the keys that
 * are longer those that the answering server itself has begun since it was started. A
 * bucket's other uploads cannot be found there by any means but their keys.
 *
 * @see ListMultipartUploads
 * @see ListParts
 */
public final class UploadListing extends RequestOptions<UploadListing> {

    private static final int SIZES_AHEAD = 4;

    private static final Comparator<IncompleteUpload> ORDER = Comparator
        .comparing(IncompleteUpload::key, KeyOrder.INSTANCE)
        .thenComparing(IncompleteUpload::initiated, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final String bucket;

    private final @Nullable String key;

    private String prefix = "";

    private boolean recursive;

    private boolean sizes = true;

    private UploadListing(String bucket, @Nullable String key) {
        this.bucket = Names.bucket(bucket);
        this.key = key;
    }

    public static UploadListing of(String bucket) {
        return new UploadListing(bucket, null);
    }

    /** The uploads of one key only. MinIO finds all of them. */
    public static UploadListing ofKey(String bucket, String key) {
        return new UploadListing(bucket, Names.key(key)).prefix(key).recursive();
    }

    /** Keeps only keys that begin with {@code prefix}. */
    public UploadListing prefix(String prefix) {
        Assert.isTrue(this.key == null || prefix.equals(this.key), () -> "The key is given already: " + this.key);
        this.prefix = prefix;
        return this;
    }

    /** Visits every upload instead of gathering them into directories. */
    public UploadListing recursive() {
        return recursive(true);
    }

    /**
     * Whether every upload is visited, or they are gathered into directories by slash.
     */
    public UploadListing recursive(boolean recursive) {
        this.recursive = recursive;
        return this;
    }

    /** Does not ask for the parts of each upload, which costs a request each. */
    public UploadListing withoutSizes() {
        this.sizes = false;
        return this;
    }

    /** Takes over what was set on the spec of a larger task. */
    UploadListing with(RequestOptions<?> options) {
        return copyFrom(options);
    }

    /**
     * Visits the uploads. Those that end while they are listed are left out, where sizes
     * are asked for.
     */
    public Flux<IncompleteUpload> uploads(MinioClient client) {
        Flux<IncompleteUpload> found = Flux.defer(() -> found(client));
        return this.sizes ? found.flatMapSequential(upload -> sized(client, upload), SIZES_AHEAD, 1) : found;
    }

    /**
     * Aborts the uploads, each with all its parts.
     * @return those that were not aborted, each with its reason
     */
    public Flux<DeleteError> abort(MinioClient client) {
        return Flux.defer(() -> found(client))
            .concatMap(upload -> abort(client, upload).then(Mono.<DeleteError>empty())
                .onErrorResume(MinioResponseException.class, refusal -> reason(refusal, upload)), 1);
    }

    /** Aborts the uploads, or ends in the error of the first that cannot be aborted. */
    public Mono<Void> abortAll(MinioClient client) {
        return Flux.defer(() -> found(client)).concatMap(upload -> abort(client, upload), 1).then();
    }

    private Mono<Void> abort(MinioClient client, IncompleteUpload upload) {
        String id = upload.uploadId();
        // One that has ended meanwhile is what was wanted.
        return (id == null) ? Mono.empty()
                : client.execute(AbortMultipartUpload.of(this.bucket, upload.key(), id).with(this))
                    .onErrorComplete(UploadListing::isGone);
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof MinioResponseException refusal && refusal.code().equals(ErrorCode.NO_SUCH_UPLOAD);
    }

    private static Mono<DeleteError> reason(MinioResponseException refusal, IncompleteUpload upload) {
        return (refusal instanceof NoSuchBucketException) ? Mono.error(refusal)
                : Mono.just(new DeleteError(refusal.code(), refusal.serverMessage(), upload.key(), null));
    }

    // A server that takes a prefix for one shows keys that are longer, if there are any.
    // If there are none, or it is MinIO, they are looked for behind the key itself.
    private Flux<IncompleteUpload> found(MinioClient client) {
        Search search = new Search();
        if (this.prefix.isEmpty()) {
            return search.in(pages(client, "", delimiter()).after(null));
        }
        Flux<IncompleteUpload> under = search.in(pages(client, this.prefix, delimiter()).after(null));
        // A key comes before all that are longer.
        return (this.key != null) ? under.takeWhile(upload -> upload.key().equals(this.key))
                : under.concatWith(Flux.defer(() -> search.longerSeen ? Flux.empty()
                        : search.in(pages(client, "", "").after(this.prefix).takeUntil(this::isBehind))));
    }

    private String delimiter() {
        return this.recursive ? "" : "/";
    }

    private UploadPages pages(MinioClient client, String prefix, String delimiter) {
        return new UploadPages(client, this.bucket, this, prefix, delimiter);
    }

    private boolean isBehind(ListMultipartUploads.Page page) {
        String next = page.nextKey();
        return next != null && !next.startsWith(this.prefix) && KeyOrder.INSTANCE.compare(next, this.prefix) > 0;
    }

    private Mono<IncompleteUpload> sized(MinioClient client, IncompleteUpload upload) {
        String id = upload.uploadId();
        if (id == null) {
            return Mono.just(upload);
        }
        return parts(client, upload.key(), id, null)
            .expand(page -> (page.next() != null) ? parts(client, upload.key(), id, page.next()) : Mono.empty())
            .reduce(0L, (size, page) -> size + page.parts().stream().mapToLong(ListParts.Part::size).sum())
            .map(upload::withSize)
            .onErrorComplete(UploadListing::isGone);
    }

    private Mono<ListParts.Page> parts(MinioClient client, String key, String id, @Nullable Integer after) {
        ListParts operation = ListParts.of(this.bucket, key, id).with(this);
        return client.execute((after != null) ? operation.partNumberMarker(after) : operation);
    }

    /** What was found so far, and what is still to be told of it. */
    private final class Search {

        /**
         * Ids of the uploads of the key that is the prefix: the second listing may repeat
         * them.
         */
        private final Set<String> own = new HashSet<>();

        private boolean longerSeen;

        private @Nullable String directory;

        private Flux<IncompleteUpload> in(Flux<ListMultipartUploads.Page> pages) {
            return pages.concatMapIterable(this::entries, 1);
        }

        private List<IncompleteUpload> entries(ListMultipartUploads.Page page) {
            List<IncompleteUpload> entries = new ArrayList<>();
            this.longerSeen |= !page.prefixes().isEmpty();
            page.uploads().stream().filter(this::isNew).map(this::entry).forEach(entries::add);
            page.prefixes()
                .stream()
                .filter(directory -> directory.startsWith(UploadListing.this.prefix))
                .map(directory -> IncompleteUpload.directory(UploadListing.this.bucket, directory))
                .forEach(entries::add);
            // MinIO tells them in the order in which they were begun.
            entries.sort(ORDER);
            entries.removeIf(this::isSameDirectory);
            return entries;
        }

        private boolean isNew(ListMultipartUploads.Upload upload) {
            if (!upload.key().startsWith(UploadListing.this.prefix)) {
                return false;
            }
            boolean own = upload.key().equals(UploadListing.this.prefix);
            this.longerSeen |= !own;
            return !own || this.own.add(upload.uploadId());
        }

        private IncompleteUpload entry(ListMultipartUploads.Upload upload) {
            int slash = UploadListing.this.recursive ? -1
                    : upload.key().indexOf('/', UploadListing.this.prefix.length());
            return (slash >= 0)
                    ? IncompleteUpload.directory(UploadListing.this.bucket, upload.key().substring(0, slash + 1))
                    : new IncompleteUpload(UploadListing.this.bucket, upload.key(), upload.uploadId(), -1, false,
                            upload.initiated());
        }

        private boolean isSameDirectory(IncompleteUpload entry) {
            boolean same = entry.directory() && entry.key().equals(this.directory);
            this.directory = entry.directory() ? entry.key() : this.directory;
            return same;
        }

    }

}
