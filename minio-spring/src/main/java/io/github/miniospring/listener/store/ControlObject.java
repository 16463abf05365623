package io.github.miniospring.listener.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;

/**
 * An object that several instances replace, each only the state it knows. Each body has
 * something in it that no other has.
 */
final class ControlObject {

    private final MinioOperations minio;

    private final String bucket;

    private final String key;

    private final int limit;

    private final Duration timeout;

    /**
     * @param limit how many bytes it may have
     * @param timeout how long one call may take
     */
    ControlObject(MinioOperations minio, String bucket, String key, int limit, Duration timeout) {
        this.minio = minio;
        this.bucket = bucket;
        this.key = key;
        this.limit = limit;
        this.timeout = timeout;
    }

    /** Reads it; null where there is none. */
    @Nullable Stored read() {
        try {
            return this.minio.getObject(this.bucket, this.key, options -> options.timeout(this.timeout), content -> {
                byte[] body = content.inputStream().readNBytes(this.limit + 1);
                ETag etag = content.stat().etag();
                if (body.length > this.limit || etag == null) {
                    throw new IllegalStateException(this + " is no object of a listener");
                }
                return new Stored(etag, body, HttpDate.parse(content.stat().headers().getFirst("Date")),
                        content.stat().lastModified());
            });
        }
        catch (NoSuchKeyException ex) {
            return null;
        }
    }

    /**
     * Replaces a certain state of it.
     * @param expected the tag of that state; null if there must be none
     * @return the new tag; null if it was, or may have been, in another state, and has
     * not been replaced
     */
    @Nullable ETag replace(@Nullable ETag expected, byte[] body) {
        try {
            ETag written = this.minio.putObject(this.bucket, this.key, body, upload -> {
                upload.timeout(this.timeout).contentType("application/octet-stream");
                if (expected != null) {
                    upload.ifMatch(expected);
                }
                else {
                    upload.ifAbsent();
                }
            }).etag();
            return (written != null) ? written : findOwn(body);
        }
        catch (MinioResponseException ex) {
            if (isConflict(ex)) {
                return findOwn(body);
            }
            if (ex.status() >= 500) {
                return findOut(expected, body, ex);
            }
            throw ex;
        }
        catch (MinioRequestException ex) {
            return findOut(expected, body, ex);
        }
    }

    // A missing object has no tag that could match, and another writer may be at work.
    private static boolean isConflict(MinioResponseException ex) {
        return ex.status() == 412 || ex.status() == 409 || ex instanceof NoSuchKeyException;
    }

    private @Nullable ETag findOwn(byte[] body) {
        Stored stored = read();
        return (stored != null && Arrays.equals(stored.body, body)) ? stored.etag : null;
    }

    // No answer: it may have been written all the same.
    private @Nullable ETag findOut(@Nullable ETag expected, byte[] body, MinioException failure) {
        Stored stored;
        try {
            stored = read();
        }
        catch (RuntimeException ex) {
            failure.addSuppressed(ex);
            throw failure;
        }
        if (stored != null && Arrays.equals(stored.body, body)) {
            return stored.etag;
        }
        if ((stored != null) ? stored.etag.equals(expected) : expected == null) {
            throw failure;
        }
        return null;
    }

    void remove() {
        this.minio.removeObject(this.bucket, this.key, options -> options.timeout(this.timeout));
    }

    @Override
    public String toString() {
        return this.bucket + "/" + this.key;
    }

    /**
     * A state of it.
     *
     * @param date when the server said so, by its clock
     * @param lastModified since when it is so, by the same clock
     */
    record Stored(ETag etag, byte[] body, @Nullable Instant date, @Nullable Instant lastModified) {

        /**
         * How long it has been so, to the second; never less than it really is by more.
         */
        Duration age(ControlObject object) {
            if (this.date == null || this.lastModified == null) {
                throw new IllegalStateException("The server does not tell how old " + object
                        + " is: leases need the headers Date and Last-Modified");
            }
            return Duration.between(this.lastModified, this.date);
        }

    }

}
