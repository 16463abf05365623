package io.github.miniospring.transfer;

import java.time.Duration;
import java.util.Set;

import io.github.miniospring.CorruptObjectException;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.CompleteMultipartUpload;
import io.github.miniospring.multipart.CompletedUpload;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectWriteResult;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Completes an upload in parts, and finds out the truth when no answer comes.
 *
 * <p>
 * The server may have done its work, and would then answer a repetition with
 * {@code NoSuchUpload}, or with a condition that fails because of one's own object. So
 * the upload is asked for first: while it is there, it has not been completed. Once it is
 * gone, the object under the key is the one that was sent, or the outcome stays unknown.
 */
final class Completion {

    private static final int ATTEMPTS = 4;

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** With these it has put nothing together, whatever the status. */
    private static final Set<ErrorCode> REFUSALS = Set.of(new ErrorCode("InvalidPart"),
            new ErrorCode("InvalidPartOrder"), new ErrorCode("EntityTooSmall"));

    private final MinioClient client;

    private final CompleteMultipartUpload complete;

    private final ListParts question;

    private final HeadObject object;

    private final WholeProof proof;

    /**
     * @param question asks whether the upload is there
     * @param object asks for the object under its key
     * @param proof what the object must be
     */
    Completion(MinioClient client, CompleteMultipartUpload complete, ListParts question, HeadObject object,
            WholeProof proof) {
        this.client = client;
        this.complete = complete;
        this.question = question.maxParts(1);
        this.object = object;
        this.proof = proof;
    }

    Mono<ObjectWriteResult> run() {
        return attempt(1, null);
    }

    /**
     * @param unknown why it is not known whether an attempt before has worked; null when
     * none may have
     */
    private Mono<ObjectWriteResult> attempt(int number, @Nullable Throwable unknown) {
        return this.client.execute(this.complete).flatMap(this::checked).onErrorResume(failure -> {
            if (isUnknown(failure)) {
                return settle(number, failure, failure);
            }
            return (unknown != null && maybeByOurselves(failure)) ? settle(number, failure, unknown)
                    : Mono.error(failure);
        });
    }

    private Mono<ObjectWriteResult> checked(CompletedUpload completed) {
        String mismatch = this.proof.mismatch(completed);
        return (mismatch != null) ? withdrawn(mismatch, completed) : Mono.just(new ObjectWriteResult(completed.bucket(),
                completed.key(), completed.etag(), completed.versionId(), completed.location(), completed.headers()));
    }

    private Mono<ObjectWriteResult> withdrawn(String mismatch, CompletedUpload completed) {
        DeleteObject removal = DeleteObject.of(completed.bucket(), completed.key());
        return new Withdrawal(this.client, this.object, removal)
            .of(new CorruptObjectException(this.complete + ": " + mismatch, completed.etag(), completed.versionId()));
    }

    private static boolean isUnknown(Throwable failure) {
        if (failure instanceof MinioResponseException refusal) {
            // An answer of 200 may hold an error of the server's own.
            return (refusal.status() < 300 && !REFUSALS.contains(refusal.code()))
                    || (refusal.status() >= 500 && refusal.status() != 503);
        }
        return failure instanceof MinioRequestException && !(failure instanceof CorruptObjectException);
    }

    private static boolean maybeByOurselves(Throwable failure) {
        return failure instanceof PreconditionFailedException || isNoSuchUpload(failure);
    }

    static boolean isNoSuchUpload(Throwable failure) {
        return failure instanceof MinioResponseException refusal && refusal.code().equals(ErrorCode.NO_SUCH_UPLOAD);
    }

    private Mono<ObjectWriteResult> settle(int number, Throwable failure, Throwable unknown) {
        return this.client.execute(this.question).map(page -> true).onErrorResume(answer -> {
            if (isNoSuchUpload(answer)) {
                return Mono.just(false);
            }
            failure.addSuppressed(answer);
            return Mono.error(failure);
        }).flatMap(there -> {
            if (!there) {
                return found(failure);
            }
            if (failure != unknown || number == ATTEMPTS) {
                return Mono.error(failure);
            }
            return Mono.delay(PAUSE.multipliedBy(number), this.client.timer())
                .then(Mono.defer(() -> attempt(number + 1, unknown)));
        });
    }

    private Mono<ObjectWriteResult> found(Throwable failure) {
        return this.client.execute(this.object).onErrorResume(answer -> {
            failure.addSuppressed(answer);
            return Mono.error(failure);
        })
            .flatMap(stat -> this.proof.isOf(stat) ? Mono.just(SinglePut.result(stat))
                    : Mono.error(new MinioRequestException(this.complete
                            + ": it is not known whether the object was stored: the upload is gone, and the object"
                            + " there now is another one", failure)));
    }

}
