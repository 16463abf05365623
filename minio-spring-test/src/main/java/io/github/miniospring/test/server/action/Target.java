package io.github.miniospring.test.server.action;

import java.util.List;
import java.util.Locale;

/**
 * What a request is about.
 *
 * @param bucket empty for the whole server
 * @param key empty for the bucket
 */
public record Target(String bucket, String key) {

    /**
     * Finds out.
     * @param host as sent
     * @param path decoded
     * @param domains below which buckets have hosts of their own
     */
    public static Target of(String host, String path, List<String> domains) {
        String bucket = bucketOfHost(host, domains);
        if (!bucket.isEmpty()) {
            return new Target(bucket, path.substring(1));
        }
        int slash = path.indexOf('/', 1);
        return (slash < 0) ? new Target(path.substring(1), "")
                : new Target(path.substring(1, slash), path.substring(slash + 1));
    }

    /** The bucket that a host's name says; empty if it says none. */
    public static String bucketOfHost(String host, List<String> domains) {
        String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return domains.stream()
            .filter(domain -> name.endsWith("." + domain))
            .findFirst()
            .map(domain -> name.substring(0, name.length() - domain.length() - 1))
            .orElse("");
    }

    public boolean isService() {
        return this.bucket.isEmpty();
    }

    public boolean isBucket() {
        return !this.bucket.isEmpty() && this.key.isEmpty();
    }

    public boolean isObject() {
        return !this.key.isEmpty();
    }

}
