package io.github.miniospring.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.github.miniospring.UnreadableBodyException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.encoding.ChecksumType;
import io.github.miniospring.multipart.CompleteMultipartUpload;
import io.github.miniospring.multipart.UploadedPart;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.ObjectBody;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Stores one body: in one request if it is small enough, otherwise in parts, several at a
 * time. Parts of a file are read from it when they are sent; those of a source that can
 * be read only from its beginning wait in memory.
 */
final class UploadRun {

    private final MinioClient client;

    private final UploadRequests requests;

    private final ObjectBody body;

    private final UploadWishes wishes;

    UploadRun(MinioClient client, UploadRequests requests, ObjectBody body, UploadWishes wishes) {
        this.client = client;
        this.requests = requests;
        this.body = body;
        this.wishes = wishes;
    }

    Mono<ObjectWriteResult> send() {
        return MultipartSession.run(this.client, this.requests.target(), this::beginning,
                this.wishes.resumption() != null, this::prepared);
    }

    // A call that runs out of time gives its body back before the caller is told.
    private Mono<ObjectWriteResult> prepared(MultipartSession session) {
        Deadline deadline = new Deadline(this.wishes.limit(), session.client().timer(), this.requests.target());
        Scheduler io = session.client().io();
        return Mono.usingWhen(deadline.limit(this.body.prepare(io)), ready -> deadline.limit(store(session, ready)),
                ready -> ready.release(io));
    }

    private Beginning beginning() {
        return this.requests.beginning(this.body.contentType());
    }

    private Mono<ObjectWriteResult> store(MultipartSession session, ObjectBody ready) {
        PartPlan plan = PartPlan.of(ready.contentLength(), this.wishes.partSize(), this.client.transfer(),
                this.requests.target());
        if (plan.whole()) {
            // An MD5 goes before the bytes: those that come only once wait in memory.
            boolean kept = this.requests.payload().md5() && !ready.repeatable();
            return kept ? inParts(session, ready, new Attempt(session.upload(), plan, Map.of(), false))
                    : whole(session, ready);
        }
        this.wishes.requirePossibleInParts(this.requests.target());
        Resumption resumption = this.wishes.resumption();
        if (resumption == null) {
            return inParts(session, ready, new Attempt(session.upload(), plan, Map.of(), false));
        }
        return resumption.find(session.client(), this.requests, ready, plan)
            .flatMap(found -> inParts(session, ready, found)
                // The server has given it up meanwhile.
                .onErrorResume(failure -> Completion.isNoSuchUpload(failure) && ready.repeatable(),
                        failure -> inParts(session, ready, resumption.anew(session, ready, plan))))
            .switchIfEmpty(Mono.defer(() -> inParts(session, ready, resumption.anew(session, ready, plan))));
    }

    private Mono<ObjectWriteResult> whole(MultipartSession session, ObjectBody body) {
        return new SinglePut(session.client(), this.requests, body, this.body.contentType(), null).run();
    }

    private Mono<ObjectWriteResult> inParts(MultipartSession session, ObjectBody ready, Attempt attempt) {
        PartPlan plan = attempt.plan();
        UploadProgress progress = new UploadProgress(this.requests.payload().progress(), plan.size());
        PartSending sending = new PartSending(session, this.requests, attempt, progress);
        if (plan.size() >= 0 && ready.part(0, plan.length(1)) != null) {
            return Flux.range(1, plan.count())
                .flatMap(number -> sending.send(number, part(ready, plan, number)), this.wishes.concurrency())
                .collectList()
                .flatMap(parts -> unchanged(session.client(), ready).then(complete(session, attempt, parts)));
        }
        Mono<ObjectWriteResult> stream = Mono.using(() -> splitter(session.client(), ready, plan),
                splitter -> fromStream(session, splitter, sending, attempt), PartSplitter::close);
        // What is known to be large is not read before the server wants it at all.
        return (plan.size() >= 0 && !plan.whole()) ? attempt.upload().then(stream) : stream;
    }

    private static ObjectBody part(ObjectBody ready, PartPlan plan, int number) {
        return Objects.requireNonNull(ready.part(plan.offset(number), plan.length(number)));
    }

    private Mono<ObjectWriteResult> fromStream(MultipartSession session, PartSplitter splitter, PartSending sending,
            Attempt attempt) {
        AtomicReference<@Nullable ObjectWriteResult> whole = new AtomicReference<>();
        return splitter.flatMap(
                part -> (part.whole() ? whole(session, part).doOnNext(whole::set).then(Mono.<SentPart>empty())
                        : sending.send(part.number(), part))
                    .doFinally(signal -> splitter.release(part)),
                this.wishes.concurrency(), 1)
            .collectList()
            .flatMap(parts -> {
                ObjectWriteResult stored = whole.get();
                return (stored != null) ? Mono.just(stored) : complete(session, attempt, parts);
            });
    }

    private PartSplitter splitter(MinioClient client, ObjectBody ready, PartPlan plan) {
        long parts = plan.partSize() * PartPlan.MAX_PARTS;
        Flux<DataBuffer> source = ready.read(client.buffers(), client.io())
            .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
        return new PartSplitter(source, plan, Math.min(parts, client.transfer().maxObjectSize().toBytes()),
                client.buffers(), this::unreadable);
    }

    private UnreadableBodyException unreadable(Throwable failure) {
        String message = (failure.getMessage() != null) ? failure.getMessage() : failure.getClass().getSimpleName();
        return new UnreadableBodyException(
                this.requests.target() + ": nothing was stored: the source of the body failed: " + message, failure);
    }

    // Parts of two states of a file would make an object that never was one.
    private Mono<Void> unchanged(MinioClient client, ObjectBody ready) {
        return Mono.usingWhen(this.body.prepare(client.io()), now -> {
            boolean same = now.contentLength() == ready.contentLength()
                    && Objects.equals(now.lastModified(), ready.lastModified());
            return same ? Mono.<Void>empty()
                    : Mono.<Void>error(new UnreadableBodyException(
                            this.requests.target() + ": nothing was stored: the source has changed while it was sent",
                            new IllegalStateException("It has " + now.contentLength() + " bytes of "
                                    + now.lastModified() + " now, and had " + ready.contentLength() + " of "
                                    + ready.lastModified())));
        }, now -> now.release(client.io()));
    }

    private Mono<ObjectWriteResult> complete(MultipartSession session, Attempt attempt, List<SentPart> sent) {
        sent.sort(Comparator.comparingInt(part -> part.part().partNumber()));
        return attempt.upload().flatMap(upload -> {
            WholeProof proof = WholeProof.of(sent, this.requests.checksum(), upload.checksumType())
                .byTag(this.requests.payload().md5())
                .marked(attempt.goesOn() ? null : this.requests.mark());
            List<UploadedPart> parts = sent.stream().map(SentPart::part).toList();
            CompleteMultipartUpload complete = this.requests.complete(upload, parts);
            String whole = proof.checksum();
            if (whole != null && upload.checksumType() == ChecksumType.FULL_OBJECT) {
                complete.checksum(Objects.requireNonNull(proof.algorithm()), whole);
            }
            return new Completion(session.client(), complete, this.requests.parts(upload), this.requests.head(), proof)
                .run();
        });
    }

}
