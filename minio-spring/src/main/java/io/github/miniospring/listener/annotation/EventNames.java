package io.github.miniospring.listener.annotation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.miniospring.notification.EventName;
import org.jspecify.annotations.Nullable;

/**
 * The names of events that MinIO can be asked for. It refuses all others, but not before
 * the listener has started.
 *
 * @see <a href=
 * "https://github.com/minio/minio/blob/master/internal/event/name.go">MinIO's source</a>
 */
final class EventNames {

    private static final Map<String, List<String>> KINDS = new TreeMap<>(Map.of("s3:ObjectCreated:",
            List.of("*", "Put", "Post", "Copy", "CompleteMultipartUpload", "PutTagging", "DeleteTagging",
                    "PutRetention", "PutLegalHold"),
            "s3:ObjectRemoved:", List.of("*", "Delete", "DeleteMarkerCreated", "NoOP", "DeleteAllVersions"),
            "s3:ObjectAccessed:", List.of("*", "Get", "Head", "GetRetention", "GetLegalHold", "Attributes"),
            "s3:Replication:",
            List.of("*", "OperationFailedReplication", "OperationCompletedReplication", "OperationNotTracked",
                    "OperationMissedThreshold", "OperationReplicatedAfterThreshold"),
            "s3:ObjectRestore:", List.of("*", "Post", "Completed"), "s3:ObjectTransition:",
            List.of("*", "Failed", "Complete"), "s3:Scanner:", List.of("ManyVersions", "LargeVersions", "BigPrefix"),
            "s3:LifecycleDelMarkerExpiration:", List.of("Delete"), "s3:BucketCreated:", List.of("*"),
            "s3:BucketRemoved:", List.of("*")));

    private EventNames() {
    }

    /**
     * Reads a name.
     * @throws InvalidMinioListenerException if it is none
     */
    static EventName read(String text) {
        String group = text.substring(0, text.lastIndexOf(':') + 1);
        List<String> kinds = KINDS.get(group);
        if (kinds == null || !kinds.contains(text.substring(group.length()))) {
            throw new InvalidMinioListenerException("MinIO tells of no such events",
                    "Write one of " + possible(group, kinds) + ", or a constant of MinioEvents", null);
        }
        return new EventName(text);
    }

    /** All of them. */
    static List<EventName> all() {
        return KINDS.entrySet()
            .stream()
            .flatMap(group -> group.getValue().stream().map(kind -> new EventName(group.getKey() + kind)))
            .toList();
    }

    private static String possible(String group, @Nullable List<String> kinds) {
        return (kinds != null) ? kinds.stream().map(kind -> group + kind).collect(Collectors.joining(", "))
                : KINDS.entrySet()
                    .stream()
                    .map(each -> each.getKey() + each.getValue().get(0))
                    .collect(Collectors.joining(", "));
    }

}
