package io.github.miniospring.test.server.document;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Document;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;
import org.jspecify.annotations.Nullable;

/** How long objects of a bucket are kept that do not say it themselves. */
public final class ObjectLockConfiguration {

    private static final long MOST_DAYS = 36_500;

    private static final long MOST_YEARS = 100;

    private ObjectLockConfiguration() {
    }

    /** Gives it back. A bucket that is not there has none, as far as MinIO knows. */
    public static Response get(Call call) {
        Bucket bucket = call.findBucket();
        if (bucket == null || !bucket.isLocking()) {
            throw S3Error.LOCK_CONFIGURATION_NOT_FOUND.failure();
        }
        Document document = bucket.document("object-lock");
        return Response.xml((document != null) ? document.content() : start().bytes());
    }

    private static XmlBuilder start() {
        return XmlBuilder.bare("ObjectLockConfiguration", XmlBuilder.S3).text("ObjectLockEnabled", "Enabled");
    }

    /** Sets it. */
    public static Response put(Call call) {
        Bucket bucket = call.findBucket();
        XmlElement xml = call.xml("ObjectLockConfiguration");
        if (!xml.text("ObjectLockEnabled").trim().equals("Enabled")) {
            throw invalid("only 'Enabled' value is allowed to ObjectLockEnabled element");
        }
        byte[] document = document(xml.child("Rule"));
        if (bucket == null || !bucket.isLocking()) {
            throw S3Error.of("InvalidBucketState", 409,
                    "Object Lock configuration cannot be enabled on existing buckets");
        }
        bucket.setDocument("object-lock", document);
        return Response.ok();
    }

    private static byte[] document(@Nullable XmlElement rule) {
        XmlBuilder xml = start();
        XmlElement retention = (rule != null) ? rule.child("DefaultRetention") : null;
        if (retention == null) {
            return xml.bytes();
        }
        String mode = retention.text("Mode").trim();
        if (!mode.equals("GOVERNANCE") && !mode.equals("COMPLIANCE")) {
            throw invalid("unknown retention mode " + mode);
        }
        boolean days = retention.has("Days");
        boolean years = retention.has("Years");
        if (!days && !years) {
            throw invalid("either Days or Years must be specified");
        }
        if (days && years) {
            throw invalid("either Days or Years must be specified, not both");
        }
        String unit = days ? "Days" : "Years";
        long period = period(retention.text(unit).trim(), unit, days ? MOST_DAYS : MOST_YEARS);
        return xml.open("Rule").open("DefaultRetention").text("Mode", mode).text(unit, period).bytes();
    }

    private static long period(String text, String unit, long most) {
        long period = Numbers.parse(text, 0);
        if (period <= 0) {
            throw invalid("Default retention period must be a positive integer value for '" + unit + "'");
        }
        if (period > most) {
            throw invalid("Default retention period too large for '" + unit + "' " + period);
        }
        return period;
    }

    private static S3Failure invalid(String message) {
        return S3Error.INVALID_ARGUMENT.failure(message);
    }

}
