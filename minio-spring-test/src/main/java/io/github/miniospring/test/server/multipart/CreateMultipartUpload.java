package io.github.miniospring.test.server.multipart;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.object.Conditions;
import io.github.miniospring.test.server.object.Drafts;
import io.github.miniospring.test.server.object.LockHeaders;
import io.github.miniospring.test.server.object.Versions;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.MultipartUpload;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Versioning;
import io.github.miniospring.test.server.text.XmlBuilder;
import org.jspecify.annotations.Nullable;

/** Starts an object that comes in parts. */
public final class CreateMultipartUpload implements Action {

    @Override
    public Response handle(Call call) {
        Versions.checkNoneGiven(call);
        Bucket bucket = call.bucket();
        LockHeaders.checkPermissions(call);
        ObjectVersion draft = Drafts.of(call, bucket);
        Headers headers = call.headers();
        ChecksumAlgorithm algorithm = algorithm(headers);
        boolean composite = algorithm != null && algorithm != ChecksumAlgorithm.CRC64NVME
                && !headers.get("x-amz-checksum-type").equals("FULL_OBJECT");
        if (Versioning.isFolder(call.key())) {
            throw S3Error.INVALID_OBJECT_NAME.failure();
        }
        Conditions.ofWrite(headers).check(bucket.latest(call.key()));
        MultipartUpload upload = new MultipartUpload(Uploads.newId(call), draft, algorithm, composite);
        bucket.uploads().put(upload.id(), upload);
        Response response = Response.xml(XmlBuilder.document("InitiateMultipartUploadResult", XmlBuilder.S3)
            .text("Bucket", bucket.name())
            .text("Key", call.key())
            .text("UploadId", upload.id())
            .bytes());
        if (algorithm != null) {
            response.header("x-amz-checksum-algorithm", algorithm.name())
                .header("x-amz-checksum-type", upload.checksumType());
        }
        return response;
    }

    private static @Nullable ChecksumAlgorithm algorithm(Headers headers) {
        String name = headers.get("x-amz-checksum-algorithm");
        String type = headers.get("x-amz-checksum-type");
        ChecksumAlgorithm algorithm = ChecksumAlgorithm.find(name);
        boolean full = type.equals("FULL_OBJECT");
        boolean unknown = algorithm == null && !name.isEmpty() || !full && !type.isEmpty() && !type.equals("COMPOSITE");
        if (unknown || full && (algorithm == null || !algorithm.isCrc())) {
            throw S3Error.INVALID_CHECKSUM.failure();
        }
        return algorithm;
    }

}
