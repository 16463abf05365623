package io.github.miniospring.signing;

/**
 * A signature of a request's header, and what the signatures of its chunks go on from.
 *
 * @param value the signature in hex
 * @param authorization the value of the header {@code Authorization}
 * @param scope what it was made with
 * @param time when
 */
public record Signature(String value, String authorization, SigningScope scope, SigningTime time) {

    /** Never prints what would let somebody repeat the request. */
    @Override
    public String toString() {
        return "Signature[" + this.time.dateTime() + "]";
    }

}
