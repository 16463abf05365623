package io.github.miniospring.test.server.multipart;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.listing.Entries;
import io.github.miniospring.test.server.store.MultipartUpload;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.UrlText;
import io.github.miniospring.test.server.text.XmlBuilder;

/**
 * Lists uploads under way. As with MinIO the prefix must be a whole key, and without one
 * all are listed at once.
 */
public final class ListMultipartUploads implements Action {

    private static final int PAGE = 10_000;

    @Override
    public Response handle(Call call) {
        Query query = call.query();
        int most = most(query.get("max-uploads"));
        String prefix = query.get("prefix");
        String keyMarker = query.get("key-marker");
        String idMarker = query.get("upload-id-marker");
        if (!keyMarker.startsWith(prefix) && !keyMarker.isEmpty()) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        checkMarkers(keyMarker, idMarker);
        List<MultipartUpload> uploads = call.bucket()
            .uploads()
            .values()
            .stream()
            .filter(upload -> prefix.isEmpty() || upload.key().equals(prefix))
            .sorted(Comparator.comparing(MultipartUpload::initiated))
            .toList();
        List<MultipartUpload> page = prefix.isEmpty() ? uploads : page(uploads, idMarker, most);
        boolean truncated = !page.isEmpty() && page.get(page.size() - 1) != uploads.get(uploads.size() - 1);
        String encoding = query.get("encoding-type");
        UnaryOperator<String> encoded = encoding.equalsIgnoreCase("url") ? UrlText::encodeListed
                : UnaryOperator.identity();
        XmlBuilder xml = XmlBuilder.document("ListMultipartUploadsResult", XmlBuilder.S3)
            .text("Bucket", call.bucketName())
            .text("KeyMarker", encoded.apply(keyMarker))
            .text("UploadIdMarker", "")
            .text("NextKeyMarker", "")
            .text("NextUploadIdMarker", truncated ? page.get(page.size() - 1).id() : "")
            .optional("Delimiter", encoded.apply(query.get("delimiter")))
            .text("Prefix", encoded.apply(prefix))
            .optional("EncodingType", encoding)
            .text("MaxUploads", most)
            .text("IsTruncated", truncated);
        page.forEach(upload -> upload(xml, upload, encoded));
        return Response.xml(xml.bytes());
    }

    private static int most(String text) {
        try {
            int most = text.isEmpty() ? PAGE : Integer.parseInt(text);
            if (most >= 0) {
                return most;
            }
        }
        catch (NumberFormatException ex) {
            // It is answered as what is out of range.
        }
        throw S3Error.INVALID_ARGUMENT.failure("Argument max-uploads must be an integer between 0 and 2147483647");
    }

    private static void checkMarkers(String keyMarker, String idMarker) {
        if (idMarker.isEmpty()) {
            return;
        }
        if (keyMarker.endsWith("/")) {
            throw S3Error.NOT_IMPLEMENTED.failure("A header you provided implies functionality that is not implemented"
                    + " (Invalid combination of uploadID marker '" + idMarker + "' and marker '" + keyMarker + "')");
        }
        try {
            Base64.getUrlDecoder().decode(idMarker);
        }
        catch (IllegalArgumentException ex) {
            throw S3Error.NO_SUCH_UPLOAD.failure();
        }
    }

    private static List<MultipartUpload> page(List<MultipartUpload> uploads, String marker, int most) {
        int start = 0;
        if (!marker.isEmpty()) {
            while (start < uploads.size() && !uploads.get(start).id().equals(marker)) {
                start++;
            }
            start = Math.min(start + 1, uploads.size());
        }
        // MinIO stops at the number asked for, which it never meets if that is none.
        int end = (most == 0) ? uploads.size() : (int) Math.min(uploads.size(), (long) start + most);
        return uploads.subList(start, end);
    }

    private static void upload(XmlBuilder xml, MultipartUpload upload, UnaryOperator<String> encoded) {
        xml.open("Upload").text("Key", encoded.apply(upload.key())).text("UploadId", upload.id());
        for (String role : List.of("Initiator", "Owner")) {
            xml.open(role).text("ID", "").text("DisplayName", "").close();
        }
        xml.text("StorageClass", "").text("Initiated", Entries.time(upload.initiated())).close();
    }

}
