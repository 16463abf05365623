package io.github.miniospring.test.server.object;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;

/** The legal hold of an object. */
public final class ObjectLegalHold {

    private ObjectLegalHold() {
    }

    public static Response get(Call call) {
        LockHeaders.checkLocking(call.bucket());
        ObjectVersion version = Versions.described(call);
        if (version.legalHold() == null) {
            throw S3Error.NO_SUCH_OBJECT_LOCK.failure();
        }
        call.publish("s3:ObjectAccessed:GetLegalHold", call.bucketName(), version);
        return Response.xml(XmlBuilder.document("LegalHold", XmlBuilder.S3)
            .text("Status", version.isHeld() ? "ON" : "OFF")
            .bytes());
    }

    public static Response put(Call call) {
        call.bucket();
        if (!call.payload().digested()) {
            throw S3Error.MISSING_CONTENT_MD5.failure();
        }
        LockHeaders.checkLocking(call.bucket());
        XmlElement hold = call.xml();
        if (!hold.name().equals("LegalHold") && !hold.name().equals("ObjectLockLegalHold")) {
            throw S3Error.MALFORMED_XML
                .failure("expected element type <LegalHold>/<ObjectLockLegalHold> but have <" + hold.name() + ">");
        }
        for (XmlElement child : hold.children()) {
            if (!child.name().equals("Status")) {
                throw S3Error.MALFORMED_XML.failure("expected element type <Status> but have <" + child.name() + ">");
            }
        }
        String status = hold.text("Status");
        if (!status.equals("ON") && !status.equals("OFF")) {
            throw LockHeaders.malformed();
        }
        ObjectVersion changed = Versions.lock(call, version -> version.withLegalHold(status.equals("ON")));
        call.publish("s3:ObjectCreated:PutLegalHold", call.bucketName(), changed);
        return Response.ok();
    }

}
