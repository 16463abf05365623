package io.github.miniospring.object;

import io.github.miniospring.Redaction;
import org.springframework.util.Assert;

/** A file in a zip archive, as MinIO names it: below the key of the archive. */
final class ZipMember {

    /** Has MinIO look into an archive. */
    static final String HEADER = "x-minio-extract";

    private static final String ENDING = ".zip";

    private ZipMember() {
    }

    static String key(String archive, String path) {
        Assert.isTrue(!path.isEmpty(), "The path of a file in a zip archive must not be empty");
        return prefix(archive, path);
    }

    // The server takes the first ".zip/" for the end of the archive's key.
    static String prefix(String archive, String path) {
        Assert.isTrue(archive.endsWith(ENDING) && !archive.contains(ENDING + "/"),
                () -> "'" + Redaction.line(archive, 200)
                        + "' is no zip archive to the server: its key must end in .zip and hold no other .zip/ before");
        return archive + "/" + path;
    }

}
