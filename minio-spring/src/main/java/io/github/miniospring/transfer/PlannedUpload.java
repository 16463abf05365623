package io.github.miniospring.transfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import io.github.miniospring.ETag;
import io.github.miniospring.MissingPartException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.CompleteMultipartUpload;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.multipart.MultipartUpload;
import io.github.miniospring.multipart.UploadedPart;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.RequestOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts an upload together whose parts somebody else has sent. What has arrived is asked
 * of the server, and must be what was planned.
 *
 * @see CompleteMultipartUpload
 */
public final class PlannedUpload {

    private final String bucket;

    private final String key;

    private final String uploadId;

    private final List<Long> sizes;

    private PlannedUpload(String bucket, String key, String uploadId, List<Long> sizes) {
        this.bucket = bucket;
        this.key = key;
        this.uploadId = uploadId;
        this.sizes = List.copyOf(sizes);
    }

    /**
     * An upload to complete.
     * @param sizes the bytes of each of its parts, from the first
     */
    public static PlannedUpload of(String bucket, String key, String uploadId, List<Long> sizes) {
        return new PlannedUpload(bucket, key, uploadId, sizes);
    }

    /**
     * Begins an upload, and plans it.
     * @param options what was set for it
     * @param plan given its id; where that fails, or nobody waits for it, the upload is
     * aborted
     */
    public static <T> Mono<T> begin(MinioClient client, String bucket, String key, RequestOptions<?> options,
            Function<Mono<String>, Mono<T>> plan) {
        CreateMultipartUpload create = CreateMultipartUpload.of(bucket, key).with(options);
        // Wrong options throw before anything is asked.
        create.toRequest();
        return MultipartSession.run(client, "CreateMultipartUpload " + bucket + "/" + key,
                () -> new Beginning(create, bucket, key, options), false,
                session -> plan.apply(session.upload().map(MultipartUpload::uploadId)));
    }

    /** Visits the parts that have arrived, by their numbers. */
    public Flux<ListParts.Part> arrived(MinioClient client) {
        return Flux.defer(() -> page(client, null)
            .expand(page -> (page.next() != null) ? page(client, page.next()) : Mono.empty())
            .concatMapIterable(ListParts.Page::parts, 1));
    }

    private Mono<ListParts.Page> page(MinioClient client, @Nullable Integer after) {
        ListParts operation = ListParts.of(this.bucket, this.key, this.uploadId);
        return client.execute((after != null) ? operation.partNumberMarker(after) : operation);
    }

    /** Completes the upload, if all its parts have arrived with the sizes planned. */
    public Mono<ObjectWriteResult> complete(MinioClient client) {
        return arrived(client).collectList().flatMap(arrived -> put(client, planned(arrived, null)));
    }

    /**
     * Completes the upload, if all its parts have arrived with the sizes planned and
     * these tags.
     * @param etags from the first part to the last, with or without quotes
     */
    public Mono<ObjectWriteResult> complete(MinioClient client, List<String> etags) {
        Assert.isTrue(etags.size() == this.sizes.size(),
                () -> "There are " + etags.size() + " tags for " + this.sizes.size() + " parts");
        List<ETag> tags = etags.stream().map(ETag::new).toList();
        return arrived(client).collectList().flatMap(arrived -> put(client, planned(arrived, tags)));
    }

    private List<UploadedPart> planned(List<ListParts.Part> arrived, @Nullable List<ETag> tags) {
        Iterator<ListParts.Part> parts = arrived.iterator();
        List<UploadedPart> planned = new ArrayList<>(this.sizes.size());
        for (int i = 0; i < this.sizes.size(); i++) {
            int number = i + 1;
            ListParts.Part part = parts.hasNext() ? parts.next() : null;
            ETag etag = (part != null && part.partNumber() == number) ? part.etag() : null;
            if (part == null || etag == null) {
                throw refused("part " + number + " of " + this.sizes.size() + " has not arrived");
            }
            if (part.size() != this.sizes.get(i)) {
                throw refused("part " + number + " has " + part.size() + " bytes where " + this.sizes.get(i)
                        + " were planned");
            }
            if (tags != null && !tags.get(i).equals(etag)) {
                throw refused("part " + number + " has the tag " + etag + " and not " + tags.get(i));
            }
            planned.add(new UploadedPart(number, etag, part.checksums()));
        }
        if (parts.hasNext()) {
            throw refused("there is a part " + parts.next().partNumber() + ", which was not planned");
        }
        return planned;
    }

    private MissingPartException refused(String why) {
        return new MissingPartException(
                "CompleteMultipartUpload " + this.bucket + "/" + this.key + ": " + why + "; the upload stays");
    }

    private Mono<ObjectWriteResult> put(MinioClient client, List<UploadedPart> parts) {
        List<SentPart> sent = parts.stream()
            .map(part -> new SentPart(part, this.sizes.get(part.partNumber() - 1)))
            .toList();
        return new Completion(client, CompleteMultipartUpload.of(this.bucket, this.key, this.uploadId, parts),
                ListParts.of(this.bucket, this.key, this.uploadId), HeadObject.of(this.bucket, this.key),
                WholeProof.of(sent, null, null))
            .run();
    }

}
