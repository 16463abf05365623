package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.object.GetObjectAcl;
import io.github.miniospring.object.GetObjectAttributes;
import io.github.miniospring.object.ObjectAttributes;
import io.github.miniospring.object.RestoreObject;
import io.github.miniospring.object.RestoreTarget;
import io.github.miniospring.select.SelectRequest;

/** What servers know of objects besides their bytes. */
public interface ObjectAttributeOperations extends ClientOperations {

    /** Reads checksums, parts and more of an object. See {@link GetObjectAttributes}. */
    default ObjectAttributes getObjectAttributes(String bucket, String key) {
        return Blocking.await(reactive().getObjectAttributes(bucket, key));
    }

    /** Reads checksums, parts and more of an object. See {@link GetObjectAttributes}. */
    default ObjectAttributes getObjectAttributes(String bucket, String key, Consumer<GetObjectAttributes> options) {
        return Blocking.await(reactive().getObjectAttributes(bucket, key, options));
    }

    /** Reads who may do what with an object. See {@link GetObjectAcl}. */
    default GetObjectAcl.Acl getObjectAcl(String bucket, String key) {
        return Blocking.await(reactive().getObjectAcl(bucket, key));
    }

    /** Reads who may do what with an object. See {@link GetObjectAcl}. */
    default GetObjectAcl.Acl getObjectAcl(String bucket, String key, Consumer<GetObjectAcl> options) {
        return Blocking.await(reactive().getObjectAcl(bucket, key, options));
    }

    /**
     * Fetches an object back for some days that was moved to a remote tier. See
     * {@link RestoreObject}.
     */
    default RestoreObject.Restoration restoreObject(String bucket, String key, int days) {
        return Blocking.await(reactive().restoreObject(bucket, key, days));
    }

    /**
     * Fetches an object back for some days that was moved to a remote tier. See
     * {@link RestoreObject}.
     */
    default RestoreObject.Restoration restoreObject(String bucket, String key, int days,
            Consumer<RestoreObject> options) {
        return Blocking.await(reactive().restoreObject(bucket, key, days, options));
    }

    /**
     * Has a question to an object answered that was moved to a remote tier, and the
     * records stored. See {@link RestoreObject#select}.
     */
    default RestoreObject.Restoration restoreObject(String bucket, String key, SelectRequest question,
            RestoreTarget target) {
        return Blocking.await(reactive().restoreObject(bucket, key, question, target));
    }

}
