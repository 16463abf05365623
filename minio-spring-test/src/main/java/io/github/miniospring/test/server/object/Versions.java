package io.github.miniospring.test.server.object;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.ObjectVersion;

/** Finds the version that a request is about. */
public final class Versions {

    private static final Pattern ID = Pattern
        .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Versions() {
    }

    /** The id that is asked for; empty for the newest. */
    public static String id(Call call) {
        return checked(call.query().get("versionId"));
    }

    /** The id, if it can be one. */
    public static String checked(String versionId) {
        String id = versionId.trim();
        if (!isId(id)) {
            throw S3Error.INVALID_VERSION_ID.failure();
        }
        return id;
    }

    /** Whether that can be the id of a version; empty stands for the newest. */
    static boolean isId(String id) {
        return id.isEmpty() || id.equals(ObjectVersion.NULL_ID) || ID.matcher(id).matches();
    }

    /**
     * Refuses a write that wants to give its version an id, as replication does.
     */
    public static void checkNoneGiven(Call call) {
        String id = id(call);
        Bucket bucket = call.server().store().find(call.bucketName());
        boolean unversioned = bucket == null || !bucket.versioning().appliesTo(call.key());
        if (!id.isEmpty() && !id.equals(ObjectVersion.NULL_ID) && unversioned) {
            throw S3Error.INVALID_ARGUMENT
                .failure("Invalid arguments provided for " + call.bucketName() + "/" + call.key()
                        + ": (VersionID specified , but versioning not enabled on bucket=" + call.bucketName() + ")");
        }
        if (!id.isEmpty()) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
    }

    /** The version that the call is about. */
    public static ObjectVersion find(Call call) {
        return find(call.bucket(), call.key(), id(call));
    }

    /**
     * The version whose tags, locks or attributes are read. Other than where objects are
     * read, the headers of the answer do not tell of a delete marker.
     */
    static ObjectVersion described(Call call) {
        String id = id(call);
        ObjectVersion version = existing(call.bucket(), call.key(), id);
        if (version.deleteMarker()) {
            throw deleted(id);
        }
        return version;
    }

    /** Changes the locks of the version that the call is about. */
    static ObjectVersion lock(Call call, UnaryOperator<ObjectVersion> change) {
        ObjectVersion version = existing(call.bucket(), call.key(), id(call));
        if (version.deleteMarker()) {
            throw S3Error.METHOD_NOT_ALLOWED.failure();
        }
        return change(call, version, change);
    }

    /** Changes what is known about the version that the call is about. */
    static ObjectVersion change(Call call, UnaryOperator<ObjectVersion> change) {
        return change(call, described(call), change);
    }

    private static ObjectVersion change(Call call, ObjectVersion version, UnaryOperator<ObjectVersion> change) {
        ObjectVersion changed = call.bucket().change(call.key(), version.versionId(), change);
        if (changed == null) {
            throw S3Error.NO_SUCH_KEY.failure();
        }
        return changed;
    }

    /** The version of that id, or the newest if the id is empty. */
    public static ObjectVersion find(Bucket bucket, String key, String id) {
        ObjectVersion version = existing(bucket, key, id);
        if (version.deleteMarker()) {
            throw deleted(id).header("x-amz-delete-marker", "true").header("x-amz-version-id", version.versionId());
        }
        return version;
    }

    private static ObjectVersion existing(Bucket bucket, String key, String id) {
        ObjectVersion version = id.isEmpty() ? bucket.latest(key) : bucket.version(key, id);
        if (version == null) {
            throw id.isEmpty() ? S3Error.NO_SUCH_KEY.failure() : S3Error.NO_SUCH_VERSION.failure();
        }
        return version;
    }

    private static S3Failure deleted(String id) {
        return id.isEmpty() ? S3Error.NO_SUCH_KEY.failure() : S3Error.METHOD_NOT_ALLOWED.failure();
    }

}
