package io.github.miniospring.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.multipart.ListMultipartUploads.Page;
import io.github.miniospring.multipart.ListMultipartUploads.Upload;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.operation.RequestOptions;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.S3Response;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The uploads of one key, as a server lists them.
 *
 * @param all of them
 * @param uploads those that this process knows nothing of
 * @param sent when they were asked for, by the system's nano time
 * @param answered when the answer came
 * @param date when it was given, by the server's clock; null where it does not say
 */
record UnknownUploads(List<Upload> all, List<Upload> uploads, long sent, long answered, @Nullable Instant date) {

    /** Asks for them; an error where there are too many. */
    static Mono<UnknownUploads> list(MinioClient client, String bucket, String key, RequestOptions<?> options) {
        KnownUploads known = KnownUploads.ofThisProcess();
        return Mono.defer(() -> {
            Listing listing = new Listing(ListMultipartUploads.of(bucket)
                .prefix(key)
                .with(options, name -> UploadRequests.isForAll(name) && !Assembly.CUSTOMER_KEY.contains(name)));
            return client.execute(listing)
                .delayUntil(page -> known.caughtUp(bucket + "/" + key))
                .map(page -> of(page, key, known, listing));
        });
    }

    private static UnknownUploads of(Page page, String key, KnownUploads known, Listing listing) {
        if (page.truncated() && page.uploads().stream().allMatch(upload -> upload.key().equals(key))) {
            throw new IllegalStateException("There are more than " + page.uploads().size() + " uploads of this key");
        }
        List<Upload> all = page.uploads().stream().filter(upload -> upload.key().equals(key)).toList();
        return new UnknownUploads(all, all.stream().filter(upload -> !known.contains(upload.uploadId())).toList(),
                listing.sent, listing.answered, listing.date);
    }

    /** Whether the server tells their times in whole seconds. */
    boolean wholeSeconds() {
        return this.all.stream()
            .map(Upload::initiated)
            .filter(Objects::nonNull)
            .allMatch(initiated -> initiated.getNano() == 0);
    }

    /** Tells the server's clock by a listing; null where it is not known. */
    @FunctionalInterface
    interface Clock {

        @Nullable ServerMoment read(UnknownUploads listing);

    }

    /** A listing, and when it was given. */
    private static final class Listing implements Operation<Page> {

        private final ListMultipartUploads uploads;

        private volatile long sent;

        private volatile long answered;

        private volatile @Nullable Instant date;

        private Listing(ListMultipartUploads uploads) {
            this.uploads = uploads;
        }

        @Override
        public S3Request toRequest() {
            return this.uploads.toRequest();
        }

        @Override
        public void attempting() {
            this.sent = System.nanoTime();
        }

        @Override
        public Mono<Page> decode(S3Response response) {
            this.answered = System.nanoTime();
            this.date = HttpDate.parse(response.header("Date"));
            return this.uploads.decode(response);
        }

    }

}
