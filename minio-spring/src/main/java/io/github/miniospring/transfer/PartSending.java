package io.github.miniospring.transfer;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.multipart.UploadedPart;
import io.github.miniospring.operation.ObjectBody;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;

/** Sends the parts of an upload, but for those the server has. */
final class PartSending {

    private final MultipartSession session;

    private final MinioClient client;

    private final UploadRequests requests;

    private final Attempt attempt;

    private final UploadProgress progress;

    PartSending(MultipartSession session, UploadRequests requests, Attempt attempt, UploadProgress progress) {
        this.session = session;
        this.client = session.client();
        this.requests = requests;
        this.attempt = attempt;
        this.progress = progress;
    }

    Mono<SentPart> send(int number, ObjectBody body) {
        Mono<SentPart> sending = this.session
            .part(this.attempt.upload(),
                    upload -> this.client.execute(this.requests.part(upload, number, body, this.progress.of(number))))
            .map(part -> new SentPart(part, body.contentLength()));
        ListParts.Part there = this.attempt.parts().get(number);
        return (there == null || there.size() != body.contentLength()) ? sending
                : skipped(there, body).switchIfEmpty(sending);
    }

    /** The part that is there, if it has the same bytes; else empty. */
    private Mono<SentPart> skipped(ListParts.Part there, ObjectBody body) {
        ChecksumAlgorithm algorithm = this.requests.checksum();
        String checksum = (algorithm != null) ? there.checksums().get(algorithm) : null;
        ETag etag = there.etag();
        if (etag == null || (algorithm != null && checksum == null) || (checksum == null && !etag.looksLikeMd5())) {
            return Mono.empty();
        }
        return Mono.defer(() -> same(etag, algorithm, checksum, body)).filter(same -> same).map(same -> {
            this.progress.skip(there.partNumber(), there.size());
            return new SentPart(
                    new UploadedPart(there.partNumber(), etag,
                            (algorithm != null && checksum != null) ? Map.of(algorithm, checksum) : Map.of()),
                    there.size());
        });
    }

    // The tag of an encrypted part is no MD5, though it may look like one.
    private Mono<Boolean> same(ETag etag, @Nullable ChecksumAlgorithm algorithm, @Nullable String checksum,
            ObjectBody body) {
        MessageDigest md5 = this.requests.encrypted() ? null : WholeProof.md5();
        ChecksumAlgorithm.Computation own = (algorithm != null) ? algorithm.start() : null;
        return body.read(this.client.buffers(), this.client.io()).doOnNext(buffer -> {
            update(buffer, md5, own);
            DataBufferUtils.release(buffer);
        })
            .then(Mono.fromSupplier(() -> (md5 == null || !etag.looksLikeMd5()
                    || HexFormat.of().formatHex(md5.digest()).equalsIgnoreCase(etag.value()))
                    && (own == null || own.value().equals(checksum))));
    }

    private static void update(DataBuffer buffer, @Nullable MessageDigest md5,
            ChecksumAlgorithm.@Nullable Computation own) {
        try (DataBuffer.ByteBufferIterator bytes = buffer.readableByteBuffers()) {
            while (bytes.hasNext()) {
                var each = bytes.next();
                if (md5 != null) {
                    md5.update(each.duplicate());
                }
                if (own != null) {
                    own.update(each);
                }
            }
        }
    }

}
