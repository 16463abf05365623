package io.github.miniospring.test.server.object;

import java.util.List;
import java.util.Set;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.Encryption;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Part;
import io.github.miniospring.test.server.text.XmlBuilder;
import org.jspecify.annotations.Nullable;

/** Tells what is known about an object, in a document. */
public final class GetObjectAttributes implements Action {

    private static final Set<String> KNOWN = Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");

    private static final int MOST_PARTS = 10_000;

    private static final long PACKAGE = 64 * 1024;

    @Override
    public Response handle(Call call) {
        List<String> wanted = call.list("x-amz-object-attributes");
        if (wanted.isEmpty() || !KNOWN.containsAll(wanted)) {
            throw S3Error.INVALID_ARGUMENT.failure("Invalid attribute name specified.");
        }
        int most = number(call, "x-amz-max-parts");
        int marker = number(call, "x-amz-part-number-marker");
        ObjectVersion version = Versions.described(call);
        EncryptionHeaders.checkRead(call.headers(), version.encryption());
        Conditions.checkRead(call.headers(), version);
        XmlBuilder xml = XmlBuilder.document("getObjectAttributesResponse", null);
        if (wanted.contains("ETag")) {
            xml.text("ETag", version.etag());
        }
        Checksum checksum = version.checksum();
        if (wanted.contains("Checksum") && checksum != null) {
            xml.open("Checksum");
            checksum(xml, checksum);
            xml.text("ChecksumType", checksum.type()).close();
        }
        if (wanted.contains("ObjectParts")) {
            parts(xml, version, marker, (most == 0) ? MOST_PARTS : most);
        }
        if (wanted.contains("StorageClass")) {
            xml.text("StorageClass", version.description().storageClass());
        }
        if (wanted.contains("ObjectSize") && version.size() > 0) {
            xml.text("ObjectSize", version.size());
        }
        call.publish("s3:ObjectAccessed:Attributes", call.bucketName(), version);
        Response response = Response.xml(xml.bytes()).header("Last-Modified", ObjectHeaders.date(version.modified()));
        return ObjectHeaders.versioned(response, version);
    }

    private static int number(Call call, String header) {
        String text = call.headers().get(header);
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }
        catch (NumberFormatException ex) {
            throw S3Error.INVALID_ARGUMENT.failure();
        }
    }

    private static List<Part> parts(ObjectVersion version) {
        return version.parts().isEmpty()
                ? List.of(new Part(1, version.etag(), version.modified(), version.content(), null)) : version.parts();
    }

    private static void parts(XmlBuilder xml, ObjectVersion version, int marker, int most) {
        List<Part> parts = parts(version);
        List<Part> page = parts.stream().filter(part -> part.number() > marker).limit(Math.max(most, 0)).toList();
        int next = page.isEmpty() ? 0 : page.get(page.size() - 1).number();
        xml.open("ObjectParts")
            .text("IsTruncated", next != parts.size())
            .text("MaxParts", most)
            .text("NextPartNumberMarker", next)
            .text("PartNumberMarker", marker)
            .text("PartsCount", parts.size());
        for (Part part : page) {
            xml.open("Part").text("PartNumber", part.number()).text("Size", stored(part.size(), version.encryption()));
            checksum(xml, part.checksum());
            xml.close();
        }
        xml.close();
    }

    // MinIO tells how many bytes it has written: each 64 KiB that are encrypted take 32
    // more.
    private static long stored(long size, Encryption encryption) {
        long packages = (encryption != Encryption.NONE) ? (size + PACKAGE - 1) / PACKAGE : 0;
        return size + 32 * packages;
    }

    private static void checksum(XmlBuilder xml, @Nullable Checksum checksum) {
        if (checksum != null) {
            xml.text(checksum.algorithm().element(), checksum.value().replaceFirst("-\\d+$", ""));
        }
    }

}
