package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.object.GetObjectAcl;
import io.github.miniospring.object.GetObjectAttributes;
import io.github.miniospring.object.ObjectAttributes;
import io.github.miniospring.object.RestoreObject;
import io.github.miniospring.object.RestoreTarget;
import io.github.miniospring.select.SelectRequest;
import reactor.core.publisher.Mono;

/** What servers know of objects besides their bytes, reactive. */
public interface ReactiveObjectAttributeOperations extends ReactiveClientOperations {

    /** Reads checksums, parts and more of an object. See {@link GetObjectAttributes}. */
    default Mono<ObjectAttributes> getObjectAttributes(String bucket, String key) {
        return getObjectAttributes(bucket, key, Options.none());
    }

    /** Reads checksums, parts and more of an object. See {@link GetObjectAttributes}. */
    default Mono<ObjectAttributes> getObjectAttributes(String bucket, String key,
            Consumer<GetObjectAttributes> options) {
        return execute(Options.apply(GetObjectAttributes.of(bucket, key), options));
    }

    /** Reads who may do what with an object. See {@link GetObjectAcl}. */
    default Mono<GetObjectAcl.Acl> getObjectAcl(String bucket, String key) {
        return getObjectAcl(bucket, key, Options.none());
    }

    /** Reads who may do what with an object. See {@link GetObjectAcl}. */
    default Mono<GetObjectAcl.Acl> getObjectAcl(String bucket, String key, Consumer<GetObjectAcl> options) {
        return execute(Options.apply(GetObjectAcl.of(bucket, key), options));
    }

    /**
     * Fetches an object back for some days that was moved to a remote tier. See
     * {@link RestoreObject}.
     */
    default Mono<RestoreObject.Restoration> restoreObject(String bucket, String key, int days) {
        return restoreObject(bucket, key, days, Options.none());
    }

    /**
     * Fetches an object back for some days that was moved to a remote tier. See
     * {@link RestoreObject}.
     */
    default Mono<RestoreObject.Restoration> restoreObject(String bucket, String key, int days,
            Consumer<RestoreObject> options) {
        return execute(Options.apply(RestoreObject.of(bucket, key, days), options));
    }

    /**
     * Has a question to an object answered that was moved to a remote tier, and the
     * records stored. See {@link RestoreObject#select}.
     */
    default Mono<RestoreObject.Restoration> restoreObject(String bucket, String key, SelectRequest question,
            RestoreTarget target) {
        return execute(RestoreObject.select(bucket, key, question, target));
    }

}
