package io.github.miniospring.operation;

import java.util.function.UnaryOperator;

import io.github.miniospring.encoding.ChecksumAlgorithm;

/** For how a body is proven on its way, and watched. */
public interface Verified<S> extends RequestOption<S> {

    /** Changes how the body is proven and watched. */
    S payload(UnaryOperator<PayloadOptions> change);

    /**
     * Sends this checksum, which the server proves and keeps. Default: that of the
     * client, CRC32C.
     */
    default S checksum(ChecksumAlgorithm algorithm) {
        return payload(payload -> payload.withChecksum(algorithm));
    }

    /**
     * Proves the body by its MD5 too, which costs a pass over the body before it is sent.
     * A single action needs a body that can be read twice; the template's calls take any.
     */
    default S verifyMd5() {
        return payload(PayloadOptions::withMd5);
    }

    /**
     * Leaves the body out of the signature over plain http too, where anybody on the way
     * could change it. Saves a pass over the body. Over https this is the rule.
     */
    default S unsignedPayload() {
        return payload(PayloadOptions::withoutSignature);
    }

    /** Is told how many bytes have left. */
    default S progress(ProgressListener listener) {
        return payload(payload -> payload.withProgress(listener));
    }

}
