package io.github.miniospring.benchmarks;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the work is done.
 *
 * @param endpoint the server
 * @param bucket the bucket, which is there
 * @param accessKey who asks
 * @param secretKey what it is signed with
 * @param files a directory for files, with {@code up-SIZE} in it for each size
 */
public record Place(URI endpoint, String bucket, String accessKey, String secretKey, Path files) {

    /** The region that every client is told, so that none has to ask. */
    public static final String REGION = "us-east-1";

    /** How many connections every client may have. */
    public static final int CONNECTIONS = 64;

    public boolean secure() {
        return this.endpoint.getScheme().equals("https");
    }

    /** The file to store. */
    public Path source(long size) {
        return this.files.resolve("up-" + size);
    }

    /** Key of an object of this size, which is there. */
    public static String present(long size) {
        return "get-" + size;
    }

    /** Key to store at. */
    public static String written(int caller) {
        return "put-" + caller;
    }

}
