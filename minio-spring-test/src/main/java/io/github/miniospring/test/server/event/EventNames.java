package io.github.miniospring.test.server.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The names that can be subscribed to. */
public final class EventNames {

    private static final Map<String, List<String>> GROUPS = Map.of("s3:ObjectCreated:",
            List.of("Put", "Post", "Copy", "CompleteMultipartUpload", "PutRetention", "PutLegalHold", "PutTagging",
                    "DeleteTagging"),
            "s3:ObjectAccessed:", List.of("Get", "Head", "GetRetention", "GetLegalHold", "Attributes"),
            "s3:ObjectRemoved:", List.of("Delete", "DeleteMarkerCreated", "NoOP", "DeleteAllVersions"),
            "s3:Replication:",
            List.of("OperationFailedReplication", "OperationCompletedReplication", "OperationMissedThreshold",
                    "OperationReplicatedAfterThreshold", "OperationNotTracked"),
            "s3:ObjectRestore:", List.of("Post", "Completed"), "s3:ObjectTransition:", List.of("Failed", "Complete"));

    private static final Set<String> SINGLES = Set.of("s3:LifecycleDelMarkerExpiration:Delete",
            "s3:Scanner:ManyVersions", "s3:Scanner:LargeVersions", "s3:Scanner:BigPrefix", "s3:BucketCreated:*",
            "s3:BucketRemoved:*");

    private EventNames() {
    }

    /** The single names that a name stands for; null if it is none. */
    public static @Nullable Set<String> expand(String name) {
        if (SINGLES.contains(name)) {
            return Set.of(name);
        }
        int end = name.lastIndexOf(':') + 1;
        List<String> group = GROUPS.get(name.substring(0, end));
        if (group == null) {
            return null;
        }
        String last = name.substring(end);
        if (last.equals("*")) {
            return group.stream().map(single -> name.substring(0, end) + single).collect(Collectors.toSet());
        }
        return group.contains(last) ? Set.of(name) : null;
    }

}
