package io.github.miniospring.test.server.multipart;

import java.util.List;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.ChecksumAlgorithm;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.listing.Entries;
import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.MultipartUpload;
import io.github.miniospring.test.server.store.Part;
import io.github.miniospring.test.server.text.UrlText;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Lists the parts of an upload. */
public final class ListParts implements Action {

    private static final int PAGE = 10_000;

    @Override
    public Response handle(Call call) {
        int most = number(call, "max-parts", PAGE, S3Error.INVALID_MAX_PARTS.failure());
        int marker = number(call, "part-number-marker", 0,
                S3Error.INVALID_ARGUMENT.failure("Argument partNumberMarker must be an integer."));
        MultipartUpload upload = Uploads.find(call);
        int limit = Math.min(most, PAGE);
        // A marker that is no part ends the list, as it does with MinIO.
        boolean known = marker == 0 || upload.part(marker) != null;
        List<Part> rest = upload.parts().stream().filter(part -> known && part.number() > marker).toList();
        List<Part> page = rest.subList(0, Math.min(rest.size(), limit));
        boolean truncated = limit > 0 && page.size() < rest.size();
        ChecksumAlgorithm algorithm = upload.checksumAlgorithm();
        boolean encoded = call.query().get("encoding-type").equalsIgnoreCase("url");
        XmlBuilder xml = XmlBuilder.document("ListPartsResult", XmlBuilder.S3)
            .text("Bucket", call.bucketName())
            .text("Key", encoded ? UrlText.encodeListed(call.key()) : call.key())
            .text("UploadId", upload.id());
        Entries.owner(xml, "Initiator", Entries.OWNER);
        Entries.owner(xml, "Owner", Entries.OWNER);
        xml.text("StorageClass", "STANDARD")
            .text("PartNumberMarker", marker)
            .text("NextPartNumberMarker", truncated ? page.get(page.size() - 1).number() : 0)
            .text("MaxParts", limit)
            .text("IsTruncated", truncated)
            .text("ChecksumAlgorithm", (algorithm != null) ? algorithm : "")
            .text("ChecksumType", (algorithm != null) ? upload.checksumType() : "");
        page.forEach(part -> part(xml, part));
        return Response.xml(xml.bytes());
    }

    private static int number(Call call, String name, int usual, S3Failure refusal) {
        String text = call.query().get(name);
        try {
            int number = text.isEmpty() ? usual : Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        }
        catch (NumberFormatException ex) {
            // It is answered as what is out of range.
        }
        throw refusal;
    }

    private static void part(XmlBuilder xml, Part part) {
        xml.open("Part")
            .text("PartNumber", part.number())
            .text("LastModified", Entries.time(part.modified()))
            .text("ETag", '"' + part.etag() + '"')
            .text("Size", part.size());
        Checksum checksum = part.checksum();
        if (checksum != null) {
            xml.text(checksum.algorithm().element(), checksum.value());
        }
        xml.close();
    }

}
