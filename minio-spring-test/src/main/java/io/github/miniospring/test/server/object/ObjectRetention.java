package io.github.miniospring.test.server.object;

import java.time.Instant;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Retention;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;
import org.jspecify.annotations.Nullable;

/** How long a version of an object is kept. */
public final class ObjectRetention {

    private ObjectRetention() {
    }

    public static Response get(Call call) {
        LockHeaders.checkLocking(call.bucket());
        ObjectVersion version = Versions.described(call);
        Retention retention = version.retention();
        if (retention == null) {
            throw S3Error.NO_SUCH_OBJECT_LOCK.failure();
        }
        call.publish("s3:ObjectAccessed:GetRetention", call.bucketName(), version);
        return Response.xml(XmlBuilder.document("Retention", XmlBuilder.S3)
            .text("Mode", retention.mode())
            .text("RetainUntilDate", LockHeaders.time(retention.until()))
            .bytes());
    }

    public static Response put(Call call) {
        call.bucket();
        if (!call.payload().digested()) {
            throw S3Error.MISSING_CONTENT_MD5.failure();
        }
        LockHeaders.checkLocking(call.bucket());
        Retention wanted = parse(call.xml("Retention"), call.now());
        ObjectVersion changed = Versions.lock(call, version -> {
            check(call, version.retention(), wanted);
            return version.withRetention(wanted);
        });
        call.publish("s3:ObjectCreated:PutRetention", call.bucketName(), changed);
        return Response.ok();
    }

    private static @Nullable Retention parse(XmlElement xml, Instant now) {
        String mode = xml.text("Mode");
        Instant until = xml.has("RetainUntilDate") ? LockHeaders.parseTime(xml.text("RetainUntilDate")) : null;
        if (xml.has("RetainUntilDate") && until == null) {
            throw S3Error.MALFORMED_XML.failure("date must be provided in ISO 8601 format");
        }
        if (!mode.isEmpty() && !mode.equals("GOVERNANCE") && !mode.equals("COMPLIANCE")) {
            throw S3Error.MALFORMED_XML.failure("unknown WORM mode directive");
        }
        if (mode.isEmpty() && until == null) {
            return null;
        }
        if (mode.isEmpty() || until == null) {
            throw LockHeaders.malformed();
        }
        if (until.isBefore(now)) {
            throw S3Error.MALFORMED_XML.failure("the retain until date must be in the future");
        }
        return new Retention(mode, until);
    }

    // What is kept may be kept longer; all else takes a special right, or cannot be done.
    private static void check(Call call, @Nullable Retention current, @Nullable Retention wanted) {
        if (current == null || !current.holdsAt(call.now())) {
            return;
        }
        boolean longer = wanted != null && wanted.mode().equals(current.mode())
                && !wanted.until().isBefore(current.until());
        boolean bypass = call.headers().isTrue("x-amz-bypass-governance-retention");
        if (!longer && (current.isCompliance() || !bypass)) {
            throw S3Error.OBJECT_LOCKED.failure();
        }
        if (!current.isCompliance() && bypass) {
            call.require("s3:BypassGovernanceRetention");
        }
    }

}
