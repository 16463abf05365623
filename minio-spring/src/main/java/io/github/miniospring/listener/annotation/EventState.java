package io.github.miniospring.listener.annotation;

import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.miniospring.ETag;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.ObjectChangedException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.Redaction;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.listener.SupersededException;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.operation.ReadConditions;
import io.github.miniospring.operation.Versioned;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state an event is about and no other: by its version where there is one, else
 * on condition of its tag.
 */
final class EventState {

    private static final Pattern PLAIN_TAG = Pattern.compile("[0-9a-f]{32}(-[0-9]+)?");

    private final MinioEvent event;

    private final MinioOperations operations;

    EventState(MinioEvent event, MinioOperations operations) {
        this.event = event;
        this.operations = operations;
    }

    /**
     * Asks for it.
     * @param call made with what its request has to say, perhaps twice; nothing of the
     * application may run in it, for its failures are taken as those of reading
     */
    <T> T fetch(Function<Pin, T> call) {
        if (!hasContent()) {
            throw new ListenerArgumentException("There is no content to read of " + name() + ": the event is "
                    + this.event.name() + ", which removed it", null);
        }
        try {
            return call.apply(new Pin(this.event.versionId(), this.event.etag()));
        }
        catch (PreconditionFailedException ex) {
            return fetch(call, requireSameState(ex));
        }
        catch (MinioException ex) {
            throw translated(ex);
        }
    }

    private <T> T fetch(Function<Pin, T> call, ETag etag) {
        try {
            return call.apply(new Pin(null, etag));
        }
        catch (MinioException ex) {
            throw translated(ex);
        }
    }

    // Of what is encrypted some servers tell one tag by events and another by answers:
    // such a state would be taken for gone, and its event be lost.
    private ETag requireSameState(PreconditionFailedException failure) {
        ETag told = this.event.etag();
        try {
            ObjectStat stat = this.operations.statObject(this.event.bucket(), this.event.key());
            ETag there = stat.etag();
            boolean comparable = told == null || there == null || (isPlain(told) && isPlain(there));
            if (there != null && !comparable
                    && this.event.stateId().modified().truncatedTo(ChronoUnit.SECONDS).equals(stat.lastModified())) {
                return there;
            }
        }
        catch (MinioException ex) {
            throw translated(ex);
        }
        throw superseded(failure);
    }

    private static boolean isPlain(ETag etag) {
        return PLAIN_TAG.matcher(etag.value()).matches();
    }

    private RuntimeException translated(MinioException failure) {
        boolean gone = failure instanceof NoSuchKeyException || failure instanceof NoSuchBucketException
                || failure instanceof PreconditionFailedException || failure instanceof ObjectChangedException
                || isNoVersion(failure);
        return gone ? superseded(failure) : failure;
    }

    private static boolean isNoVersion(MinioException failure) {
        return failure instanceof MinioResponseException response && response.code().equals(ErrorCode.NO_SUCH_VERSION);
    }

    private SupersededException superseded(MinioException failure) {
        return new SupersededException("Object " + name() + " is not in the state any more that the event of "
                + this.event.time() + " is about", failure);
    }

    /** Whether there is something to read: not of what was removed. */
    boolean hasContent() {
        return this.event.kind() != StateKind.REMOVED && this.event.kind() != StateKind.MARKER;
    }

    /** The object's name for messages. */
    String name() {
        return this.event.bucket() + "/" + Redaction.line(this.event.key(), 200);
    }

    /**
     * What a request has to say to be answered with one state only.
     *
     * @param versionId its version; null where there is none
     * @param etag its tag; null where it is not known
     */
    record Pin(@Nullable String versionId, @Nullable ETag etag) {

        <S extends Versioned<S> & ReadConditions<S>> void to(S request) {
            if (this.versionId != null) {
                request.versionId(this.versionId);
            }
            else if (this.etag != null) {
                request.ifMatch(this.etag);
            }
        }

    }

}
