package io.github.miniospring.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Which region to sign for: the one that was set, or else the one a server named for the
 * bucket. A region from a server changes the signature and never the address.
 */
final class BucketRegions {

    static final String FALLBACK = "us-east-1";

    private static final int MAX_REMEMBERED = 10_000;

    private final @Nullable String fixed;

    private final Map<String, String> learned = new ConcurrentHashMap<>();

    BucketRegions(@Nullable String fixed) {
        this.fixed = fixed;
    }

    /** The region that was set; null where each bucket's is found out. */
    @Nullable String fixed() {
        return this.fixed;
    }

    /** Whether nothing needs to be found out about {@code bucket}. */
    boolean isKnown(@Nullable String bucket) {
        return this.fixed != null || bucket == null || this.learned.containsKey(bucket);
    }

    /** The region to sign for now. */
    String of(@Nullable String bucket) {
        if (this.fixed != null) {
            return this.fixed;
        }
        return this.learned.getOrDefault(keyOf(bucket), FALLBACK);
    }

    /**
     * Remembers what a server said.
     * @return whether that changes anything
     */
    boolean learn(@Nullable String bucket, @Nullable String region) {
        if (this.fixed != null || region == null || !isRegion(region)) {
            return false;
        }
        if (this.learned.size() >= MAX_REMEMBERED) {
            this.learned.clear();
        }
        return !region.equals(this.learned.put(keyOf(bucket), region));
    }

    void forget(@Nullable String bucket) {
        this.learned.remove(keyOf(bucket));
    }

    private static String keyOf(@Nullable String bucket) {
        return (bucket != null) ? bucket : "";
    }

    /** Letters, digits, hyphens and underscores, up to 63. */
    static boolean isRegion(String region) {
        if (region.isEmpty() || region.length() > 63) {
            return false;
        }
        for (int i = 0; i < region.length(); i++) {
            char c = region.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean inner = (c == '-' || c == '_') && i > 0 && i < region.length() - 1;
            if (!plain && !inner) {
                return false;
            }
        }
        return true;
    }

}
