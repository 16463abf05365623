package io.github.miniospring.transfer;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.ListObjectVersions;
import io.github.miniospring.object.ListObjects;
import io.github.miniospring.object.ListObjectsV2;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.transfer.ListingPages.Page;
import io.github.miniospring.transfer.ListingPages.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;

/**
 * A listing of a bucket's objects, or of all their versions, over all its pages, in the
 * byte order of their keys. Without {@link #recursive()} what lies below the next slash
 * is one directory.
 *
 * @see ListObjectsV2
 * @see ListObjectVersions
 * @see ListObjects
 */
public final class Listing extends RequestOptions<Listing> {

    private final String bucket;

    private String prefix = "";

    private String delimiter = "/";

    private int maxKeys = 1000;

    private @Nullable String startAfter;

    private boolean versions;

    private boolean firstVersion;

    private boolean owners;

    private boolean userMetadata;

    private boolean urlEncoding = true;

    private @Nullable String archive;

    private Listing(String bucket) {
        this.bucket = Names.bucket(bucket);
    }

    public static Listing of(String bucket) {
        return new Listing(bucket);
    }

    /** Keeps only keys that begin with {@code prefix}. */
    public Listing prefix(String prefix) {
        this.prefix = prefix;
        return this;
    }

    /** Visits every key instead of gathering them into directories. */
    public Listing recursive() {
        return recursive(true);
    }

    /** Whether every key is visited, or keys are gathered into directories by slash. */
    public Listing recursive(boolean recursive) {
        return delimiter(recursive ? "" : "/");
    }

    /** Gathers keys that are alike up to this. Default: a slash. */
    public Listing delimiter(String delimiter) {
        this.delimiter = delimiter;
        return this;
    }

    /** Begins after this key. */
    public Listing startAfter(String key) {
        this.startAfter = key;
        return this;
    }

    /** Asks for pages of at most {@code count} keys. Default and most: 1,000. */
    public Listing maxKeys(int count) {
        Assert.isTrue(count >= 1 && count <= 1000, () -> "maxKeys must be from 1 to 1000 but is " + count);
        this.maxKeys = count;
        return this;
    }

    /** Has each object name its owner. The first version of the API always does. */
    public Listing fetchOwner() {
        this.owners = true;
        return this;
    }

    /**
     * Has each object, or version, bring its user metadata, media type and tags. MinIO
     * only; not with {@link #useApiV1()}.
     */
    public Listing includeUserMeta() {
        this.userMetadata = true;
        return this;
    }

    /** Has each object tell how far it has come back from a remote tier. AWS only. */
    public Listing includeRestoreStatus() {
        return header("x-amz-optional-object-attributes", "RestoreStatus");
    }

    /**
     * Visits all versions of each object, the latest first, and delete markers among
     * them. Wins over {@link #useApiV1()}.
     */
    public Listing includeVersion() {
        this.versions = true;
        return this;
    }

    /** Lists by the first version of the API, for servers that know no other. */
    public Listing useApiV1() {
        this.firstVersion = true;
        return this;
    }

    /**
     * Whether keys are percent-encoded on their way. Default: they are; without it, one
     * with a character that XML 1.0 cannot carry makes its page unreadable.
     */
    public Listing useUrlEncodingType(boolean encode) {
        this.urlEncoding = encode;
        return this;
    }

    /**
     * Visits the files that are packed in an object, a zip archive, instead of objects;
     * the prefix is then one of their paths in it. MinIO only; for their latest state
     * only. See {@link ListObjectsV2#zipMembers}.
     */
    public Listing zipMembers(String archive) {
        this.archive = archive;
        return this;
    }

    /** Takes over what was set on the spec of a larger task. */
    Listing with(RequestOptions<?> options) {
        return copyFrom(options);
    }

    /**
     * Visits the objects. A page is asked for when the one before it begins to be
     * visited, one ahead and no more; cancelling stops. A server that does not come to an
     * end, or breaks off, is an error and never a short listing.
     */
    public Flux<ObjectSummary> objects(MinioClient client) {
        Assert.isTrue(this.archive == null || !(this.versions || this.firstVersion),
                () -> "Servers list the files in '" + this.archive
                        + "' by the second version of the API, and no versions; leave out includeVersion and useApiV1");
        // Wrong options throw at once.
        second(null).toRequest();
        return new Paged<>(Flux.defer(() -> pages(client).pages()));
    }

    private ListingPages pages(MinioClient client) {
        if (this.versions) {
            return new ListingPages("ListObjectVersions " + this.bucket,
                    position -> client.execute(versions(position)).map(this::page));
        }
        if (this.firstVersion) {
            return new ListingPages("ListObjects " + this.bucket,
                    position -> client.execute(first(position)).map(this::page));
        }
        return new ListingPages("ListObjectsV2 " + this.bucket,
                position -> client.execute(second(position)).map(this::page));
    }

    private ListObjectVersions versions(@Nullable Position position) {
        ListObjectVersions operation = ListObjectVersions.of(this.bucket)
            .prefix(this.prefix)
            .delimiter(this.delimiter)
            .maxKeys(this.maxKeys)
            .urlEncoding(this.urlEncoding)
            .with(this);
        if (this.userMetadata) {
            operation.includeUserMetadata();
        }
        if (position == null) {
            return (this.startAfter != null) ? operation.keyMarker(this.startAfter) : operation;
        }
        operation.keyMarker(position.marker());
        return (position.versionId() != null) ? operation.versionIdMarker(position.versionId()) : operation;
    }

    private ListObjects first(@Nullable Position position) {
        ListObjects operation = ListObjects.of(this.bucket)
            .prefix(this.prefix)
            .delimiter(this.delimiter)
            .maxKeys(this.maxKeys)
            .urlEncoding(this.urlEncoding)
            .with(this);
        String marker = (position != null) ? position.marker() : this.startAfter;
        return (marker != null) ? operation.marker(marker) : operation;
    }

    private ListObjectsV2 second(@Nullable Position position) {
        ListObjectsV2 operation = ListObjectsV2.of(this.bucket)
            .prefix(this.prefix)
            .delimiter(this.delimiter)
            .maxKeys(this.maxKeys)
            .urlEncoding(this.urlEncoding)
            .with(this);
        if (this.owners) {
            operation.fetchOwner();
        }
        if (this.userMetadata) {
            operation.includeUserMetadata();
        }
        if (this.archive != null) {
            operation.zipMembers(this.archive);
        }
        if (position != null) {
            return operation.continuationToken(position.marker());
        }
        return (this.startAfter != null) ? operation.startAfter(this.startAfter) : operation;
    }

    private Page page(ListObjectVersions.Page page) {
        return new Page(page.entries(this.bucket), Position.of(page.nextKey(), page.nextVersionId()), page.truncated());
    }

    private Page page(ListObjects.Page page) {
        return new Page(page.entries(this.bucket), Position.of(page.next(), null), page.truncated());
    }

    private Page page(ListObjectsV2.Page page) {
        return new Page(page.entries(this.bucket), Position.of(page.next(), null), page.truncated());
    }

}
