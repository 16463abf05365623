package io.github.miniospring.transfer;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * How an upload is to go.
 *
 * @param partSize asked for; null for that of the client
 * @param concurrency how many parts at once
 * @param limit for all of it; null for none
 * @param resumption how it goes on where one before has ended; null when it does not, and
 * leaves nothing behind
 * @param proof the header with a checksum of the whole that was given; null without one
 */
record UploadWishes(@Nullable DataSize partSize, int concurrency, @Nullable Duration limit,
        @Nullable Resumption resumption, @Nullable String proof) {

    void requirePossibleInParts(String target) {
        if (this.proof != null) {
            throw new IllegalArgumentException(target + ": the header " + this.proof
                    + " is for an object in one request, and this one goes in parts; write checksum(...) instead, or"
                    + " a larger partSize");
        }
    }

}
