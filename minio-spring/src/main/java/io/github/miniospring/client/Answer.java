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
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

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
        return new CheckedBody(this.call.endingWithTheClient(this.answer.body()));
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

    /** One operator instead of seven: every buffer of every body passes here. */
    private final class CheckedBody extends FluxOperator<DataBuffer, DataBuffer> {

        private CheckedBody(Flux<DataBuffer> body) {
            super(body);
        }

        @Override
        public void subscribe(CoreSubscriber<? super DataBuffer> reader) {
            this.source.subscribe(new Check(reader));
        }

    }

    /** Counts and proves the bytes of a body while they pass. */
    private final class Check implements CoreSubscriber<DataBuffer>, Subscription {

        private final CoreSubscriber<? super DataBuffer> reader;

        private final long announced = announcedLength();

        private final @Nullable ReadProof proof = Answer.this.proof;

        private final ChecksumAlgorithm.@Nullable Computation checksum;

        private final AtomicBoolean over = new AtomicBoolean();

        private long seen;

        private @Nullable Subscription body;

        private Check(CoreSubscriber<? super DataBuffer> reader) {
            this.reader = reader;
            this.checksum = (this.proof != null) ? this.proof.computation().get() : null;
        }

        private long announcedLength() {
            return (Answer.this.request().method() == HttpMethod.HEAD) ? -1 : headers().getContentLength();
        }

        @Override
        public Context currentContext() {
            return this.reader.currentContext();
        }

        @Override
        public void onSubscribe(Subscription body) {
            this.body = body;
            this.reader.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            Subscription body = this.body;
            if (body != null) {
                body.request(count);
            }
        }

        @Override
        public void onNext(DataBuffer buffer) {
            see(buffer);
            this.reader.onNext(buffer);
        }

        @Override
        public void onComplete() {
            Throwable failure = wrong();
            ended(this, failure == null, failure);
            if (failure != null) {
                this.reader.onError(failure);
            }
            else {
                this.reader.onComplete();
            }
        }

        @Override
        public void onError(Throwable failure) {
            Throwable described = describe(failure);
            ended(this, false, described);
            this.reader.onError(described);
        }

        @Override
        public void cancel() {
            ended(this, false, null);
            Subscription body = this.body;
            if (body != null) {
                body.cancel();
            }
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

        private @Nullable Throwable wrong() {
            if (this.announced >= 0 && this.seen != this.announced) {
                return new MinioRequestException(Answer.this.request().target() + ": the answer has " + this.seen
                        + " bytes where " + this.announced + " were announced", null);
            }
            if (this.proof != null && this.checksum != null && !this.checksum.value().equals(this.proof.value())) {
                return new MinioRequestException(Answer.this.request().target() + ": the " + this.seen
                        + " bytes that arrived do not match the server's " + this.proof.name(), null);
            }
            return null;
        }

        private Throwable describe(Throwable failure) {
            if (failure instanceof WireException broken) {
                if (broken.kind() == WireException.Kind.EXPIRED) {
                    return Answer.this.call.expired();
                }
                String of = (this.announced >= 0) ? " of " + this.announced : "";
                return new MinioRequestException(Answer.this.request().target() + ": the answer broke off after "
                        + this.seen + of + " bytes: " + broken.getMessage(), broken);
            }
            return failure;
        }

    }

}
