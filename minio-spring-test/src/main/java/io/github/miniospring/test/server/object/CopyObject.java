package io.github.miniospring.test.server.object;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm.Digest;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.Description;
import io.github.miniospring.test.server.store.Encryption;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.WriteCondition;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Stores an object that is there once more. */
public final class CopyObject implements Action {

    @Override
    public Response handle(Call call) {
        return CopySource.copy(call, source -> copy(call, source));
    }

    private static Response copy(Call call, CopySource source) {
        Versions.checkNoneGiven(call);
        boolean describesAnew = replaces(call.headers(), "x-amz-metadata-directive", "Unknown metadata directive.");
        boolean tagsAnew = replaces(call.headers(), "x-amz-tagging-directive", "Unknown tag directive.");
        String storageClass = DescriptionHeaders.storageClass(call.headers());
        ObjectVersion original = source.find(call);
        Bucket bucket = call.bucket();
        Encryption encryption = EncryptionHeaders.ofWrite(call, bucket).withContextOf(original.encryption());
        boolean samePlace = source.isTarget(call);
        boolean sameClass = storageClass.isEmpty() || storageClass.equals(original.description().storageClass());
        boolean plain = encryption == Encryption.NONE && original.encryption() == Encryption.NONE;
        if (samePlace && sameClass && plain && !describesAnew && !tagsAnew && source.versionId().isEmpty()) {
            throw S3Error.INVALID_COPY_DESTINATION.failure();
        }
        Description description = describesAnew ? DescriptionHeaders.read(call.headers()) : original.description();
        if (!storageClass.isEmpty()) {
            description = description.withStorageClass(storageClass);
        }
        ObjectVersion draft = ObjectVersion.of(call.key(), call.now(), original.etag(), original.content(), description)
            .withTags(tagsAnew ? TagSet.ofHeader(call.headers().get("x-amz-tagging")) : original.tags())
            .withEncryption(encryption);
        LockHeaders.checkPermissions(call);
        ObjectVersion locked = LockHeaders.apply(draft, call, bucket);
        boolean customer = original.encryption().isCustomer() && encryption.isCustomer();
        boolean keepsBytes = customer || plain && keepsChecksum(call.headers(), original);
        boolean onlyDescribed = samePlace && sameClass && keepsBytes;
        ObjectVersion copy = onlyDescribed ? locked.withParts(original.parts()).withChecksum(original.checksum())
                : digested(locked, original, call.headers());
        ObjectVersion stored = bucket.put(copy, WriteCondition.NONE);
        call.publish("s3:ObjectCreated:Copy", bucket.name(), stored);
        Response response = Response.xml(XmlBuilder.document("CopyObjectResult", XmlBuilder.S3)
            .text("LastModified", LockHeaders.time(stored.modified()))
            .text("ETag", '"' + stored.etag() + '"')
            .bytes());
        if (!source.versionId().isEmpty()) {
            response.header("x-amz-copy-source-version-id", source.versionId());
        }
        // MinIO does not look into what goes from one client's key to another.
        return ObjectHeaders.written(response, customer ? stored.withChecksum(null) : stored);
    }

    private static boolean replaces(Headers headers, String directive, String refusal) {
        return switch (headers.get(directive)) {
            case "", "COPY" -> false;
            case "REPLACE" -> true;
            default -> throw S3Error.INVALID_ARGUMENT.failure(refusal);
        };
    }

    private static boolean keepsChecksum(Headers headers, ObjectVersion original) {
        Checksum checksum = original.checksum();
        return !headers.has("x-amz-checksum-algorithm") && checksum != null && !checksum.composite();
    }

    // A copy comes in one piece, and always has a checksum.
    private static ObjectVersion digested(ObjectVersion draft, ObjectVersion original, Headers headers) {
        Checksum given = original.checksum();
        ChecksumAlgorithm algorithm = ChecksumAlgorithm.find(headers.get("x-amz-checksum-algorithm"));
        boolean kept = algorithm == null && given != null && !given.composite();
        if (algorithm == null) {
            algorithm = (given != null) ? given.algorithm() : ChecksumAlgorithm.CRC64NVME;
        }
        Digest md5 = Digest.of("MD5");
        Digest digest = algorithm.digest();
        original.content().feed(md5, digest);
        return Drafts.complete(draft, original.content(), md5.value())
            .withChecksum(kept ? given : new Checksum(algorithm, Hashes.base64(digest.value()), false));
    }

}
