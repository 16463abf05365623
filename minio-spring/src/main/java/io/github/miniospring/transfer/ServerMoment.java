package io.github.miniospring.transfer;

import java.time.Duration;
import java.time.Instant;

import io.github.miniospring.multipart.ListMultipartUploads.Upload;
import io.github.miniospring.multipart.MultipartUpload;
import org.jspecify.annotations.Nullable;

/**
 * What the server's clock showed at a moment that is known here: some time between two
 * readings of the system's nano time.
 *
 * @param time the server's
 * @param resolution how far that may be off
 * @param from the first reading
 * @param to the second
 */
record ServerMoment(Instant time, Duration resolution, long from, long to) {

    private static final Duration MILLISECONDS = Duration.ofMillis(2);

    private static final Duration SECONDS = Duration.ofSeconds(1);

    /** The moment when an upload was begun; null where the server does not list it. */
    static @Nullable ServerMoment ofUpload(UnknownUploads listing, MultipartUpload upload, long sent, long answered) {
        for (Upload each : listing.all()) {
            Instant initiated = each.initiated();
            if (each.uploadId().equals(upload.uploadId()) && initiated != null) {
                return new ServerMoment(initiated, listing.wholeSeconds() ? SECONDS : MILLISECONDS, sent, answered);
            }
        }
        return ofListing(listing);
    }

    /** The moment when a listing was given; null where the server does not date it. */
    static @Nullable ServerMoment ofListing(UnknownUploads listing) {
        Instant date = listing.date();
        return (date != null) ? new ServerMoment(date, SECONDS, listing.sent(), listing.answered()) : null;
    }

    /** Whether that was, or may have been, while the attempt was on its way. */
    boolean isWithin(LostBeginnings.Attempt attempt, @Nullable Instant moment) {
        if (moment == null) {
            return false;
        }
        long later = Duration.between(this.time, moment).toNanos();
        long off = this.resolution.toNanos();
        return later >= attempt.sent() - this.to - off && later <= attempt.over() - this.from + off;
    }

}
