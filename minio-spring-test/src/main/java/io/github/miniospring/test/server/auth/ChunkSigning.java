package io.github.miniospring.test.server.auth;

import io.github.miniospring.test.server.digest.Hashes;

/** Computes the signatures of chunks, each of which builds on the one before. */
public final class ChunkSigning {

    private static final String EMPTY_HASH = Hashes.sha256Hex("");

    private final byte[] key;

    private final String date;

    private final String scope;

    private String previous;

    ChunkSigning(byte[] key, String date, String scope, String seed) {
        this.key = key;
        this.date = date;
        this.scope = scope;
        this.previous = seed;
    }

    /** Whether a chunk of that hash has that signature. */
    public boolean accepts(String signature, String chunkHash) {
        return accept(signature, "AWS4-HMAC-SHA256-PAYLOAD\n" + prefix() + EMPTY_HASH + "\n" + chunkHash);
    }

    /** Whether the trailer has that signature. */
    public boolean acceptsTrailer(String signature, String trailer) {
        return accept(signature, "AWS4-HMAC-SHA256-TRAILER\n" + prefix() + Hashes.sha256Hex(trailer));
    }

    private String prefix() {
        return this.date + "\n" + this.scope + "\n" + this.previous + "\n";
    }

    private boolean accept(String signature, String toSign) {
        this.previous = Hashes.hex(Hashes.hmac(this.key, toSign));
        return Hashes.same(this.previous, signature);
    }

}
