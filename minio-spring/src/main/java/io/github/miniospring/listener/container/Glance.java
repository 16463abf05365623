package io.github.miniospring.listener.container;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioOperations;

/** Looks at single objects: what is there now, whatever was told. */
final class Glance {

    private final MinioOperations template;

    Glance(MinioOperations template) {
        this.template = template;
    }

    /**
     * The current state of a key, in a bucket without versions. A listing shows its time
     * in milliseconds, as the stream does; a HEAD in seconds only.
     */
    Optional<MinioEvent> at(String bucket, String key) {
        Optional<MinioEvent> before = Optional.empty();
        while (true) {
            Optional<MinioEvent> listed = listed(bucket, key);
            Optional<MinioEvent> there = listed.isPresent() ? listed : hidden(bucket, key);
            if (there.isEmpty() || listed.isPresent() || isSame(before, there)) {
                return there;
            }
            // It may have been stored just after it was listed.
            before = there;
        }
    }

    private static boolean isSame(Optional<MinioEvent> one, Optional<MinioEvent> other) {
        return one.isPresent() && other.isPresent() && one.get().stateId().isSameAs(other.get().stateId());
    }

    private Optional<MinioEvent> listed(String bucket, String key) {
        try (Stream<ObjectSummary> found = this.template.listObjects(bucket,
                options -> options.prefix(key).recursive().maxKeys(1))) {
            return found.limit(1).filter(object -> object.key().equals(key)).map(EventReader::of).findFirst();
        }
    }

    // MinIO leaves p/q out of listings while there is p.
    private Optional<MinioEvent> hidden(String bucket, String key) {
        try {
            ObjectStat stat = this.template.statObject(bucket, key);
            return (stat.lastModified() == null) ? Optional.empty()
                    : Optional
                        .of(EventReader.of(new ObjectSummary(bucket, key, stat.size(), stat.etag(), stat.lastModified(),
                                null, true, false, null, null, null, false, stat.userMetadata(), Map.of())));
        }
        catch (NoSuchKeyException ex) {
            return Optional.empty();
        }
    }

    /**
     * Whether what is to be told as removed is really gone. Only a server that says so
     * counts: any other failure is one.
     */
    boolean isGone(StateId removed) {
        try {
            this.template.statObject(removed.bucket(), removed.key(), options -> {
                if (removed.versionId() != null) {
                    options.versionId(removed.versionId());
                }
            });
            return false;
        }
        catch (MinioResponseException ex) {
            if (ex instanceof NoSuchKeyException || ex.code().equals(ErrorCode.NO_SUCH_VERSION)) {
                return true;
            }
            throw ex;
        }
    }

}
