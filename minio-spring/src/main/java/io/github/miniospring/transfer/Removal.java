package io.github.miniospring.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.DeleteObjects;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.operation.Names;
import io.github.miniospring.operation.RequestOptions;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A removal of any number of objects, 1,000 a request.
 *
 * @see DeleteObjects
 */
public final class Removal extends RequestOptions<Removal> {

    private final String bucket;

    private final Publisher<ObjectToDelete> objects;

    private boolean bypassGovernance;

    private Removal(String bucket, Publisher<ObjectToDelete> objects) {
        this.bucket = Names.bucket(bucket);
        this.objects = objects;
    }

    public static Removal of(String bucket, Publisher<ObjectToDelete> objects) {
        return new Removal(bucket, objects);
    }

    /** Removes versions in spite of a retention in governance mode, given the right. */
    public Removal bypassGovernance() {
        this.bypassGovernance = true;
        return this;
    }

    /** Takes over what was set on the spec of a larger task. */
    Removal with(RequestOptions<?> options) {
        return copyFrom(options);
    }

    /**
     * Removes the objects while they are read, one request after the other. Those that a
     * server refuses for a moment, because it is busy or has failed, are asked for again,
     * by the client's rules for sending again.
     * @return those that were not removed, each with its last reason; an error when a
     * request as a whole fails, after which later objects were not tried
     */
    public Flux<DeleteError> errors(MinioClient client) {
        return Flux.from(this.objects).buffer(DeleteObjects.LIMIT).concatMap(batch -> remove(client, batch), 1);
    }

    private Flux<DeleteError> remove(MinioClient client, List<ObjectToDelete> batch) {
        List<ObjectToDelete> together = new ArrayList<>(batch.size());
        List<ObjectToDelete> alone = new ArrayList<>();
        batch.forEach(object -> (DeleteObjects.canCarry(object.key()) ? together : alone).add(object));
        Flux<DeleteError> errors = together.isEmpty() ? Flux.empty() : together(client, together, 1, System.nanoTime());
        return errors.concatWith(Flux.fromIterable(alone).concatMap(object -> one(client, object)));
    }

    /**
     * @param attempt how often it is asked for those objects, this time included
     * @param started when they were asked for first
     */
    private Flux<DeleteError> together(MinioClient client, List<ObjectToDelete> objects, int attempt, long started) {
        return client.execute(many(objects)).flatMapMany(errors -> {
            Map<ObjectName, ObjectToDelete> asked = new HashMap<>();
            objects.forEach(object -> asked.put(ObjectName.of(object), object));
            List<DeleteError> passing = new ArrayList<>();
            List<DeleteError> lasting = new ArrayList<>();
            for (DeleteError error : errors) {
                // A server may name what it was not asked for.
                boolean again = client.isPassing(error.code()) && asked.containsKey(ObjectName.of(error));
                (again ? passing : lasting).add(error);
            }
            Flux<DeleteError> ended = Flux.fromIterable(lasting);
            if (passing.isEmpty()) {
                return ended;
            }
            List<ObjectToDelete> again = passing.stream().map(ObjectName::of).distinct().map(asked::get).toList();
            return ended.concatWith(client.beforeAnother(attempt, started)
                .flatMapMany(
                        more -> more ? together(client, again, attempt + 1, started) : Flux.fromIterable(passing)));
        });
    }

    private DeleteObjects many(List<ObjectToDelete> objects) {
        DeleteObjects operation = DeleteObjects.of(this.bucket, objects).with(this);
        return this.bypassGovernance ? operation.bypassGovernance() : operation;
    }

    private Mono<DeleteError> one(MinioClient client, ObjectToDelete object) {
        DeleteObject operation = DeleteObject.of(this.bucket, object.key()).with(this);
        if (object.versionId() != null) {
            operation.versionId(object.versionId());
        }
        if (this.bypassGovernance) {
            operation.bypassGovernance();
        }
        return client.execute(operation)
            .then(Mono.<DeleteError>empty())
            .onErrorResume(MinioResponseException.class, refusal -> reason(refusal, object));
    }

    private static Mono<DeleteError> reason(MinioResponseException refusal, ObjectToDelete object) {
        // Says nothing of this object: no other one could be removed either.
        if (refusal instanceof NoSuchBucketException) {
            return Mono.error(refusal);
        }
        return refusal.code().equals(ErrorCode.NO_SUCH_VERSION) ? Mono.empty()
                : Mono.just(new DeleteError(refusal.code(), refusal.serverMessage(), object.key(), object.versionId()));
    }

}
