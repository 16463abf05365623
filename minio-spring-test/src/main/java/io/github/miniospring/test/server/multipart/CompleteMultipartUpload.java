package io.github.miniospring.test.server.multipart;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.object.Conditions;
import io.github.miniospring.test.server.object.Location;
import io.github.miniospring.test.server.object.ObjectHeaders;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.MultipartUpload;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Part;
import io.github.miniospring.test.server.store.WriteCondition;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;

/** Makes an object of parts. */
public final class CompleteMultipartUpload implements Action {

    private static final long LEAST_PART = 5 * 1024 * 1024;

    @Override
    public Response handle(Call call) {
        Bucket bucket = call.bucket();
        List<ListedPart> listed = listed(call);
        boolean locks = call.headers()
            .asMap()
            .keySet()
            .stream()
            .anyMatch(name -> name.regionMatches(true, 0, "x-amz-object-lock-", 0, 18));
        if (locks || call.headers().isTrue("x-amz-bypass-governance-retention")) {
            throw S3Error.INVALID_REQUEST.failure();
        }
        CompletionChecksum wanted = CompletionChecksum.of(call.headers());
        WriteCondition condition = Conditions.ofWrite(call.headers());
        condition.check(bucket.latest(call.key()));
        MultipartUpload upload = Uploads.find(call);
        List<Part> parts = listed.stream().map(part -> find(upload, part)).toList();
        wanted.checkType(call, upload);
        checkParts(upload, parts, listed);
        Content content = Content.join(parts.stream().map(Part::content).toList());
        Checksum checksum = CompletionChecksum.compute(upload, parts, content);
        wanted.check(checksum, parts.size());
        ObjectVersion version = upload.draft()
            .withModified(call.now())
            .withContent(content, etag(parts))
            .withParts(parts)
            .withChecksum(checksum);
        ObjectVersion stored = store(bucket, upload, version, condition);
        call.publish("s3:ObjectCreated:CompleteMultipartUpload", bucket.name(), stored);
        return ObjectHeaders.written(Response.xml(document(call, stored)), stored);
    }

    private static List<ListedPart> listed(Call call) {
        if (call.payload().isEmpty()) {
            throw missingPart();
        }
        List<ListedPart> listed = new ArrayList<>();
        for (XmlElement part : call.xml().children("Part")) {
            listed.add(ListedPart.of(part));
        }
        if (listed.isEmpty()) {
            throw missingPart();
        }
        for (int i = 1; i < listed.size(); i++) {
            // MinIO lets a part be listed twice, and stores what nobody can read.
            if (listed.get(i).number() <= listed.get(i - 1).number()) {
                throw S3Error.INVALID_PART_ORDER.failure();
            }
        }
        return listed;
    }

    private static S3Failure missingPart() {
        return S3Error.INVALID_REQUEST.failure("You must specify at least one part");
    }

    private static Part find(MultipartUpload upload, ListedPart listed) {
        Part part = upload.part(listed.number());
        if (part == null) {
            throw S3Error.INVALID_PART.failure();
        }
        return part;
    }

    private static void checkParts(MultipartUpload upload, List<Part> parts, List<ListedPart> listed) {
        ChecksumAlgorithm algorithm = upload.checksumAlgorithm();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Checksum checksum = part.checksum();
            if (!part.etag().equals(listed.get(i).etag())) {
                throw S3Error.INVALID_PART.failure();
            }
            if (algorithm != null
                    && (checksum == null || !checksum.value().equals(listed.get(i).checksum(algorithm)))) {
                throw S3Error.INVALID_PART.failure();
            }
            if (i < parts.size() - 1 && part.size() < LEAST_PART) {
                throw S3Error.ENTITY_TOO_SMALL.failure();
            }
        }
    }

    // Of two that complete the same upload, one finds it gone.
    private static ObjectVersion store(Bucket bucket, MultipartUpload upload, ObjectVersion version,
            WriteCondition condition) {
        if (!bucket.uploads().remove(upload.id(), upload)) {
            throw S3Error.NO_SUCH_UPLOAD.failure();
        }
        try {
            return bucket.put(version, condition);
        }
        catch (S3Failure ex) {
            bucket.uploads().put(upload.id(), upload);
            throw ex;
        }
    }

    private static String etag(List<Part> parts) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        parts.forEach(part -> digests.writeBytes(Hashes.fromHex(part.etag())));
        return Hashes.hex(Hashes.md5(digests.toByteArray())) + "-" + parts.size();
    }

    private static byte[] document(Call call, ObjectVersion version) {
        XmlBuilder xml = XmlBuilder.document("CompleteMultipartUploadResult", XmlBuilder.S3)
            .text("Location", Location.of(call, call.key()))
            .text("Bucket", call.bucketName())
            .text("Key", call.key())
            .text("ETag", '"' + version.etag() + '"');
        Checksum checksum = version.checksum();
        if (checksum != null) {
            xml.text(checksum.algorithm().element(), checksum.value());
        }
        return xml.bytes();
    }

    /** A part as the client lists it. */
    private record ListedPart(int number, String etag, XmlElement element) {

        static ListedPart of(XmlElement element) {
            try {
                String etag = element.text("ETag").trim().replaceAll("^\"*|\"*$", "");
                return new ListedPart(Integer.parseInt(element.text("PartNumber").trim()), etag, element);
            }
            catch (NumberFormatException ex) {
                throw S3Error.MALFORMED_XML.failure();
            }
        }

        String checksum(ChecksumAlgorithm algorithm) {
            return this.element.text(algorithm.element()).trim();
        }

    }

}
