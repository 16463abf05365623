package io.github.miniospring.client;

import io.github.miniospring.CorruptObjectException;
import io.github.miniospring.ETag;
import io.github.miniospring.http.OpenAnswer;
import io.github.miniospring.operation.Md5Tag;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.operation.S3Request;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Reads answers, and learns the regions of buckets from them. */
final class AnswerDecoding {

    private final BucketRegions regions;

    private final TransferMeters meters;

    private final EchoMemory echoes;

    AnswerDecoding(BucketRegions regions, TransferMeters meters, EchoMemory echoes) {
        this.regions = regions;
        this.echoes = echoes;
        this.meters = meters;
    }

    /** Reads a success; the answer is closed when that fails. */
    <R> Mono<Opened<R>> decode(Call call, Operation<R> operation, Payload payload, OpenAnswer answer) {
        Answer response = new Answer(call, answer, this.meters);
        S3Request request = call.request();
        if (request.action().equals("DeleteBucket")) {
            this.regions.forget(request.bucket());
        }
        else {
            this.regions.learn(request.bucket(), answer.headers().getFirst("x-amz-bucket-region"));
        }
        Mono<Opened<R>> opened = Steps.begin(() -> Steps.then(proven(request, payload, answer.headers()),
                nothing -> Steps.then(operation.decode(response), value -> Mono.just(new Opened<>(value, response)))));
        return Steps.onError(opened, answer::close);
    }

    private Mono<Void> proven(S3Request request, Payload payload, HttpHeaders answer) {
        String mismatch = payload.mismatch(request, answer);
        if (mismatch != null) {
            return Mono.error(corrupt(request, mismatch, answer));
        }
        if (!payload.isUnproven(request, answer)) {
            return Mono.empty();
        }
        if (payload.isMissed(answer)) {
            this.echoes.missed();
        }
        if (!payload.isRepeatable() || Md5Tag.of(answer) == null) {
            this.meters.unverified(request.action());
            return Mono.empty();
        }
        return payload.mismatchByMd5(answer).flatMap(found -> Mono.error(corrupt(request, found, answer)));
    }

    private static CorruptObjectException corrupt(S3Request request, String mismatch, HttpHeaders answer) {
        return new CorruptObjectException(request.target() + ": " + mismatch, ETag.from(answer.getFirst("ETag")),
                answer.getFirst("x-amz-version-id"));
    }

    /** Reads a refusal, which is the failure of the call. */
    static <R> Mono<Opened<R>> refusal(S3Request request, OpenAnswer answer) {
        return DataBufferUtils.join(answer.body(), ResponseErrors.MAX_BODY).map(buffer -> {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            return bytes;
        })
            // What cannot be read of a refusal does not make it less of one.
            .onErrorReturn(new byte[0])
            .defaultIfEmpty(new byte[0])
            .flatMap(body -> Mono.error(ResponseErrors.of(request, answer.status(), answer.headers(), body)));
    }

}
