package io.github.miniospring.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.http.OpenAnswer;
import io.github.miniospring.http.WireException;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.xml.XmlException;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A successful answer, its body checked while it is read. */
final class Answer implements S3Response {

    /** Documents are read whole; a page of 1,000 long keys has about 4 MiB. */
    private static final int MAX_DOCUMENT = 64 * 1024 * 1024;

    private final Call call;

    private final OpenAnswer answer;

    private final TransferMeters meters;

    private final @Nullable ReadProof proof;

    Answer(Call call, OpenAnswer answer, TransferMeters meters) {
        this.call = call;
        this.answer = answer;
        this.meters = meters;
        this.proof = ReadProof.of(call.request(), answer);
    }

    @Override
    public S3Request request() {
        return this.call.request();
    }

    @Override
    public int status() {
        return this.answer.status();
    }

    @Override
    public HttpHeaders headers() {
        return this.answer.headers();
    }

    @Override
    public boolean verified() {
        return this.proof != null;
    }

    @Override
    public Flux<DataBuffer> body() {
        return Flux.defer(() -> {
            Check check = new Check();
            return this.call.endingWithTheClient(this.answer.body())
                .doOnNext(check::see)
                .concatWith(Mono.defer(check::end))
                .onErrorMap(check::describe)
                .doOnComplete(() -> ended(check, true, null))
                .doOnError(failure -> ended(check, false, failure))
                .doOnCancel(() -> ended(check, false, null));
        });
    }

    // Before the reader is told, so that what it finds in the metrics is complete.
    private void ended(Check check, boolean whole, @Nullable Throwable failure) {
        if (!check.over.compareAndSet(false, true)) {
            return;
        }
        this.meters.received(request().action(), check.seen);
        if (whole && this.proof == null && request().payload().data()) {
            this.meters.unverified(request().action());
        }
        // What is read while decoding may still turn out to be an error, or be repeated.
        if (this.call.handedOver()) {
            this.call.finish(failure);
        }
    }

    @Override
    public <T> Mono<T> xml(Set<String> roots, Function<XmlReader, T> read) {
        return DataBufferUtils.join(body(), MAX_DOCUMENT)
            .<T>handle((document, sink) -> sink.next(parse(document, roots, read)))
            .onErrorMap(DataBufferLimitException.class,
                    ex -> new MinioRequestException(
                            request().target() + ": the answer is larger than any document of S3's", ex))
            .switchIfEmpty(Mono.error(() -> ResponseErrors.invalid(request(), status(), headers(), new byte[0])));
    }

    private <T> T parse(DataBuffer document, Set<String> roots, Function<XmlReader, T> read) {
        try (InputStream in = document.asInputStream(true)) {
            skipWhiteSpace(document);
            return XmlReader.read(in, xml -> {
                // A server that began its answer before it knew the end says 200 and then
                // this.
                if (xml.name().equals("Error")) {
                    throw ResponseErrors.inBody(request(), status(), headers(), xml);
                }
                if (!roots.contains(xml.name())) {
                    throw new XmlException(
                            "Root element is " + xml.name() + " where " + String.join(" or ", roots) + " was expected",
                            null);
                }
                return read.apply(xml);
            });
        }
        catch (XmlException | IllegalArgumentException ex) {
            throw new MinioRequestException(request().target() + ": the answer cannot be read: " + ex.getMessage(), ex);
        }
        catch (IOException ex) {
            throw new IllegalStateException("A buffer cannot fail to close", ex);
        }
    }

    // MinIO sends blanks to keep a connection alive; before a declaration XML forbids
    // them.
    private static void skipWhiteSpace(DataBuffer document) {
        int from = document.readPosition();
        int at = from;
        while (at < document.writePosition() && document.getByte(at) <= ' ' && document.getByte(at) >= 0) {
            at++;
        }
        document.readPosition(at);
    }

    @Override
    public void close() {
        this.answer.close();
        this.call.finish(null);
    }

    /** Counts and proves the bytes of a body while they pass. */
    private final class Check {

        private final long announced = announcedLength();

        private final @Nullable ReadProof proof = Answer.this.proof;

        private final ChecksumAlgorithm.@Nullable Computation checksum;

        private final AtomicBoolean over = new AtomicBoolean();

        private long seen;

        private Check() {
            this.checksum = (this.proof != null) ? this.proof.computation().get() : null;
        }

        private long announcedLength() {
            return (request().method() == HttpMethod.HEAD) ? -1 : headers().getContentLength();
        }

        private void see(DataBuffer buffer) {
            this.seen += buffer.readableByteCount();
            if (this.checksum != null) {
                try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
                    while (parts.hasNext()) {
                        this.checksum.update(parts.next());
                    }
                }
            }
        }

        private Mono<DataBuffer> end() {
            if (this.announced >= 0 && this.seen != this.announced) {
                return Mono.error(new MinioRequestException(request().target() + ": the answer has " + this.seen
                        + " bytes where " + this.announced + " were announced", null));
            }
            if (this.proof != null && this.checksum != null && !this.checksum.value().equals(this.proof.value())) {
                return Mono.error(new MinioRequestException(request().target() + ": the " + this.seen
                        + " bytes that arrived do not match the server's " + this.proof.name(), null));
            }
            return Mono.empty();
        }

        private Throwable describe(Throwable failure) {
            if (failure instanceof WireException broken) {
                if (broken.kind() == WireException.Kind.EXPIRED) {
                    return Answer.this.call.expired();
                }
                String of = (this.announced >= 0) ? " of " + this.announced : "";
                return new MinioRequestException(request().target() + ": the answer broke off after " + this.seen + of
                        + " bytes: " + broken.getMessage(), broken);
            }
            return failure;
        }

    }

}
