package io.github.miniospring.test.server.action;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.miniospring.test.server.error.S3Error;

/** What buckets and objects may be called. */
public final class Names {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Pattern IP_ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private static final Set<String> RESERVED = Set.of("minio", ".minio.sys");

    private static final int MAX_KEY = 1024;

    private static final int MAX_SEGMENT = 255;

    private Names() {
    }

    /** Refuses what cannot be the name of a bucket. */
    public static void checkBucket(String name) {
        if (RESERVED.contains(name)) {
            throw S3Error.ALL_ACCESS_DISABLED.failure();
        }
        if (!BUCKET.matcher(name).matches() || IP_ADDRESS.matcher(name).matches() || name.contains("..")
                || name.contains(".-") || name.contains("-.")) {
            throw S3Error.INVALID_BUCKET_NAME.failure();
        }
    }

    /** Whether a path or a value would lead out of its place in a file system. */
    public static boolean hasBadComponent(String text) {
        for (String segment : text.split("[/\\\\]")) {
            String trimmed = segment.trim();
            if (trimmed.equals(".") || trimmed.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Refuses what cannot be a key. */
    public static void checkKey(String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY) {
            throw S3Error.KEY_TOO_LONG.failure();
        }
        if (key.contains("//") || key.indexOf('\0') >= 0) {
            throw S3Error.INVALID_OBJECT_NAME.failure();
        }
        for (String segment : key.split("/")) {
            if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT) {
                throw S3Error.INVALID_OBJECT_NAME.failure();
            }
        }
    }

    /** A key as it is kept: MinIO forgets slashes at the start. */
    public static String kept(String key) {
        int start = 0;
        while (start < key.length() && key.charAt(start) == '/') {
            start++;
        }
        return key.substring(start);
    }

}
