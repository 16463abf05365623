package io.github.miniospring.client;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.miniospring.FileRange;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.Md5Tag;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.ProgressListener;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.signing.ChunkSigner;
import io.github.miniospring.signing.Signature;
import io.github.miniospring.signing.Signer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A body with its proof: what hash the signature holds, which headers go along, and how
 * the bytes are framed. Computed once for a call; each attempt reads the bytes anew.
 */
final class Payload {

    /** No body. */
    static final Payload NONE = new Payload(Signer.EMPTY_PAYLOAD, Map.of(), null, null, 0, null, null, null, null);

    /** What is in memory and has at most so many bytes is sent in one piece. */
    private static final int PIECE = 256 * 1024;

    /** Whose answers bear the MD5 of the bytes as ETag, unless they are encrypted. */
    private static final Set<String> TAGGED_BY_MD5 = Set.of("PutObject", "UploadPart");

    private final String hash;

    private final Map<String, String> headers;

    private final @Nullable Flux<DataBuffer> bytes;

    private final @Nullable ObjectBody source;

    private final long length;

    private final @Nullable DataBufferFactory chunkBuffers;

    private final @Nullable ChecksumAlgorithm algorithm;

    private final @Nullable Digests passing;

    private Digests.@Nullable Result digests;

    private @Nullable SignedChunks chunks;

    private volatile long sent;

    private long counted;

    private Payload(String hash, Map<String, String> headers, @Nullable Flux<DataBuffer> bytes,
            @Nullable ObjectBody source, long length, @Nullable DataBufferFactory chunkBuffers,
            @Nullable ChecksumAlgorithm algorithm, @Nullable Digests passing, Digests.@Nullable Result digests) {
        this.hash = hash;
        this.headers = headers;
        this.bytes = bytes;
        this.source = source;
        this.length = length;
        this.chunkBuffers = chunkBuffers;
        this.algorithm = algorithm;
        this.passing = passing;
        this.digests = digests;
    }

    /**
     * Finds the proof that costs least and proves most.
     * @param body as prepared
     * @param signed whether there are credentials to sign with
     * @param secure whether TLS protects the bytes on their way
     * @param standard the client's checksum for objects; null for none
     * @param silent whether the server tells no checksums of what it has stored
     */
    static Mono<Payload> seal(S3Request request, ObjectBody body, boolean signed, boolean secure,
            @Nullable ChecksumAlgorithm standard, boolean silent, DataBufferFactory buffers, Scheduler io) {
        long length = body.contentLength();
        if (length < 0) {
            return Mono.error(new IllegalArgumentException(request.target()
                    + ": the length of the body is not known; give it along, as in ObjectBody.of(stream, length)"));
        }
        PayloadOptions options = request.payload();
        ChecksumAlgorithm algorithm = algorithm(request, standard);
        boolean hashed = signed && !secure && !options.unsigned();
        boolean md5 = options.md5() || (!hashed && (silent || algorithm == null) && isTaggedByMd5(request));
        ByteBuffer memory = body.inMemory();
        if (memory != null) {
            Digests digests = new Digests(hashed, md5, algorithm);
            digests.update(memory.duplicate());
            return Mono.just(whole(body.read(buffers, io), body, length, algorithm, digests.result()));
        }
        Flux<DataBuffer> bytes = ExactLength.of(body.read(buffers, io), length);
        // A body without bytes has an end all the same, and an error perhaps.
        if (body.repeatable() || length == 0) {
            Flux<DataBuffer> again = (length == 0) ? Flux.empty() : bytes;
            FileRange file = body.inFile();
            Digests over = new Digests(hashed, md5, algorithm);
            return ((file != null) ? over.over(file, buffers, io) : over.over(bytes))
                .map(digests -> whole(again, body, length, algorithm, digests));
        }
        if (options.md5()) {
            return Mono.error(new IllegalArgumentException(request.target()
                    + ": an MD5 must be known before the body is sent, and this body can be read only once"));
        }
        if (hashed || (signed && algorithm != null && !options.unsigned())) {
            return Mono.just(chunked(request, bytes, length, algorithm, buffers));
        }
        // Nothing can go before the bytes: what the server has stored tells the rest.
        Digests passing = isTaggedByMd5(request) ? new Digests(false, true, null) : null;
        Flux<DataBuffer> seen = (passing != null) ? bytes.doOnNext(passing::update) : bytes;
        return Mono.just(new Payload(Signer.UNSIGNED_PAYLOAD, Map.of(), seen, null, length, null, null, passing, null));
    }

    // What the caller has proven already is left to the server.
    private static boolean isTaggedByMd5(S3Request request) {
        return TAGGED_BY_MD5.contains(request.action()) && request.headers()
            .keySet()
            .stream()
            .noneMatch(name -> name.startsWith("x-amz-checksum-") || name.equals("content-md5"));
    }

    private static @Nullable ChecksumAlgorithm algorithm(S3Request request, @Nullable ChecksumAlgorithm standard) {
        PayloadOptions options = request.payload();
        for (String name : request.headers().keySet()) {
            if (name.startsWith("x-amz-checksum-")) {
                return null;
            }
        }
        return (options.checksum() != null) ? options.checksum() : options.data() ? standard : null;
    }

    private static Payload whole(Flux<DataBuffer> bytes, ObjectBody source, long length,
            @Nullable ChecksumAlgorithm algorithm, Digests.Result digests) {
        Map<String, String> headers = new LinkedHashMap<>();
        String checksum = digests.checksum();
        if (algorithm != null && checksum != null) {
            headers.put(algorithm.header(), checksum);
        }
        String md5 = digests.md5Base64();
        if (md5 != null) {
            headers.put("content-md5", md5);
        }
        String hash = digests.sha256();
        return new Payload((hash != null) ? hash : Signer.UNSIGNED_PAYLOAD, headers, bytes, source, length, null,
                algorithm, null, digests);
    }

    private static Payload chunked(S3Request request, Flux<DataBuffer> bytes, long length,
            @Nullable ChecksumAlgorithm algorithm, DataBufferFactory buffers) {
        Map<String, String> headers = new LinkedHashMap<>();
        String encoding = request.headers().get("content-encoding");
        headers.put("content-encoding", (encoding != null) ? "aws-chunked," + encoding : "aws-chunked");
        headers.put("x-amz-decoded-content-length", Long.toString(length));
        if (algorithm != null) {
            headers.put("x-amz-trailer", algorithm.header());
        }
        return new Payload((algorithm != null) ? Signer.SIGNED_CHUNKS_AND_TRAILER : Signer.SIGNED_CHUNKS, headers,
                bytes, null, length, buffers, algorithm, null, null);
    }

    /** What the signature says about the body. */
    String hash() {
        return this.hash;
    }

    /** What goes along, by lower-case name. */
    Map<String, String> headers() {
        return this.headers;
    }

    /** How many bytes the body itself has. */
    long length() {
        return this.length;
    }

    /** How many bytes go over the wire; -1 where there is no body. */
    long wireLength() {
        if (this.bytes == null) {
            return -1;
        }
        if (this.chunkBuffers == null) {
            return this.length;
        }
        return (this.algorithm != null)
                ? ChunkSigner.framedLength(this.length, this.algorithm.header(),
                        Base64.getEncoder().encodeToString(new byte[this.algorithm.length()]).length())
                : ChunkSigner.framedLength(this.length);
    }

    /** The bytes as they are sent; null where there are none. */
    @Nullable Flux<DataBuffer> framed(@Nullable Signature seed) {
        if (this.bytes == null) {
            return null;
        }
        beginAnew();
        if (this.chunkBuffers == null || seed == null) {
            return this.bytes;
        }
        SignedChunks chunks = new SignedChunks(new ChunkSigner(seed), this.algorithm, this.chunkBuffers);
        this.chunks = chunks;
        return chunks.frame(this.bytes);
    }

    /** The same in one piece, where it lies in memory and is short; null otherwise. */
    @Nullable ByteBuffer inOnePiece() {
        ByteBuffer memory = (this.source != null && this.length > 0 && this.length <= PIECE) ? this.source.inMemory()
                : null;
        return (memory != null) ? memory.duplicate() : null;
    }

    /** Where the same lies in a file; null where it lies elsewhere. */
    @Nullable FileRange inFile() {
        return (this.source != null && this.length > 0) ? this.source.inFile() : null;
    }

    private synchronized void beginAnew() {
        this.sent = 0;
        this.counted = 0;
    }

    /** Takes note that so many bytes have left, framing included. */
    void sent(long wireBytes, @Nullable ProgressListener listener) {
        long wire = wireLength();
        long bytes = (wire == this.length || wire <= 0) ? wireBytes : (long) ((double) wireBytes / wire * this.length);
        this.sent = Math.min(bytes, this.length);
        if (listener != null) {
            listener.onProgress(this.sent, this.length);
        }
    }

    /** How many bytes of the body have left since this was asked last. */
    synchronized long takeSent() {
        long bytes = this.sent - this.counted;
        this.counted = this.sent;
        return bytes;
    }

    /**
     * Compares what the server says it has stored with what was sent.
     * @return what differs; null if nothing does
     */
    @Nullable String mismatch(S3Request request, HttpHeaders answer) {
        Digests.Result digests = digests();
        String sent = (this.chunks != null) ? this.chunks.value() : (digests != null) ? digests.checksum() : null;
        String echo = echo(answer);
        if (sent != null && echo != null && !echo.equals(sent)) {
            return "the server stored bytes of another " + this.algorithm + " than those sent";
        }
        String md5 = (digests != null) ? digests.md5Hex() : null;
        return (md5 != null && TAGGED_BY_MD5.contains(request.action())) ? mismatch(md5, answer) : null;
    }

    private static @Nullable String mismatch(String md5, HttpHeaders answer) {
        String stored = Md5Tag.of(answer);
        return (stored != null && !md5.equals(stored)) ? "the server stored bytes of another MD5 than those sent"
                : null;
    }

    /** Whether nothing proves yet that the server has stored what was sent. */
    boolean isUnproven(S3Request request, HttpHeaders answer) {
        boolean signed = this.chunks != null || (this.digests != null && this.digests.sha256() != null);
        if (signed || !isTaggedByMd5(request) || echo(answer) != null) {
            return false;
        }
        // Sent before the bytes, the server has compared it; otherwise its tag must tell.
        return !this.headers.containsKey("content-md5") && (this.passing == null || Md5Tag.of(answer) == null);
    }

    /** Whether the server should have told the checksum of what it has stored. */
    boolean isMissed(HttpHeaders answer) {
        return this.algorithm != null && echo(answer) == null && !isEncrypted(answer);
    }

    /**
     * Reads the bytes once more, for the MD5 that no one has asked for before.
     * @return what differs from what the server has stored; empty if nothing does
     */
    Mono<String> mismatchByMd5(HttpHeaders answer) {
        return new Digests(false, true, null).over(Objects.requireNonNull(this.bytes))
            .mapNotNull(digests -> mismatch(Objects.requireNonNull(digests.md5Hex()), answer));
    }

    /** Whether the bytes can be read again. */
    boolean isRepeatable() {
        return this.bytes != null && this.chunks == null && this.passing == null;
    }

    private @Nullable String echo(HttpHeaders answer) {
        return (this.algorithm != null) ? answer.getFirst(this.algorithm.header()) : null;
    }

    private static boolean isEncrypted(HttpHeaders answer) {
        return answer.containsHeader("x-amz-server-side-encryption")
                || answer.containsHeader("x-amz-server-side-encryption-customer-algorithm");
    }

    /** What was computed over the bytes, before they were sent or on their way. */
    private Digests.@Nullable Result digests() {
        if (this.passing != null && this.digests == null) {
            this.digests = this.passing.result();
        }
        return this.digests;
    }

}
