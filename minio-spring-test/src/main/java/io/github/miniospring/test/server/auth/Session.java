package io.github.miniospring.test.server.auth;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Credentials for a while.
 *
 * @param policy narrows what the user may do; null leaves it as it is
 */
public record Session(String accessKey, String secretKey, String token, User user, @Nullable Policy policy,
        Instant expiry) {

    @Override
    public String toString() {
        return this.accessKey;
    }

}
