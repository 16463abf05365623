package io.github.miniospring.transfer;

import java.util.HashSet;
import java.util.Set;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.multipart.ListMultipartUploads.Page;
import io.github.miniospring.operation.RequestOptions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The pages of one listing of uploads, one after the other. A server that does not come
 * to an end is an error.
 */
final class UploadPages {

    private final MinioClient client;

    private final String bucket;

    private final RequestOptions<?> options;

    private final String prefix;

    private final String delimiter;

    private final Set<Marker> markers = new HashSet<>();

    UploadPages(MinioClient client, String bucket, RequestOptions<?> options, String prefix, String delimiter) {
        this.client = client;
        this.bucket = bucket;
        this.options = options;
        this.prefix = prefix;
        this.delimiter = delimiter;
    }

    /**
     * Visits the pages, each asked for when the one before was taken.
     * @param after begins after this key; null for the beginning
     */
    Flux<Page> after(@Nullable String after) {
        return page((after != null) ? new Marker(after, null) : null)
            .expand(page -> page.truncated() ? page(next(page)) : Mono.empty());
    }

    private Mono<Page> page(@Nullable Marker marker) {
        ListMultipartUploads operation = ListMultipartUploads.of(this.bucket)
            .prefix(this.prefix)
            .delimiter(this.delimiter)
            .with(this.options);
        if (marker != null && marker.key() != null) {
            operation.keyMarker(marker.key());
        }
        if (marker != null && marker.uploadId() != null) {
            operation.uploadIdMarker(marker.uploadId());
        }
        return this.client.execute(operation);
    }

    private Marker next(Page page) {
        // MinIO tells the upload only, and wants no more.
        if (page.nextKey() == null && page.nextUploadId() == null) {
            throw broken("a page says that there is more, and not how to get it");
        }
        Marker marker = new Marker(page.nextKey(), page.nextUploadId());
        if (!this.markers.add(marker)) {
            throw broken("two pages have the same marker");
        }
        return marker;
    }

    private MinioRequestException broken(String how) {
        return new MinioRequestException("ListMultipartUploads " + this.bucket + ": the listing is broken: " + how,
                null);
    }

    /** Where a page ended. */
    private record Marker(@Nullable String key, @Nullable String uploadId) {
    }

}
