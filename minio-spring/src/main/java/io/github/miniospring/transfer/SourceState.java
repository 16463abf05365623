package io.github.miniospring.transfer;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.ErrorResponse;
import io.github.miniospring.NotModifiedException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.GetObjectTagging;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.CopySource;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * A source of a copy as it was when it was asked for.
 *
 * @param source what is copied
 * @param stat what the server told of it
 */
record SourceState(CopySource source, ObjectStat stat) {

    /** Asks for it; an error if it is not there, or not as its conditions want it. */
    static Mono<SourceState> of(MinioClient client, CopySource source) {
        return Mono.defer(() -> client.execute(source.readBy(HeadObject.of(source.bucket(), source.key()))))
            .map(stat -> new SourceState(source, stat))
            .onErrorMap(NotModifiedException.class, SourceState::preconditionFailed);
    }

    // What is no news to a reader is a condition that fails to a copy.
    private static PreconditionFailedException preconditionFailed(NotModifiedException same) {
        ErrorResponse answer = same.response();
        return new PreconditionFailedException(new ErrorResponse(answer.action(), 412, ErrorCode.PRECONDITION_FAILED,
                "The source has not changed", answer.bucket(), answer.key(), answer.resource(), answer.requestId(),
                answer.hostId(), answer.region(), answer.headers()));
    }

    /** Asks for its tags. */
    GetObjectTagging questionForTags() {
        GetObjectTagging question = GetObjectTagging.of(this.source.bucket(), this.source.key());
        String versionId = this.source.versionId();
        return (versionId != null) ? question.versionId(versionId) : question;
    }

    /** How many bytes of it are meant. */
    long bytes() {
        long size = this.stat.size();
        long offset = this.source.offset();
        long length = this.source.length();
        Assert.isTrue(size >= 0, () -> "The server does not tell how many bytes " + this.source + " has");
        Assert.isTrue(!this.source.isPart() || (offset < size && length <= size - offset),
                () -> "The range of " + this.source + " has offset " + offset + " and length " + length
                        + ", and the object has " + size + " bytes");
        return (length > 0) ? length : size - offset;
    }

    /** The source, copied in this state only. */
    CopySource pinned() {
        return (this.stat.etag() == null || this.source.hasIfMatch()) ? this.source
                : this.source.ifMatch(this.stat.etag());
    }

}
