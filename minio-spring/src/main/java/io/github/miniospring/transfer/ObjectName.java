package io.github.miniospring.transfer;

import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.ObjectToDelete;
import org.jspecify.annotations.Nullable;

/** Names an object or version, even one that cannot be removed. */
record ObjectName(String key, @Nullable String versionId) {

    static ObjectName of(ObjectToDelete object) {
        return new ObjectName(object.key(), object.versionId());
    }

    static ObjectName of(DeleteError error) {
        return new ObjectName(error.key(), error.versionId());
    }

}
