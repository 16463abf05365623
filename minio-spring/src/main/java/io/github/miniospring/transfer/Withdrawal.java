package io.github.miniospring.transfer;

import io.github.miniospring.CorruptObjectException;
import io.github.miniospring.ETag;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.DeleteObject;
import io.github.miniospring.object.HeadObject;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Removes an object that the server has stored otherwise than it was sent: that version
 * of it, or, where none are kept, the object as long as it has the same tag.
 */
final class Withdrawal {

    private final MinioClient client;

    private final HeadObject question;

    private final DeleteObject removal;

    /**
     * @param question asks for the object under its key
     * @param removal removes what is under the key
     */
    Withdrawal(MinioClient client, HeadObject question, DeleteObject removal) {
        this.client = client;
        this.question = question;
        this.removal = removal;
    }

    /** Removes it; always an error, which says what came of it. */
    <T> Mono<T> of(CorruptObjectException found) {
        return remove(found).onErrorResume(failure -> {
            CorruptObjectException left = told(found, "it could not be removed: " + failure.getMessage(), false);
            left.addSuppressed(failure);
            return Mono.just(left);
        }).flatMap(Mono::error);
    }

    private Mono<CorruptObjectException> remove(CorruptObjectException found) {
        String versionId = found.versionId();
        ETag etag = found.etag();
        if (versionId != null && !versionId.equals("null")) {
            return removed(found, versionId);
        }
        if (etag == null) {
            return Mono.just(told(found, "it stays, for the server has not told what it is called", false));
        }
        // Not every server looks at the condition of a removal.
        return this.client.execute(this.question).flatMap(there -> {
            if (!etag.equals(there.etag())) {
                return Mono.just(told(found, "another object has taken its place", true));
            }
            this.removal.header("If-Match", etag.quoted());
            return removed(found, versionId);
        }).onErrorResume(Withdrawal::isNone, none -> Mono.just(told(found, "it is gone", true)));
    }

    private Mono<CorruptObjectException> removed(CorruptObjectException found, @Nullable String versionId) {
        if (versionId != null) {
            this.removal.versionId(versionId);
        }
        return this.client.execute(this.removal).thenReturn(told(found, "it was removed", true));
    }

    private static boolean isNone(Throwable failure) {
        return failure instanceof MinioResponseException refusal && refusal.status() == 404;
    }

    private static CorruptObjectException told(CorruptObjectException found, String outcome, boolean removed) {
        return new CorruptObjectException(found, outcome, removed);
    }

}
