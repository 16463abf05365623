package io.github.miniospring.transfer;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.multipart.CompleteMultipartUpload;
import io.github.miniospring.multipart.CreateMultipartUpload;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.multipart.MultipartUpload;
import io.github.miniospring.multipart.UploadPart;
import io.github.miniospring.multipart.UploadPartCopy;
import io.github.miniospring.multipart.UploadedPart;
import io.github.miniospring.object.HeadObject;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.PayloadOptions;
import io.github.miniospring.operation.RequestOptions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An object put together of parts that the server itself copies, but for those that it
 * cannot. Whatever fails, nothing is left behind.
 *
 * @param bucket where it goes
 * @param key its key
 * @param options what was set for it
 * @param parts its parts in their order
 * @param concurrency how many are copied, or gathered in memory, at once
 * @param timeout for all of it; null for no limit
 */
record Assembly(String bucket, String key, RequestOptions<?> options, List<CopyPart> parts, int concurrency,
        @Nullable Duration timeout) {

    /** The caller's own key, which every request on the upload must have. */
    static final Set<String> CUSTOMER_KEY = Set.of("x-amz-server-side-encryption-customer-algorithm",
            "x-amz-server-side-encryption-customer-key", "x-amz-server-side-encryption-customer-key-md5");

    static final String CHECKSUM = "x-amz-checksum-algorithm";

    private static final Set<String> CONDITIONS = Set.of("if-match", "if-none-match");

    private static final Set<String> DIRECTIVES = Set.of("x-amz-metadata-directive", "x-amz-tagging-directive");

    /**
     * Has it put together.
     * @param description sets what else is kept with the object
     */
    Mono<ObjectWriteResult> by(MinioClient client, Consumer<CreateMultipartUpload> description) {
        // No checksum: MinIO refuses to copy into an upload that has one.
        CreateMultipartUpload beginning = CreateMultipartUpload.of(this.bucket, this.key)
            .with(this.options,
                    name -> !CONDITIONS.contains(name) && !DIRECTIVES.contains(name) && !name.equals(CHECKSUM));
        description.accept(beginning);
        Mono<ObjectWriteResult> whole = MultipartSession.run(client, "Copying to " + this.bucket + "/" + this.key,
                () -> new Beginning(beginning, this.bucket, this.key, this.options), false, this::assemble);
        Duration limit = this.timeout;
        return (limit == null) ? whole : whole.timeout(limit)
            .onErrorMap(TimeoutException.class, ex -> new MinioRequestException(
                    "Copying to " + this.bucket + "/" + this.key + ": not finished within " + limit.toMillis() + " ms",
                    null));
    }

    private Mono<ObjectWriteResult> assemble(MultipartSession session) {
        MinioClient client = session.client();
        return Flux.range(1, this.parts.size())
            .flatMap(number -> session.part(session.upload(), upload -> part(client, upload, number)), this.concurrency)
            .collectSortedList(Comparator.comparing(UploadedPart::partNumber))
            .flatMap(done -> session.upload().flatMap(upload -> complete(client, upload, done)));
    }

    private Mono<ObjectWriteResult> complete(MinioClient client, MultipartUpload upload, List<UploadedPart> done) {
        // Only their tags prove the whole: a copy in parts has no checksum.
        List<SentPart> copied = done.stream()
            .map(part -> new SentPart(part, this.parts.get(part.partNumber() - 1).length()))
            .toList();
        ListParts question = ListParts.of(this.bucket, this.key, upload.uploadId())
            .with(this.options, CUSTOMER_KEY::contains);
        HeadObject object = HeadObject.of(this.bucket, this.key).with(this.options, CUSTOMER_KEY::contains);
        return new Completion(client, completion(upload, done), question, object, WholeProof.of(copied, null, null))
            .run();
    }

    private Mono<UploadedPart> part(MinioClient client, MultipartUpload upload, int number) {
        CopyPart part = this.parts.get(number - 1);
        if (!part.isCopied()) {
            return new Gathering(client, part).send(body -> gathered(upload, number, body));
        }
        return client.execute(UploadPartCopy.of(this.bucket, this.key, upload.uploadId(), number, part.sources().get(0))
            .with(this.options, CUSTOMER_KEY::contains));
    }

    // Proven by its MD5: an upload without a checksum takes none with a part.
    private UploadPart gathered(MultipartUpload upload, int number, ObjectBody body) {
        return UploadPart.of(this.bucket, this.key, upload.uploadId(), number, body)
            .with(this.options, CUSTOMER_KEY::contains)
            .payload(payload -> PayloadOptions.DEFAULT.withMd5());
    }

    private CompleteMultipartUpload completion(MultipartUpload upload, List<UploadedPart> done) {
        return CompleteMultipartUpload.of(this.bucket, this.key, upload.uploadId(), done)
            .with(this.options, name -> CUSTOMER_KEY.contains(name) || CONDITIONS.contains(name));
    }

}
