package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.object.DeleteObjectTagging;
import io.github.miniospring.object.GetObjectTagging;
import io.github.miniospring.object.PutObjectTagging;
import io.github.miniospring.operation.Tags;

/** The tags of objects. */
public interface ObjectTagOperations extends ClientOperations {

    /** Reads the tags of an object; {@link Tags#none()} where it has none. */
    default Tags getObjectTags(String bucket, String key) {
        return Blocking.await(reactive().getObjectTags(bucket, key));
    }

    /**
     * Reads the tags of an object, or of one version of it; {@link Tags#none()} where it
     * has none. See {@link GetObjectTagging}.
     */
    default Tags getObjectTags(String bucket, String key, Consumer<GetObjectTagging> options) {
        return Blocking.await(reactive().getObjectTags(bucket, key, options));
    }

    /** Gives an object these tags and no others. See {@link PutObjectTagging}. */
    default void setObjectTags(String bucket, String key, Tags tags) {
        Blocking.awaitEnd(reactive().setObjectTags(bucket, key, tags));
    }

    /** Gives an object these tags and no others. See {@link PutObjectTagging}. */
    default void setObjectTags(String bucket, String key, Tags tags, Consumer<PutObjectTagging> options) {
        Blocking.awaitEnd(reactive().setObjectTags(bucket, key, tags, options));
    }

    /** Removes all tags of an object. See {@link DeleteObjectTagging}. */
    default void deleteObjectTags(String bucket, String key) {
        Blocking.awaitEnd(reactive().deleteObjectTags(bucket, key));
    }

    /** Removes all tags of an object. See {@link DeleteObjectTagging}. */
    default void deleteObjectTags(String bucket, String key, Consumer<DeleteObjectTagging> options) {
        Blocking.awaitEnd(reactive().deleteObjectTags(bucket, key, options));
    }

}
