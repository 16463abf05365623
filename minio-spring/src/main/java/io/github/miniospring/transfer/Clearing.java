package io.github.miniospring.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.Redaction;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.DeleteObjects;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.RequestOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/**
 * A removal of everything that is found in one place: under a prefix, all versions of one
 * object, or a whole bucket. It is listed page by page and removed 1,000 a request, so
 * that memory does not grow with the number of objects. Headers, parts of the query and
 * the time-out go to each request.
 *
 * <p>
 * What is stored there while it runs may be removed, or stay.
 *
 * @see DeleteObjects
 */
public final class Clearing extends RequestOptions<Clearing> {

    /**
     * MinIO hides {@code a/b} from listings while there is {@code a}: each pass can
     * uncover one more level, and a key has no more levels than this.
     */
    private static final int MOST_PASSES = 513;

    private final String bucket;

    private final String prefix;

    private final @Nullable String key;

    private final boolean uploads;

    private boolean allVersions;

    private boolean bypassGovernance;

    private Clearing(String bucket, String prefix, @Nullable String key, boolean uploads) {
        this.bucket = Names.bucket(bucket);
        this.prefix = prefix;
        this.key = key;
        this.uploads = uploads;
        this.allVersions = uploads || key != null;
    }

    /**
     * All objects whose keys begin alike.
     * @param prefix not empty: a whole bucket is cleared only by {@link #ofBucket}
     */
    public static Clearing ofPrefix(String bucket, String prefix) {
        Assert.isTrue(!prefix.isEmpty(), () -> "The prefix is empty, and with it everything in bucket '" + bucket
                + "' would be removed; if that is wanted, write emptyBucket(\"" + bucket + "\")");
        // Servers drop the slash, and then the prefix is another one.
        Assert.isTrue(prefix.charAt(0) != '/',
                () -> "Prefix '" + prefix + "' begins with a slash, as no key does; write it without");
        return new Clearing(bucket, prefix, null, false);
    }

    /** All versions and delete markers of one object. */
    public static Clearing ofObject(String bucket, String key) {
        return new Clearing(bucket, Names.key(key), key, false);
    }

    /**
     * Everything in a bucket: all versions, all delete markers, and the uploads that were
     * begun and not completed, as far as {@link UploadListing} finds them.
     */
    public static Clearing ofBucket(String bucket) {
        return new Clearing(bucket, "", null, true);
    }

    /**
     * Removes all versions and delete markers. Default under a prefix: the objects as
     * such, which in a bucket that keeps versions get delete markers.
     */
    public Clearing allVersions() {
        this.allVersions = true;
        return this;
    }

    /** Removes versions in spite of a retention in governance mode, given the right. */
    public Clearing bypassGovernance() {
        this.bypassGovernance = true;
        return this;
    }

    /**
     * Removes while it lists, one request after the other.
     * @return what was found and not removed, each once with its reason; an error when a
     * request as a whole fails, after which the rest was not tried
     */
    public Flux<DeleteError> errors(MinioClient client) {
        return Flux.defer(() -> pass(client, new HashSet<>(), 1))
            .concatWith(Flux.defer(() -> this.uploads ? abandoned(client) : Flux.empty()));
    }

    private Flux<DeleteError> abandoned(MinioClient client) {
        return UploadListing.of(this.bucket).recursive().withoutSizes().with(this).abort(client);
    }

    private Flux<DeleteError> pass(MinioClient client, Set<ObjectName> failed, int number) {
        AtomicLong removed = new AtomicLong();
        List<DeleteError> unnamable = new ArrayList<>();
        Flux<ObjectToDelete> found = listing().objects(client)
            .takeWhile(this::isMeant)
            .<ObjectToDelete>handle((entry, sink) -> name(entry, unnamable, sink))
            .filter(object -> !failed.contains(ObjectName.of(object)))
            .doOnNext(object -> removed.incrementAndGet());
        return removal(found).errors(client)
            .doOnNext(error -> removed.decrementAndGet())
            .concatWith(Flux.defer(() -> Flux.fromIterable(unnamable)))
            .filter(error -> failed.add(ObjectName.of(error)))
            .concatWith(Flux.defer(() -> (removed.get() > 0 && number < MOST_PASSES) ? pass(client, failed, number + 1)
                    : Flux.empty()));
    }

    private Listing listing() {
        Listing listing = Listing.of(this.bucket).prefix(this.prefix).recursive().with(this);
        return this.allVersions ? listing.includeVersion() : listing;
    }

    private Removal removal(Flux<ObjectToDelete> found) {
        Removal removal = Removal.of(this.bucket, found).with(this);
        return this.bypassGovernance ? removal.bypassGovernance() : removal;
    }

    // The key itself comes before all that are longer.
    private boolean isMeant(ObjectSummary entry) {
        if (!entry.key().startsWith(this.prefix)) {
            // A server, or something before it, that drops the prefix.
            throw new MinioRequestException("The listing of bucket '" + this.bucket + "' is broken: it has the key '"
                    + Redaction.line(entry.key(), 200) + "', which does not begin with '" + this.prefix
                    + "'; it was not removed", null);
        }
        return this.key == null || this.key.equals(entry.key());
    }

    private void name(ObjectSummary entry, List<DeleteError> unnamable, SynchronousSink<ObjectToDelete> sink) {
        String versionId = this.allVersions ? entry.versionId() : null;
        try {
            sink.next(new ObjectToDelete(entry.key(), versionId));
        }
        catch (IllegalArgumentException ex) {
            unnamable.add(new DeleteError(ErrorCode.UNKNOWN, String.valueOf(ex.getMessage()), entry.key(), versionId));
        }
    }

}
