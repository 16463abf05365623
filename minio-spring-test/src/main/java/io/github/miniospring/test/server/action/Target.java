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
        String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        for (String domain : domains) {
            if (name.endsWith("." + domain)) {
                String bucket = name.substring(0, name.length() - domain.length() - 1);
                return new Target(bucket, path.substring(1));
            }
        }
        int slash = path.indexOf('/', 1);
        return (slash < 0) ? new Target(path.substring(1), "")
                : new Target(path.substring(1, slash), path.substring(slash + 1));
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
