package io.github.miniospring.test.server.multipart;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm.Digest;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.listing.Entries;
import io.github.miniospring.test.server.object.CopySource;
import io.github.miniospring.test.server.object.Drafts;
import io.github.miniospring.test.server.object.EncryptionHeaders;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.MultipartUpload;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Part;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Makes a part of an object that is there. */
public final class UploadPartCopy implements Action {

    @Override
    public Response handle(Call call) {
        if (EncryptionHeaders.asksForKms(call.headers())) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        return CopySource.copy(call, source -> copy(call, source));
    }

    private static Response copy(Call call, CopySource source) {
        int number = Uploads.partNumber(call);
        ObjectVersion version = source.find(call);
        Content content = CopyRange.of(call.headers()).apply(version.content());
        MultipartUpload upload = Uploads.find(call);
        EncryptionHeaders.checkPart(call.headers(), upload.draft().encryption());
        UploadPart.checkAlgorithm(call, upload, "");
        Digest md5 = Digest.of("MD5");
        content.feed(md5);
        Part part = new Part(number, Drafts.etag(upload.draft(), md5.value()), call.now(), content, null);
        upload.add(part);
        return Response.xml(XmlBuilder.document("CopyPartResult", XmlBuilder.S3)
            .text("LastModified", Entries.time(part.modified()))
            .text("ETag", '"' + part.etag() + '"')
            .bytes());
    }

}
