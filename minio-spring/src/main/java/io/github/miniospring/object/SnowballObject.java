package io.github.miniospring.object;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.miniospring.Redaction;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * One of many objects that are stored together. A key that ends in a slash, with an empty
 * body, is a directory.
 *
 * @param key its key; one that a server would clean up first is refused: no {@code //},
 * no segment {@code .} or {@code ..}
 * @param body its bytes, whose number must be known when they are read
 * @param file where they come from, if that is a file
 * @param modified when it was changed last, after 1970 began; null for the file's own
 * time, or now
 * @param metadata what is kept with this one beside what is kept with all: entries of the
 * user's own, with or without {@code x-amz-meta-}, and headers such as
 * {@code Content-Type}
 * @param tags its tags, in place of those of all; null for those of all
 * @param versionId the version it becomes, a UUID, in a bucket that keeps versions; null
 * for one that the server makes up
 */
public record SnowballObject(String key, ObjectBody body, @Nullable Path file, @Nullable Instant modified,
        Map<String, String> metadata, @Nullable Tags tags, @Nullable String versionId) {

    private static final Pattern VERSION = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    public SnowballObject {
        requireClean(Names.key(key), "Key");
        Assert.isTrue(!key.endsWith("/") || body.contentLength() == 0, "Key '" + Redaction.line(key, 200)
                + "' ends in a slash, and is a directory then, which takes no bytes");
        Instant time = modified;
        Assert.isTrue(time == null || time.getEpochSecond() > 0,
                () -> "modified must be after 1970-01-01T00:00:00Z but is " + time
                        + "; servers would take the present");
        metadata = Map.copyOf(metadata);
        Assert.isTrue(versionId == null || VERSION.matcher(versionId).matches(),
                () -> "versionId must be a UUID but is '" + Redaction.line(String.valueOf(versionId), 60) + "'");
    }

    /** An object of a file, with its time. */
    public static SnowballObject of(String key, Path file) {
        return new SnowballObject(key, ObjectBody.of(file), file, null, Map.of(), null, null);
    }

    /**
     * An object of bytes in memory. Not copied: leave them alone until the call is over.
     */
    public static SnowballObject of(String key, byte[] content) {
        return of(key, ObjectBody.of(content));
    }

    /** An object of text in UTF-8. */
    public static SnowballObject of(String key, String content) {
        return of(key, ObjectBody.of(content));
    }

    /** An object of any body with a length. */
    public static SnowballObject of(String key, ObjectBody body) {
        return new SnowballObject(key, body, null, null, Map.of(), null, null);
    }

    /** The same with another time. */
    public SnowballObject withModified(Instant modified) {
        return new SnowballObject(this.key, this.body, this.file, modified, this.metadata, this.tags, this.versionId);
    }

    /** The same with metadata of its own. */
    public SnowballObject withMetadata(Map<String, String> metadata) {
        return new SnowballObject(this.key, this.body, this.file, this.modified, metadata, this.tags, this.versionId);
    }

    /** The same with tags of its own. */
    public SnowballObject withTags(Tags tags) {
        return new SnowballObject(this.key, this.body, this.file, this.modified, this.metadata, tags, this.versionId);
    }

    /** The same as a version of this name, such as a copy of another bucket's has. */
    public SnowballObject withVersionId(String versionId) {
        return new SnowballObject(this.key, this.body, this.file, this.modified, this.metadata, this.tags, versionId);
    }

    /** Refuses a path that servers would write in another way. */
    static String requireClean(String path, String what) {
        String segments = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (String segment : segments.split("/", -1)) {
            Assert.isTrue(!segment.isEmpty() && !segment.equals(".") && !segment.equals(".."),
                    () -> what + " '" + Redaction.line(path, 200)
                            + "' would be stored as another one: write it without //, . and .. between slashes");
        }
        return path;
    }

}
