package io.github.miniospring.test.server.action;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        checkSourceBucket(name);
    }

    /** Refuses what cannot be the name of a bucket to copy from. */
    public static void checkSourceBucket(String name) {
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
        if (length(key) > MAX_KEY) {
            throw S3Error.KEY_TOO_LONG.failure();
        }
        if (!isKey(key)) {
            throw S3Error.INVALID_OBJECT_NAME.failure();
        }
    }

    /** Refuses what cannot be the key of something to copy. */
    public static void checkSourceKey(String key) {
        if (length(key) > MAX_KEY || !isKey(key) || hasBadComponent(key)) {
            throw S3Error.INVALID_OBJECT_NAME.failure();
        }
    }

    private static boolean isKey(String key) {
        boolean separate = !key.contains("//") && key.indexOf('\0') < 0;
        return separate && Stream.of(key.split("/")).allMatch(segment -> length(segment) <= MAX_SEGMENT);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
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
