package io.github.miniospring.transfer;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.multipart.MultipartUpload;
import io.github.miniospring.operation.ObjectBody;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Goes on with an upload that was begun before: with the one a token names, or else the
 * newest of the key whose parts fit. What the server has is compared with the source part
 * by part, so that a wrong guess costs time and nothing else.
 */
final class Resumption {

    private final @Nullable UploadToken token;

    private final Consumer<UploadToken> listener;

    /**
     * @param token null for whatever the server has
     * @param listener is given the token of the upload that goes on, or is begun
     */
    Resumption(@Nullable UploadToken token, Consumer<UploadToken> listener) {
        this.token = token;
        this.listener = listener;
    }

    /** What there is to go on with; empty if nothing is. */
    Mono<Attempt> find(MinioClient client, UploadRequests requests, ObjectBody ready, PartPlan plan) {
        UploadToken token = this.token;
        if (token == null) {
            return uploads(client, requests, null, null).filter(upload -> upload.key().equals(requests.key()))
                .collectSortedList(newestFirst())
                .flatMapIterable(found -> found)
                .concatMap(upload -> fitting(client, requests, ready, plan.size(),
                        new MultipartUpload(requests.bucket(), requests.key(), upload.uploadId(), null), 0), 1)
                .next();
        }
        requireSameSource(token, ready, requests.target());
        return fitting(client, requests, ready, plan.size(),
                new MultipartUpload(token.bucket(), token.key(), token.uploadId(), null), token.partSize());
    }

    private static void requireSameSource(UploadToken token, ObjectBody ready, String target) {
        boolean same = (token.size() < 0 || token.size() == ready.contentLength())
                && (token.lastModified() == null || token.lastModified().equals(ready.lastModified()));
        if (!same) {
            throw new IllegalArgumentException(target + ": the source has changed since the upload was begun: it had "
                    + token.size() + " bytes of " + token.lastModified() + ", and has " + ready.contentLength() + " of "
                    + ready.lastModified() + "; upload it without the token");
        }
    }

    private static Comparator<ListMultipartUploads.Upload> newestFirst() {
        return Comparator.comparing(
                (ListMultipartUploads.Upload upload) -> Objects.requireNonNullElse(upload.initiated(), Instant.EPOCH))
            .reversed();
    }

    private static Flux<ListMultipartUploads.Upload> uploads(MinioClient client, UploadRequests requests,
            @Nullable String key, @Nullable String uploadId) {
        ListMultipartUploads question = requests.uploads();
        if (key != null) {
            question.keyMarker(key);
        }
        if (uploadId != null) {
            question.uploadIdMarker(uploadId);
        }
        return client.execute(question).flatMapMany(page -> {
            boolean further = page.truncated() && page.nextKey() != null
                    && !(page.nextKey().equals(key) && Objects.equals(page.nextUploadId(), uploadId));
            Flux<ListMultipartUploads.Upload> here = Flux.fromIterable(page.uploads());
            return further
                    ? here.concatWith(Flux.defer(() -> uploads(client, requests, page.nextKey(), page.nextUploadId())))
                    : here;
        });
    }

    /**
     * The upload with its parts, if they are of one size and proven as this one's are.
     * @param partSize 0 to find it out
     */
    private Mono<Attempt> fitting(MinioClient client, UploadRequests requests, ObjectBody ready, long size,
            MultipartUpload upload, long partSize) {
        return pages(client, requests, upload, 0).collectList().flatMap(pages -> {
            Map<Integer, ListParts.Part> parts = new TreeMap<>();
            pages.forEach(page -> page.parts().forEach(part -> parts.put(part.partNumber(), part)));
            long found = (partSize > 0) ? partSize : partSize(parts, size);
            ListParts.Page first = pages.get(0);
            if (found == 0 || first.checksumAlgorithm() != requests.checksum()) {
                return Mono.empty();
            }
            MultipartUpload begun = new MultipartUpload(upload.bucket(), upload.key(), upload.uploadId(),
                    first.checksumType());
            PartPlan plan = new PartPlan(found, size);
            return Mono.just(new Attempt(Mono.just(begun), plan, parts, true))
                .doOnNext(attempt -> this.listener.accept(token(begun, ready, plan)));
        }).onErrorResume(Completion::isNoSuchUpload, gone -> Mono.empty());
    }

    private static Flux<ListParts.Page> pages(MinioClient client, UploadRequests requests, MultipartUpload upload,
            int marker) {
        return client.execute(requests.parts(upload).partNumberMarker(marker)).flatMapMany(page -> {
            Integer next = page.next();
            Flux<ListParts.Page> here = Flux.just(page);
            return (next != null && next > marker)
                    ? here.concatWith(Flux.defer(() -> pages(client, requests, upload, next))) : here;
        });
    }

    /** What all parts but the last have; 0 where they do not fit. */
    private static long partSize(Map<Integer, ListParts.Part> parts, long size) {
        ListParts.Part first = parts.get(1);
        long partSize = (first != null) ? first.size()
                : parts.values().stream().mapToLong(ListParts.Part::size).max().orElse(0);
        boolean possible = partSize >= TransferSettings.MIN_PART_SIZE.toBytes()
                && (size < 0 || size <= partSize * PartPlan.MAX_PARTS);
        return possible ? partSize : 0;
    }

    /** An upload from the beginning. */
    Attempt anew(MultipartSession session, ObjectBody ready, PartPlan plan) {
        AtomicReference<@Nullable MultipartUpload> told = new AtomicReference<>();
        Mono<MultipartUpload> upload = session.upload().doOnNext(begun -> {
            if (!begun.equals(told.getAndSet(begun))) {
                this.listener.accept(token(begun, ready, plan));
            }
        });
        return new Attempt(upload, plan, Map.of(), false);
    }

    private static UploadToken token(MultipartUpload upload, ObjectBody ready, PartPlan plan) {
        return new UploadToken(upload.bucket(), upload.key(), upload.uploadId(), plan.partSize(), plan.size(),
                ready.lastModified());
    }

    /** Whether a token is for that object. */
    static UploadToken requireFor(String bucket, String key, UploadToken token) {
        if (!token.bucket().equals(bucket) || !token.key().equals(key)) {
            throw new IllegalArgumentException("The token is of an upload to " + token.bucket() + "/" + token.key()
                    + ", not to " + bucket + "/" + key);
        }
        return token;
    }

}
