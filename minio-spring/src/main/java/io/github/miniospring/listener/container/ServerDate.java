package io.github.miniospring.listener.container;

import java.time.Instant;

import io.github.miniospring.bucket.HeadBucket;
import io.github.miniospring.bucket.ListBuckets;
import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Asks for the server's time. It has whole seconds, cut off, and was so when the answer
 * began: the time is not later than that.
 */
final class ServerDate implements Operation<Instant> {

    private final Operation<?> question;

    private ServerDate(Operation<?> question) {
        this.question = question;
    }

    /** Asks about a bucket, or about all. */
    static ServerDate by(@Nullable String bucket) {
        return new ServerDate((bucket != null) ? HeadBucket.of(bucket) : ListBuckets.of().maxBuckets(1));
    }

    @Override
    public S3Request toRequest() {
        return this.question.toRequest();
    }

    @Override
    public Mono<Instant> decode(S3Response response) {
        String date = response.header("Date");
        Instant time = (date != null) ? HttpDate.parse(date) : null;
        return Mono.just((time != null) ? time : Instant.now());
    }

}
