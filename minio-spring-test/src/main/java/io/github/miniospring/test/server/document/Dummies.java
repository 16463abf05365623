package io.github.miniospring.test.server.document;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.object.Versions;

/** What MinIO answers, always the same, though it has no such thing. */
public final class Dummies {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private static final String ACL = "<AccessControlPolicy><Owner><ID></ID><DisplayName></DisplayName></Owner>"
            + "<AccessControlList><Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:type=\"CanonicalUser\"><Type>CanonicalUser</Type></Grantee><Permission>FULL_CONTROL</Permission>"
            + "</Grant></AccessControlList></AccessControlPolicy>";

    private Dummies() {
    }

    public static Response acl(Call call) {
        if (call.target().isObject()) {
            Versions.find(call);
        }
        else {
            call.bucket();
        }
        return Response.text(200, "text/plain; charset=utf-8", ACL);
    }

    /** Takes the one ACL that changes nothing. */
    public static Response putAcl(Call call) {
        if (call.target().isObject()) {
            Versions.find(call);
        }
        else {
            call.bucket();
        }
        String canned = call.headers().get("x-amz-acl");
        if (canned.isEmpty()) {
            boolean full = call.xml("AccessControlPolicy")
                .children("AccessControlList")
                .stream()
                .flatMap(list -> list.children("Grant").stream())
                .allMatch(grant -> grant.text("Permission").equals("FULL_CONTROL"));
            if (!full) {
                throw S3Error.NOT_IMPLEMENTED.failure();
            }
        }
        else if (!canned.equals("private")) {
            throw S3Error.NOT_IMPLEMENTED.because("");
        }
        return Response.ok();
    }

    public static Response accelerate(Call call) {
        return document(call, "<AccelerateConfiguration" + NAMESPACE + "/>");
    }

    public static Response requestPayment(Call call) {
        return document(call, "<RequestPaymentConfiguration" + NAMESPACE
                + "><Payer>BucketOwner</Payer></RequestPaymentConfiguration>");
    }

    public static Response logging(Call call) {
        return document(call, "<BucketLoggingStatus" + NAMESPACE + "></BucketLoggingStatus>");
    }

    private static Response document(Call call, String document) {
        call.bucket();
        return Response.text(200, "application/xml", DECLARATION + document);
    }

    public static Response cors(Call call) {
        call.bucket();
        throw S3Error.NO_SUCH_CORS_CONFIGURATION.failure();
    }

    public static Response website(Call call) {
        call.bucket();
        throw S3Error.NO_SUCH_WEBSITE_CONFIGURATION.failure();
    }

}
