package io.github.miniospring.test.server.payload;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.Consumer;

import io.github.miniospring.test.server.auth.ChunkSigning;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm.Digest;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body out of the chunks in which it was sent ({@code aws-chunked}), and checks
 * the signature of each.
 */
final class ChunkDecoder {

    private static final int MAX_LINE = 4 * 1024;

    private static final long MAX_CHUNK = 16 * 1024 * 1024;

    private final @Nullable ChunkSigning signing;

    private final @Nullable String trailerName;

    private final Consumer<ByteBuffer> data;

    private final StringBuilder line = new StringBuilder();

    private State state = State.SIZE;

    private long remaining;

    private @Nullable String signature;

    private @Nullable Digest chunkHash;

    private @Nullable String trailerValue;

    /**
     * Some clients send the line feed that is signed, and the end of the line after it.
     */
    private boolean blankFollows;

    /**
     * Creates one.
     * @param signing null if chunks are not signed
     * @param trailerName in lower case; null if no trailer follows
     * @param data takes what is in the chunks
     */
    ChunkDecoder(@Nullable ChunkSigning signing, @Nullable String trailerName, Consumer<ByteBuffer> data) {
        this.signing = signing;
        this.trailerName = trailerName;
        this.data = data;
    }

    void take(ByteBuffer source) {
        while (source.hasRemaining()) {
            if (this.state == State.DATA) {
                takeData(source);
            }
            else if (this.state == State.END) {
                // Nothing further means anything.
                source.position(source.limit());
            }
            else {
                takeLine(source);
            }
        }
    }

    private void takeData(ByteBuffer source) {
        int count = (int) Math.min(this.remaining, source.remaining());
        ByteBuffer piece = source.slice().limit(count);
        if (this.chunkHash != null) {
            this.chunkHash.update(piece);
        }
        this.data.accept(piece);
        source.position(source.position() + count);
        this.remaining -= count;
        if (this.remaining == 0) {
            checkChunk();
            this.state = State.DATA_END;
        }
    }

    private void takeLine(ByteBuffer source) {
        while (source.hasRemaining()) {
            char c = (char) (source.get() & 0xFF);
            if (c == '\n') {
                String text = this.line.toString();
                this.line.setLength(0);
                if (text.endsWith("\r")) {
                    line(text.substring(0, text.length() - 1));
                }
                else if (this.state == State.TRAILER && this.trailerValue == null) {
                    trailer(text);
                    this.blankFollows = true;
                }
                else {
                    throw S3Error.MALFORMED_CHUNKS.failure();
                }
                return;
            }
            this.line.append(c);
            if (this.line.length() > MAX_LINE) {
                throw S3Error.MALFORMED_CHUNKS.failure();
            }
        }
    }

    private void line(String text) {
        if (this.blankFollows) {
            this.blankFollows = false;
            blank(text, this.state);
            return;
        }
        switch (this.state) {
            case SIZE -> size(text);
            case DATA_END -> blank(text, State.SIZE);
            case TRAILER_END -> blank(text, State.END);
            case TRAILER -> trailer(text);
            default -> throw new IllegalStateException("No line is expected");
        }
    }

    private void blank(String text, State next) {
        if (!text.isEmpty()) {
            throw S3Error.MALFORMED_CHUNKS.failure();
        }
        this.state = next;
    }

    private void size(String text) {
        int semicolon = (this.signing != null) ? text.indexOf(';') : -1;
        try {
            this.remaining = Long.parseLong((semicolon < 0) ? text : text.substring(0, semicolon), 16);
        }
        catch (NumberFormatException ex) {
            throw S3Error.MALFORMED_CHUNKS.failure();
        }
        if (this.remaining < 0 || this.remaining > MAX_CHUNK) {
            throw S3Error.MALFORMED_CHUNKS.failure();
        }
        if (this.signing != null) {
            String extension = (semicolon < 0) ? "" : text.substring(semicolon + 1);
            if (!extension.startsWith("chunk-signature=")) {
                throw S3Error.MALFORMED_CHUNKS.failure();
            }
            this.signature = extension.substring("chunk-signature=".length()).trim();
            this.chunkHash = Digest.of("SHA-256");
        }
        if (this.remaining > 0) {
            this.state = State.DATA;
        }
        else {
            checkChunk();
            this.state = (this.trailerName != null) ? State.TRAILER : State.END;
        }
    }

    private void checkChunk() {
        if (this.signing != null && this.chunkHash != null && this.signature != null
                && !this.signing.accepts(this.signature, Hashes.hex(this.chunkHash.value()))) {
            throw S3Error.SIGNATURE_DOES_NOT_MATCH.failure();
        }
    }

    // A blank before the value is part of it.
    private void trailer(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw S3Error.MALFORMED_CHUNKS.failure();
        }
        String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = text.substring(colon + 1);
        if (name.equals(this.trailerName) && this.trailerValue == null) {
            this.trailerValue = value;
            this.state = (this.signing != null) ? State.TRAILER : State.TRAILER_END;
        }
        else if (this.signing != null && this.trailerValue != null && name.equals("x-amz-trailer-signature")) {
            if (!this.signing.acceptsTrailer(value.trim(), this.trailerName + ":" + this.trailerValue + "\n")) {
                throw S3Error.SIGNATURE_DOES_NOT_MATCH.failure();
            }
            this.state = State.TRAILER_END;
        }
        else {
            throw S3Error.MALFORMED_CHUNKS.failure();
        }
    }

    /** The trailer's value; null if none was to come. */
    @Nullable String end() {
        if (this.state == State.TRAILER || this.state == State.TRAILER_END) {
            throw S3Error.MALFORMED_CHUNKS.failure();
        }
        if (this.state != State.END) {
            throw S3Error.INCOMPLETE_BODY.failure();
        }
        return this.trailerValue;
    }

    private enum State {

        SIZE, DATA, DATA_END, TRAILER, TRAILER_END, END

    }

}
