package io.github.miniospring.operation;

import java.time.Duration;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * How the body of a request, or of its answer, is proven and watched.
 *
 * @param data whether it is the bytes of an object, which get the client's checksum
 * @param checksum the checksum to send; null for the client's own choice
 * @param md5 whether {@code Content-MD5} is sent
 * @param unsigned whether the body is left out of the signature over plain http too
 * @param progress told of the bytes that have left, or null
 * @param patience how much longer than others a server may be silent before it answers,
 * because it has much to do
 */
public record PayloadOptions(boolean data, @Nullable ChecksumAlgorithm checksum, boolean md5, boolean unsigned,
        @Nullable ProgressListener progress, Duration patience) {

    /** For a document: signed, unwatched, no checksum. */
    public static final PayloadOptions DEFAULT = new PayloadOptions(false, null, false, false, null, Duration.ZERO);

    /** The same for the bytes of an object. */
    public PayloadOptions asData() {
        return new PayloadOptions(true, this.checksum, this.md5, this.unsigned, this.progress, this.patience);
    }

    /** The same for bytes that are proven, and counted, together with others. */
    public PayloadOptions asPiece() {
        return new PayloadOptions(false, this.checksum, this.md5, this.unsigned, this.progress, this.patience);
    }

    public PayloadOptions withChecksum(ChecksumAlgorithm checksum) {
        return new PayloadOptions(this.data, checksum, this.md5, this.unsigned, this.progress, this.patience);
    }

    public PayloadOptions withMd5() {
        return new PayloadOptions(this.data, this.checksum, true, this.unsigned, this.progress, this.patience);
    }

    public PayloadOptions withoutSignature() {
        return new PayloadOptions(this.data, this.checksum, this.md5, true, this.progress, this.patience);
    }

    public PayloadOptions withProgress(@Nullable ProgressListener progress) {
        return new PayloadOptions(this.data, this.checksum, this.md5, this.unsigned, progress, this.patience);
    }

    public PayloadOptions withPatience(Duration patience) {
        return new PayloadOptions(this.data, this.checksum, this.md5, this.unsigned, this.progress, patience);
    }

}
