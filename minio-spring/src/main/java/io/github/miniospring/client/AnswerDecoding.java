package io.github.miniospring.client;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.http.OpenAnswer;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.operation.S3Request;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;

/** Reads answers, and learns the regions of buckets from them. */
final class AnswerDecoding {

    private final BucketRegions regions;

    private final TransferMeters meters;

    AnswerDecoding(BucketRegions regions, TransferMeters meters) {
        this.regions = regions;
        this.meters = meters;
    }

    /** Reads a success; the answer is closed when that fails. */
    <R> Mono<Opened<R>> decode(Call call, Operation<R> operation, Payload payload, OpenAnswer answer) {
        Answer response = new Answer(call, answer, this.meters);
        S3Request request = call.request();
        String mismatch = payload.mismatch(answer.headers());
        if (mismatch != null) {
            answer.close();
            return Mono.error(new MinioRequestException(request.target() + ": " + mismatch, null));
        }
        if (request.action().equals("DeleteBucket")) {
            this.regions.forget(request.bucket());
        }
        else {
            this.regions.learn(request.bucket(), answer.headers().getFirst("x-amz-bucket-region"));
        }
        return Mono.defer(() -> operation.decode(response))
            .map(value -> new Opened<>(value, response))
            .switchIfEmpty(Mono.fromSupplier(() -> new Opened<R>(null, response)))
            .doOnError(failure -> answer.close());
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
