package io.github.miniospring.transfer;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/** The way of an object to another key: copied, compared, and only then removed. */
final class Move {

    private final String bucket;

    private final String key;

    private final CopySource source;

    Move(String bucket, String key, CopySource source) {
        Assert.isTrue(!source.isPart(),
                () -> "A part of " + source + " cannot be moved: the rest would be lost; copy it");
        Assert.isTrue(source.versionId() != null || !source.bucket().equals(bucket) || !source.key().equals(key),
                () -> source + " cannot be moved to itself; to change what is kept with it, copy it");
        this.bucket = bucket;
        this.key = key;
        this.source = source;
    }

    /**
     * Moves it.
     * @param copying copies a source in a certain state
     * @param unlocking gives a question about the copy the key it was stored with
     */
    Mono<ObjectWriteResult> by(MinioClient client,
            BiFunction<MinioClient, SourceState, Mono<ObjectWriteResult>> copying, Consumer<HeadObject> unlocking) {
        return SourceState.of(client, this.source)
            .flatMap(state -> copying.apply(client, state)
                .flatMap(result -> compared(client, state.stat(), result, unlocking).then(unchanged(client, state))
                    .then(removed(client))
                    .thenReturn(result)));
    }

    private Mono<Void> compared(MinioClient client, ObjectStat before, ObjectWriteResult result,
            Consumer<HeadObject> unlocking) {
        HeadObject question = HeadObject.of(this.bucket, this.key);
        unlocking.accept(question);
        return client.execute(question).flatMap(copy -> {
            String difference = difference(before, copy, result);
            return (difference == null) ? Mono.empty() : Mono.error(failure(difference));
        });
    }

    private static @Nullable String difference(ObjectStat source, ObjectStat copy, ObjectWriteResult result) {
        if (copy.size() != source.size()) {
            return "the copy has " + copy.size() + " bytes where the source has " + source.size();
        }
        if (result.etag() != null && copy.etag() != null && !result.etag().equals(copy.etag())) {
            return "somebody else has written over the copy";
        }
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String there = source.headers().getFirst(algorithm.header());
            String here = copy.headers().getFirst(algorithm.header());
            // One over parts ("-N") depends on their sizes.
            if (there != null && here != null && there.indexOf('-') < 0 && here.indexOf('-') < 0
                    && !there.equals(here)) {
                return "the copy has another " + algorithm + " than the source";
            }
        }
        return null;
    }

    // Servers ignore a condition on a removal, so ask once more as late as possible.
    private Mono<Void> unchanged(MinioClient client, SourceState before) {
        return SourceState.of(client, this.source)
            .flatMap(now -> Objects.equals(now.stat().etag(), before.stat().etag()) ? Mono.empty()
                    : Mono.error(failure("the source has changed meanwhile")));
    }

    private Mono<Void> removed(MinioClient client) {
        return Mono.defer(() -> {
            DeleteObject removal = DeleteObject.of(this.source.bucket(), this.source.key());
            String versionId = this.source.versionId();
            return client.execute((versionId != null) ? removal.versionId(versionId) : removal).then();
        });
    }

    private MinioRequestException failure(String why) {
        return new MinioRequestException(
                "Moving " + this.source + " to " + this.bucket + "/" + this.key + ": " + why + "; both are kept", null);
    }

}
