package io.github.miniospring.sample;

import java.util.List;
import java.util.stream.Stream;

import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.presign.MultipartUploadPlan;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Large files, which browsers send straight to the storage server in parts: the inbox
 * only hands out links, and puts together what has arrived. An upload can go on after any
 * break, for whoever knows its id.
 */
@RestController
@RequestMapping("/uploads")
class PartedUploadController {

    private final MinioOperations minio;

    private final InboxBucket bucket;

    private final InboxProperties properties;

    PartedUploadController(MinioOperations minio, InboxBucket bucket, InboxProperties properties) {
        this.minio = minio;
        this.bucket = bucket;
        this.properties = properties;
    }

    /** Begins an upload. */
    @PostMapping("/begin")
    ResponseEntity<UploadState> begin(@RequestBody FileToUpload file) {
        return answer(new UploadState(plan(file, null), List.of()));
    }

    /** Says what has arrived of an upload, with new links. */
    @PostMapping("/continue")
    ResponseEntity<UploadState> goOn(@RequestBody FileToUpload file) {
        MultipartUploadPlan plan = plan(file, file.requiredId());
        try (Stream<ListParts.Part> arrived = this.minio.listUploadedParts(plan)) {
            return answer(new UploadState(plan,
                    arrived.map(part -> new ArrivedPart(part.partNumber(), part.size())).toList()));
        }
    }

    /** Makes a file of the parts, if all have arrived. */
    @PostMapping("/complete")
    @ResponseStatus(HttpStatus.CREATED)
    StoredFile complete(@RequestBody FileToUpload file) {
        ObjectWriteResult stored = this.minio.completeMultipartUpload(plan(file, file.requiredId()));
        return new StoredFile(stored.key(), file.size(), (stored.etag() != null) ? stored.etag().value() : null);
    }

    /** Gives an upload up. */
    @PostMapping("/abort")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abort(@RequestBody FileToUpload file) {
        this.minio.abortMultipartUpload(plan(file, file.requiredId()));
    }

    private MultipartUploadPlan plan(FileToUpload file, @Nullable String uploadId) {
        return this.minio.presignedMultipartUpload(this.bucket.name(), file.requiredKey(), file.size(),
                this.properties.linkValidity(), links -> {
                    if (uploadId != null) {
                        links.uploadId(uploadId);
                    }
                    if (file.contentType() != null && !file.contentType().isBlank()) {
                        links.contentType(file.contentType());
                    }
                });
    }

    private static ResponseEntity<UploadState> answer(UploadState state) {
        // Links are secrets.
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(state);
    }

    /**
     * A file that is too large for one request.
     *
     * @param key its key
     * @param size its bytes
     * @param contentType its media type, if it is known
     * @param uploadId the upload that was begun; null to begin one
     */
    record FileToUpload(@Nullable String key, long size, @Nullable String contentType, @Nullable String uploadId) {

        private String requiredKey() {
            if (this.key == null) {
                throw new IllegalArgumentException("The file has no key");
            }
            return this.key;
        }

        private String requiredId() {
            if (this.uploadId == null) {
                throw new IllegalArgumentException("The upload has no id");
            }
            return this.uploadId;
        }

    }

    /**
     * How far an upload is.
     *
     * @param plan the links
     * @param arrived the parts that need not be sent
     */
    record UploadState(MultipartUploadPlan plan, List<ArrivedPart> arrived) {
    }

    /** A part the storage server has. */
    record ArrivedPart(int partNumber, long size) {
    }

    /** A file that is whole. */
    record StoredFile(String key, long size, @Nullable String etag) {
    }

}
