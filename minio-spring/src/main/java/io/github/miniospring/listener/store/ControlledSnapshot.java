package io.github.miniospring.listener.store;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;

/**
 * The object with what is remembered of a listener, as the one in charge knows it. It is
 * changed by replacing the state that is known. If another has replaced it, the change is
 * made to what the other has written; unless that one is in charge by now.
 */
final class ControlledSnapshot {

    private static final int LIMIT = 4 * 1024 * 1024;

    private static final int ATTEMPTS = 50;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ControlObject object;

    private final String listener;

    private final long fence;

    private volatile Snapshot snapshot;

    private @Nullable ETag etag;

    /**
     * Finds it, or makes it.
     * @throws FencedException if another with a larger number was here
     */
    ControlledSnapshot(MinioOperations minio, ControlArea area, String listener, long fence) {
        this.object = new ControlObject(minio, area.bucket(), area.key("checkpoint", listener), LIMIT, TIMEOUT);
        this.listener = listener;
        this.fence = fence;
        ControlObject.Stored stored = this.object.read();
        this.snapshot = (stored != null) ? read(stored) : Snapshot.empty(fence);
        this.etag = (stored != null) ? stored.etag() : null;
        if (stored == null || this.snapshot.fence() < fence) {
            change(before -> before.withFence(fence), rejected -> {
            });
        }
    }

    /** As it is known. */
    Snapshot get() {
        return this.snapshot;
    }

    /**
     * Changes it.
     * @param change made to what is there; possibly several times
     * @param rejected given what was made in vain, when it is known what is there
     * instead, or that nothing was written
     */
    synchronized void change(UnaryOperator<Snapshot> change, Consumer<Snapshot> rejected) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Snapshot next = change.apply(this.snapshot);
            if (write(next, rejected)) {
                return;
            }
            reload();
            rejected.accept(next);
        }
        throw new IllegalStateException("Too many write to " + this.object + " at once");
    }

    /** Whether it is there now; if not, another may be. */
    private boolean write(Snapshot made, Consumer<Snapshot> rejected) {
        Snapshot next = made;
        byte[] body;
        try {
            body = next.write();
            while (body.length > LIMIT) {
                next = smaller(next, body.length);
                body = next.write();
            }
        }
        catch (IllegalStateException ex) {
            rejected.accept(made);
            throw ex;
        }
        ETag written;
        try {
            written = this.object.replace(this.etag, body);
        }
        catch (MinioResponseException ex) {
            // It may have been refused when it was sent again, and written before.
            if (ex.status() < 500 && isAsBefore(ex)) {
                rejected.accept(made);
            }
            throw ex;
        }
        if (written == null) {
            return false;
        }
        this.snapshot = next;
        this.etag = written;
        return true;
    }

    private boolean isAsBefore(MinioResponseException failure) {
        try {
            ControlObject.Stored stored = this.object.read();
            return (stored != null) ? stored.etag().equals(this.etag) : this.etag == null;
        }
        catch (RuntimeException ex) {
            failure.addSuppressed(ex);
            return false;
        }
    }

    private Snapshot smaller(Snapshot snapshot, int length) {
        int count = snapshot.tail().size();
        if (count == 0 || snapshot.base() != null || !snapshot.log().isEmpty()) {
            throw new IllegalStateException("The inventory of listener '" + this.listener + "' is too large for "
                    + this.object + ": keep it in a database");
        }
        // Some more than that, for it is written anew with each state that comes.
        int kept = (int) (0.9 * count * LIMIT / length);
        return snapshot.withoutOldest(Math.max(1, count - kept));
    }

    private void reload() {
        ControlObject.Stored stored = this.object.read();
        if (stored != null) {
            this.snapshot = read(stored);
            this.etag = stored.etag();
        }
        else if (this.etag != null) {
            throw new IllegalStateException(this.object + " is gone, which had what listener '" + this.listener
                    + "' has handled: start the listener again");
        }
    }

    private Snapshot read(ControlObject.Stored stored) {
        Snapshot snapshot = Snapshot.read(stored.body(), this.object.toString());
        FencedException.check(this.listener, this.fence, snapshot.fence());
        return snapshot;
    }

}
