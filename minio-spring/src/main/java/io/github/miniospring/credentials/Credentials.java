package io.github.miniospring.credentials;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The keys requests are signed with. Not a record: it must not print what it holds.
 */
public final class Credentials {

    private final String accessKey;

    private final String secretKey;

    private final @Nullable String sessionToken;

    private final @Nullable Instant expiration;

    private Credentials(String accessKey, String secretKey, @Nullable String sessionToken,
            @Nullable Instant expiration) {
        this.accessKey = required("access key", accessKey);
        this.secretKey = required("secret key", secretKey);
        this.sessionToken = sessionToken;
        this.expiration = expiration;
    }

    private static String required(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "The " + name + " is empty; give both keys, or none for anonymous calls");
        }
        return value;
    }

    public static Credentials of(String accessKey, String secretKey) {
        return new Credentials(accessKey, secretKey, null, null);
    }

    /** Credentials of a session. */
    public static Credentials of(String accessKey, String secretKey, @Nullable String sessionToken) {
        return new Credentials(accessKey, secretKey, sessionToken, null);
    }

    /** Credentials of a session that ends at {@code expiration}. */
    public static Credentials of(String accessKey, String secretKey, @Nullable String sessionToken,
            @Nullable Instant expiration) {
        return new Credentials(accessKey, secretKey, sessionToken, expiration);
    }

    public String accessKey() {
        return this.accessKey;
    }

    public String secretKey() {
        return this.secretKey;
    }

    /** The token that goes with the keys of a session. */
    public @Nullable String sessionToken() {
        return this.sessionToken;
    }

    /** When they stop working; null when they do not. */
    public @Nullable Instant expiration() {
        return this.expiration;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credentials that && this.accessKey.equals(that.accessKey)
                && this.secretKey.equals(that.secretKey) && Objects.equals(this.sessionToken, that.sessionToken)
                && Objects.equals(this.expiration, that.expiration);
    }

    @Override
    public int hashCode() {
        return this.accessKey.hashCode();
    }

    /** Tells the kind and the end, never a key. */
    @Override
    public String toString() {
        return "Credentials[" + ((this.sessionToken != null) ? "session" : "keys")
                + ((this.expiration != null) ? ", until " + this.expiration : "") + "]";
    }

}
