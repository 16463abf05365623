package io.github.miniospring.test.server.s3;

import java.util.Set;

import io.github.miniospring.test.server.action.Target;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.http.ResponseBody;
import io.github.miniospring.test.server.text.XmlBuilder;
import org.jspecify.annotations.Nullable;

/** Makes answers of failures. */
final class ErrorResponses {

    private static final Set<String> SILENT = Set.of("PreconditionFailed", "InvalidPartNumber");

    private final String hostId;

    private final String region;

    ErrorResponses(String hostId, String region) {
        this.hostId = hostId;
        this.region = region;
    }

    /**
     * Makes the answer.
     * @param path decoded
     * @param target null if the failure came before it was looked at
     */
    Response of(S3Failure failure, RequestHead head, String path, @Nullable Target target, String requestId) {
        Response response = new Response(failure.status());
        failure.headers().forEach(response::header);
        if (failure.status() == 304) {
            return response;
        }
        // MinIO says why on HEAD only where the handler itself found the fault.
        boolean says = target != null && !SILENT.contains(failure.code());
        if (head.method().equals("HEAD") && says) {
            return response.header("x-minio-error-code", failure.code())
                .header("x-minio-error-desc", '"' + failure.message() + '"');
        }
        XmlBuilder xml = XmlBuilder.document("Error", null)
            .text("Code", failure.code())
            .text("Message", failure.message());
        if (target != null) {
            String bucket = failure.bucket();
            String key = failure.key();
            xml.optional("Key", printable((key != null) ? key : target.key()))
                .optional("BucketName", (bucket != null) ? bucket : target.bucket());
        }
        xml.text("Resource", printable(path))
            .optional("Region", this.region)
            .text("RequestId", requestId)
            .text("HostId", this.hostId);
        failure.elements().forEach(xml::text);
        return response.header("Content-Type", "application/xml").body(ResponseBody.of(xml.bytes()));
    }

    // Other than in listings, what XML cannot hold is replaced: an error can always be
    // read.
    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD");
    }

}
