package io.github.miniospring.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Frames and signs a payload chunk by chunk, each signature going on from the one before.
 * For one payload, from one thread at a time.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">S3:
 * signed chunks with a trailer</a>
 */
public final class ChunkSigner {

    /** Bytes of payload in each chunk but the last. */
    public static final int CHUNK_SIZE = 64 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private static final int SIGNATURE_LENGTH = 64;

    private static final String EXTENSION = ";chunk-signature=";

    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature:";

    private final Signature seed;

    private String previous;

    /**
     * @param seed the signature of the request's header
     */
    public ChunkSigner(Signature seed) {
        this.seed = seed;
        this.previous = seed.value();
    }

    /**
     * What stands before a chunk.
     * @param chunk its bytes; their position moves to their limit
     */
    public byte[] header(ByteBuffer chunk) {
        int size = chunk.remaining();
        this.previous = sign("AWS4-HMAC-SHA256-PAYLOAD\n", Signer.EMPTY_PAYLOAD + "\n", chunk);
        return ascii(Integer.toHexString(size) + EXTENSION + this.previous + "\r\n");
    }

    /** What stands after the last chunk where no trailer follows. */
    public byte[] end() {
        return ascii(new String(header(NOTHING.duplicate()), StandardCharsets.US_ASCII) + "\r\n");
    }

    /** What stands after the last chunk where a checksum follows. */
    public byte[] end(String trailer, String value) {
        String last = new String(header(NOTHING.duplicate()), StandardCharsets.US_ASCII);
        this.previous = sign("AWS4-HMAC-SHA256-TRAILER\n", "", ByteBuffer.wrap(ascii(trailer + ":" + value + "\n")));
        return ascii(last + trailer + ":" + value + "\r\n" + TRAILER_SIGNATURE + this.previous + "\r\n\r\n");
    }

    /** The signature of what was framed last. */
    String previous() {
        return this.previous;
    }

    private String sign(String algorithm, String hashOfNothing, ByteBuffer bytes) {
        Workbench bench = Workbench.borrow();
        try {
            SigningScope scope = this.seed.scope();
            return bench.clear()
                .add(algorithm)
                .add(this.seed.time().dateTime())
                .add('\n')
                .add(this.seed.time().date())
                .add('/')
                .add(scope.region())
                .add('/')
                .add(scope.service())
                .add("/aws4_request\n")
                .add(this.previous)
                .add('\n')
                .add(hashOfNothing)
                .addSha256(bytes)
                .sign(scope, this.seed.time().date());
        }
        finally {
            bench.giveBack();
        }
    }

    /** The length of a framed payload without a trailer. */
    public static long framedLength(long length) {
        return chunks(length) + frame(0);
    }

    /**
     * The length of a framed payload with a trailer.
     * @param trailer the trailer's name
     * @param valueLength how many characters its value will have
     */
    public static long framedLength(long length, String trailer, int valueLength) {
        return chunks(length) + frame(0) - 2 + trailer.length() + 1 + valueLength + 2 + TRAILER_SIGNATURE.length()
                + SIGNATURE_LENGTH + 4;
    }

    private static long chunks(long length) {
        long whole = length / CHUNK_SIZE;
        int rest = (int) (length % CHUNK_SIZE);
        return whole * frame(CHUNK_SIZE) + ((rest > 0) ? frame(rest) : 0);
    }

    private static int frame(int size) {
        return Integer.toHexString(size).length() + EXTENSION.length() + SIGNATURE_LENGTH + 2 + size + 2;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

}
