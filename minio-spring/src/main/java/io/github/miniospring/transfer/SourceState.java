package io.github.miniospring.transfer;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.CopySource;
import reactor.core.publisher.Mono;

/**
 * A source of a copy as it was when it was asked for.
 *
 * @param source what is copied
 * @param stat what the server told of it
 */
record SourceState(CopySource source, ObjectStat stat) {

    static Mono<SourceState> of(MinioClient client, CopySource source) {
        return Mono.defer(() -> client.execute(question(source))).map(stat -> new SourceState(source, stat));
    }

    private static HeadObject question(CopySource source) {
        HeadObject question = HeadObject.of(source.bucket(), source.key());
        String versionId = source.versionId();
        if (versionId != null) {
            question.versionId(versionId);
        }
        source.unlock(question);
        return question;
    }

    /** The source, copied in this state only. */
    CopySource pinned() {
        return (this.stat.etag() == null || this.source.hasIfMatch()) ? this.source
                : this.source.ifMatch(this.stat.etag());
    }

}
