package io.github.miniospring.test.server.auth;

import org.jspecify.annotations.Nullable;

/**
 * What was found out about a request's sender.
 *
 * @param type by which means
 * @param payloadHash as sent; empty if there is none
 * @param chunks what the signatures of its chunks are based on; null unless the body is
 * signed chunk by chunk
 */
public record Authentication(Identity identity, AuthenticationType type, String payloadHash,
        @Nullable ChunkSigning chunks) {

    static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    /** Whether the body must have the hash that was sent. */
    public boolean isPayloadSigned() {
        return !this.payloadHash.isEmpty() && !this.payloadHash.equals(UNSIGNED_PAYLOAD)
                && !this.payloadHash.startsWith("STREAMING-");
    }

    static Authentication anonymous() {
        return new Authentication(Identity.ANONYMOUS, AuthenticationType.ANONYMOUS, "", null);
    }

}
