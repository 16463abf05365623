package io.github.miniospring.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import io.github.miniospring.CorruptObjectException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.object.PutObject;
import io.github.miniospring.operation.ObjectBody;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Stores an object in one request. What the server has stored otherwise than it was sent
 * is removed.
 *
 * <p>
 * Under a condition it finds out the truth when no answer comes. The server may have
 * stored it, and would then refuse a repetition because of one's own object. So the
 * object carries a mark. After an answer that was lost, whatever comes is believed only
 * if the object with this mark is not there.
 */
final class SinglePut {

    private final MinioClient client;

    private final UploadRequests requests;

    private final ObjectBody body;

    private final @Nullable String contentType;

    private final @Nullable Duration limit;

    /**
     * @param requests with a mark, where there is a condition
     * @param limit for all of it; null for none, or where somebody else sees to it
     */
    SinglePut(MinioClient client, UploadRequests requests, ObjectBody body, @Nullable String contentType,
            @Nullable Duration limit) {
        this.client = client;
        this.requests = requests;
        this.body = body;
        this.contentType = contentType;
        this.limit = limit;
    }

    /** Sends it. */
    Mono<ObjectWriteResult> run() {
        Mono<ObjectWriteResult> sending = this.requests.conditional() ? underCondition() : this.client.execute(put());
        return sending.onErrorResume(CorruptObjectException.class,
                found -> this.requests.withdrawal(this.client).of(found));
    }

    private PutObject put() {
        return this.requests.put(this.body, this.contentType);
    }

    private Mono<ObjectWriteResult> underCondition() {
        return Mono.defer(() -> {
            AtomicReference<@Nullable Throwable> lost = new AtomicReference<>();
            Instant begun = this.client.now();
            Deadline deadline = new Deadline(this.limit, this.client.timer(), this.requests.target());
            return this.client.execute(put().onOutcomeUnknown(lost::set))
                .onErrorResume(failure -> lost.get() != null, failure -> deadline.limit(findOut(failure, begun)));
        });
    }

    private Mono<ObjectWriteResult> findOut(Throwable failure, Instant begun) {
        return new LostWrite(this.client, this.requests, this.requests::isOwn, begun).find()
            .onErrorResume(unanswered -> {
                failure.addSuppressed(unanswered);
                return Mono.just(new LostWrite.Finding(null, false));
            })
            .flatMap(finding -> {
                ObjectStat stored = finding.object();
                if (stored != null) {
                    return Mono.just(result(stored));
                }
                return Mono.error((finding.certain() || !isVerdict(failure)) ? failure : unknown(failure));
            });
    }

    static ObjectWriteResult result(ObjectStat stored) {
        return new ObjectWriteResult(stored.bucket(), stored.key(), stored.etag(), stored.versionId(), null,
                stored.headers());
    }

    // Of a server's own trouble it says nothing about the state.
    private static boolean isVerdict(Throwable failure) {
        return failure instanceof MinioResponseException refusal && refusal.status() < 500;
    }

    private MinioRequestException unknown(Throwable failure) {
        return new MinioRequestException(this.requests.target()
                + ": it is not known whether the object was stored: an answer was lost, and what is under the key now"
                + " was stored since by somebody else, or is gone", failure);
    }

}
