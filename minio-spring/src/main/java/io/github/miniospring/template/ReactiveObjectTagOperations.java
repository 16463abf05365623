package io.github.miniospring.template;

import java.util.function.Consumer;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.object.DeleteObjectTagging;
import io.github.miniospring.object.GetObjectTagging;
import io.github.miniospring.object.PutObjectTagging;
import io.github.miniospring.operation.Tags;
import reactor.core.publisher.Mono;

/** The tags of objects, reactive. */
public interface ReactiveObjectTagOperations extends ReactiveClientOperations {

    /** Reads the tags of an object; {@link Tags#none()} where it has none. */
    default Mono<Tags> getObjectTags(String bucket, String key) {
        return getObjectTags(bucket, key, Options.none());
    }

    /**
     * Reads the tags of an object, or of one version of it; {@link Tags#none()} where it
     * has none. See {@link GetObjectTagging}.
     */
    default Mono<Tags> getObjectTags(String bucket, String key, Consumer<GetObjectTagging> options) {
        return execute(Options.apply(GetObjectTagging.of(bucket, key), options))
            .onErrorResume(MinioResponseException.class, refusal -> refusal.code().equals(ErrorCode.NO_SUCH_TAG_SET)
                    ? Mono.just(Tags.none()) : Mono.error(refusal));
    }

    /** Gives an object these tags and no others. See {@link PutObjectTagging}. */
    default Mono<Void> setObjectTags(String bucket, String key, Tags tags) {
        return setObjectTags(bucket, key, tags, Options.none());
    }

    /** Gives an object these tags and no others. See {@link PutObjectTagging}. */
    default Mono<Void> setObjectTags(String bucket, String key, Tags tags, Consumer<PutObjectTagging> options) {
        return execute(Options.apply(PutObjectTagging.of(bucket, key, tags), options));
    }

    /** Removes all tags of an object. See {@link DeleteObjectTagging}. */
    default Mono<Void> deleteObjectTags(String bucket, String key) {
        return deleteObjectTags(bucket, key, Options.none());
    }

    /** Removes all tags of an object. See {@link DeleteObjectTagging}. */
    default Mono<Void> deleteObjectTags(String bucket, String key, Consumer<DeleteObjectTagging> options) {
        return execute(Options.apply(DeleteObjectTagging.of(bucket, key), options));
    }

}
