package io.github.miniospring.test.server.object;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Document;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Retention;
import io.github.miniospring.test.server.text.XmlElement;
import org.jspecify.annotations.Nullable;

/** Retention and legal hold as requests ask for them and answers tell them. */
public final class LockHeaders {

    private static final String MODE = "x-amz-object-lock-mode";

    private static final String UNTIL = "x-amz-object-lock-retain-until-date";

    private static final String HOLD = "x-amz-object-lock-legal-hold";

    private static final String UNKNOWN = "unknown wormMode directive";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
        .withZone(ZoneOffset.UTC);

    private LockHeaders() {
    }

    /** Gives a version the locks that the request, or else the bucket, wants for it. */
    public static ObjectVersion apply(ObjectVersion version, Call call, Bucket bucket) {
        Headers headers = call.headers();
        boolean asked = headers.has(MODE) || headers.has(UNTIL) || headers.has(HOLD);
        if (!bucket.isLocking()) {
            if (asked) {
                throw S3Error.INVALID_REQUEST.failure("Bucket is missing ObjectLockConfiguration");
            }
            return version;
        }
        if (!asked) {
            return version.withRetention(defaultRetention(bucket, call.now()));
        }
        // Whoever asks for a hold and nothing else does without the bucket's retention.
        ObjectVersion held = headers.has(HOLD) ? version.withLegalHold(hold(headers.get(HOLD))) : version;
        return held.withRetention(retention(headers, call.now()));
    }

    /** The refusal of a document that says nothing of use about locks. */
    static S3Failure malformed() {
        return S3Error.MALFORMED_XML
            .failure("the XML you provided was not well-formed or did not validate against our published schema");
    }

    /** Whether metadata of this name is a retention. */
    public static boolean isRetention(String name) {
        return name.equalsIgnoreCase(MODE) || name.equalsIgnoreCase(UNTIL);
    }

    /** Gives a version the retention that its metadata name, unchecked. */
    public static ObjectVersion keep(ObjectVersion version, Map<String, String> metadata) {
        Headers headers = new Headers();
        metadata.forEach(headers::add);
        Instant until = parseTime(headers.get(UNTIL));
        return (until == null) ? version : version.withRetention(new Retention(headers.get(MODE), until));
    }

    /** Refuses a bucket in which nothing can be locked. */
    static void checkLocking(Bucket bucket) {
        if (!bucket.isLocking()) {
            throw S3Error.INVALID_REQUEST.failure("Bucket is missing ObjectLockConfiguration");
        }
    }

    /** Refuses locks that the sender may not set. */
    public static void checkPermissions(Call call) {
        if (call.headers().has(MODE) || call.headers().has(UNTIL)) {
            call.require("s3:PutObjectRetention");
        }
        if (call.headers().has(HOLD)) {
            call.require("s3:PutObjectLegalHold");
        }
    }

    private static @Nullable Retention retention(Headers headers, Instant now) {
        String mode = headers.get(MODE);
        String until = headers.get(UNTIL);
        if (mode.isEmpty() && until.isEmpty()) {
            return null;
        }
        if (mode.isEmpty() || until.isEmpty()) {
            throw S3Error.INVALID_REQUEST
                .failure("x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        }
        if (!mode.equalsIgnoreCase("GOVERNANCE") && !mode.equalsIgnoreCase("COMPLIANCE")) {
            throw S3Error.INVALID_REQUEST.failure(UNKNOWN);
        }
        Instant time = parseTime(until);
        if (time == null) {
            throw S3Error.INVALID_REQUEST.failure("Date must be provided in ISO 8601 format");
        }
        if (!time.isAfter(now)) {
            throw S3Error.INVALID_REQUEST.failure("the retain until date must be in the future");
        }
        return new Retention(mode.toUpperCase(Locale.ROOT), time);
    }

    private static Boolean hold(String status) {
        if (!status.equalsIgnoreCase("ON") && !status.equalsIgnoreCase("OFF")) {
            throw S3Error.INVALID_REQUEST.failure(UNKNOWN);
        }
        return status.equalsIgnoreCase("ON");
    }

    private static @Nullable Retention defaultRetention(Bucket bucket, Instant now) {
        Document document = bucket.document("object-lock");
        XmlElement rule = (document != null) ? XmlElement.parse(document.content()).child("Rule") : null;
        XmlElement retention = (rule != null) ? rule.child("DefaultRetention") : null;
        if (retention == null) {
            return null;
        }
        ZonedDateTime start = now.atZone(ZoneOffset.UTC);
        ZonedDateTime until = retention.has("Days") ? start.plusDays(Long.parseLong(retention.text("Days").trim()))
                : start.plusYears(Long.parseLong(retention.text("Years").trim()));
        return new Retention(retention.text("Mode"), until.toInstant());
    }

    static void describe(Headers headers, Call call, ObjectVersion version) {
        Retention retention = version.retention();
        if (retention != null && call.may("s3:GetObjectRetention", call.bucketName(), call.key())) {
            headers.set(MODE, retention.mode()).set(UNTIL, time(retention.until()));
        }
        if (version.legalHold() != null && call.may("s3:GetObjectLegalHold", call.bucketName(), call.key())) {
            headers.set(HOLD, version.isHeld() ? "ON" : "OFF");
        }
    }

    /** A time as these headers and documents spell it. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** Reads a time; null if it is none. */
    public static @Nullable Instant parseTime(String text) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.trim(), Instant::from);
        }
        catch (DateTimeException ex) {
            return null;
        }
    }

}
