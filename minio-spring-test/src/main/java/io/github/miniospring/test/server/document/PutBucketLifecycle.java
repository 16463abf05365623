package io.github.miniospring.test.server.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.object.LockHeaders;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;

/**
 * Says what becomes of objects in time. It is kept and told, but nothing is done by it.
 */
public final class PutBucketLifecycle implements Action {

    private static final int MOST_RULES = 1000;

    private static final int LONGEST_ID = 255;

    private static final Set<String> CONDITIONS = Set.of("And", "Prefix", "Tag", "ObjectSizeGreaterThan",
            "ObjectSizeLessThan");

    private static final List<String> ACTIONS = List.of("Expiration", "DelMarkerExpiration",
            "NoncurrentVersionExpiration");

    @Override
    public Response handle(Call call) {
        Bucket bucket = call.bucket();
        if (!call.payload().digested()) {
            throw S3Error.MISSING_CONTENT_MD5.failure();
        }
        XmlElement xml = call.xml("LifecycleConfiguration");
        List<XmlElement> rules = xml.children("Rule");
        if (rules.isEmpty()) {
            throw invalid("Lifecycle configuration should have at least one rule");
        }
        if (rules.size() > MOST_RULES) {
            throw invalid("Lifecycle configuration allows a maximum of 1000 rules");
        }
        XmlBuilder document = XmlBuilder.bare("LifecycleConfiguration", null);
        Set<String> ids = new HashSet<>();
        for (XmlElement rule : rules) {
            check(rule);
            checkLock(bucket, rule);
            String id = rule.text("ID").isEmpty() ? UUID.randomUUID().toString() : rule.text("ID");
            if (!ids.add(id)) {
                throw invalid("Rule ID must be unique. Found same ID for more than one rule");
            }
            write(document, rule, id);
        }
        bucket.setDocument("lifecycle", document.bytes());
        return Response.ok();
    }

    private static void check(XmlElement rule) {
        if (rule.text("ID").length() > LONGEST_ID) {
            throw invalid("ID length is limited to 255 characters");
        }
        String status = rule.text("Status").trim();
        if (status.isEmpty()) {
            throw invalid("Status should not be empty");
        }
        if (!status.equals("Enabled") && !status.equals("Disabled")) {
            throw invalid("Status must be set to either Enabled or Disabled");
        }
        if (rule.has("Transition") || rule.has("NoncurrentVersionTransition")) {
            // There is no tier to move anything to.
            throw S3Error.INVALID_STORAGE_CLASS.failure();
        }
        checkFilter(rule);
        checkExpiration(rule);
        XmlElement markers = rule.child("DelMarkerExpiration");
        if (markers != null && Numbers.parse(markers.text("Days"), 0) <= 0) {
            throw invalid("Days must be a positive integer with DelMarkerExpiration");
        }
        XmlElement noncurrent = rule.child("NoncurrentVersionExpiration");
        if (noncurrent != null && Numbers.parse(noncurrent.text("NoncurrentDays"), 0) <= 0
                && Numbers.parse(noncurrent.text("NewerNoncurrentVersions"), 0) <= 0) {
            throw malformed();
        }
        if (ACTIONS.stream().noneMatch(rule::has)) {
            throw malformed();
        }
    }

    private static void checkLock(Bucket bucket, XmlElement rule) {
        XmlElement expiration = rule.child("Expiration");
        boolean all = expiration != null && expiration.text("ExpiredObjectAllVersions").trim().equals("true");
        if (bucket.isLocking() && (all || rule.has("DelMarkerExpiration"))) {
            throw invalid("ExpiredObjectAllVersions element and DelMarkerExpiration action cannot be used on an"
                    + " object locked bucket");
        }
    }

    private static void checkTags(XmlElement filter, XmlElement rule) {
        XmlElement and = filter.child("And");
        List<XmlElement> several = (and != null) ? and.children("Tag") : List.of();
        if (several.stream().map(tag -> tag.text("Key")).distinct().count() < several.size()) {
            throw invalid("Duplicate Tag Keys are not allowed");
        }
        if (rule.has("DelMarkerExpiration") && (filter.has("Tag") || !several.isEmpty())) {
            throw invalid("Rule with DelMarkerExpiration cannot have tags based filtering");
        }
    }

    private static void checkFilter(XmlElement rule) {
        XmlElement filter = rule.child("Filter");
        if (filter == null) {
            return;
        }
        if (rule.has("Prefix") && !filter.children().isEmpty()) {
            throw malformed();
        }
        if (filter.children().size() > 1) {
            throw invalid("Filter must have exactly one of Prefix, Tag, or And specified");
        }
        for (XmlElement condition : filter.children()) {
            if (!CONDITIONS.contains(condition.name())) {
                throw invalid("unknown XML Tag");
            }
        }
        checkTags(filter, rule);
        XmlElement and = filter.child("And");
        if (and != null && and.children().size() < 2) {
            throw malformed();
        }
    }

    private static void checkExpiration(XmlElement rule) {
        XmlElement expiration = rule.child("Expiration");
        if (expiration == null) {
            return;
        }
        boolean days = expiration.has("Days");
        boolean date = expiration.has("Date");
        // Said to be false it is there all the same.
        boolean marker = expiration.has("ExpiredObjectDeleteMarker");
        boolean all = expiration.text("ExpiredObjectAllVersions").trim().equals("true");
        if (days && Numbers.parse(expiration.text("Days"), 0) <= 0) {
            throw invalid("Days must be positive integer when used with Expiration");
        }
        if (date) {
            checkMidnight(expiration.text("Date"));
        }
        if (marker && (days || date)) {
            throw invalid("Delete marker cannot be specified with Days or Date in a Lifecycle Expiration Policy");
        }
        if (all && !days) {
            throw invalid(
                    "Days (positive integer) should be present inside Expiration with" + " ExpiredObjectAllVersions.");
        }
        if (days && date) {
            throw invalid("Exactly one of Days (positive integer) or Date (positive ISO 8601 format) should be"
                    + " present inside Expiration.");
        }
        if (!days && !date && !marker) {
            throw malformed();
        }
    }

    private static void checkMidnight(String date) {
        Instant time = LockHeaders.parseTime(date);
        if (time == null) {
            throw invalid("Date must be provided in ISO 8601 format");
        }
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        if (utc.toLocalTime().toNanoOfDay() != 0) {
            throw invalid("'Date' must be at midnight GMT");
        }
    }

    private static void write(XmlBuilder xml, XmlElement rule, String id) {
        xml.open("Rule").text("ID", id).text("Status", rule.text("Status").trim());
        for (String name : List.of("Filter", "Prefix", "Expiration", "DelMarkerExpiration",
                "NoncurrentVersionExpiration")) {
            XmlElement element = rule.child(name);
            if (element != null) {
                copy(xml, element);
            }
        }
        xml.close();
    }

    // In the order in which MinIO writes what stands together.
    private static void copy(XmlBuilder xml, XmlElement element) {
        if (element.children().isEmpty()) {
            xml.text(element.name(), element.text().trim());
            return;
        }
        xml.open(element.name());
        for (String first : List.of("ObjectSizeGreaterThan", "ObjectSizeLessThan", "Prefix", "Days", "Date",
                "NoncurrentDays")) {
            element.children(first).forEach(child -> copy(xml, child));
        }
        for (XmlElement child : element.children()) {
            if (!Set.of("ObjectSizeGreaterThan", "ObjectSizeLessThan", "Prefix", "Days", "Date", "NoncurrentDays")
                .contains(child.name())) {
                copy(xml, child);
            }
        }
        xml.close();
    }

    private static S3Failure invalid(String message) {
        return S3Error.INVALID_ARGUMENT.failure(message);
    }

    private static S3Failure malformed() {
        return invalid("The XML you provided was not well-formed or did not validate against our published schema");
    }

}
