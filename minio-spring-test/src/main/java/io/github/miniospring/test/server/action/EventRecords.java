package io.github.miniospring.test.server.action;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.miniospring.test.server.event.EventRecord;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Retention;
import io.github.miniospring.test.server.text.JsonText;

/** Writes events as MinIO does, letter for letter. */
final class EventRecords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
        .withZone(ZoneOffset.UTC);

    // MinIO tells of these before it knows how long its answer will be.
    private static final Set<String> WITHOUT_LENGTH = Set.of("s3:ObjectCreated:Put", "s3:ObjectCreated:Post",
            "s3:ObjectRemoved:NoOP");

    private static final Set<String> KEPT_HEADERS = Set.of("cache-control", "content-disposition", "content-encoding",
            "content-language", "content-type");

    private EventRecords() {
    }

    /**
     * Writes one.
     * @param contentLength of the answer in bytes; negative if it is not known
     */
    static EventRecord of(Call call, Happening happening, long contentLength) {
        // Forms are signed, not sent, by somebody: MinIO does not say by whom.
        boolean form = happening.event().equals("s3:ObjectCreated:Post");
        String principalId = form ? "" : call.identity().userName();
        Map<String, Object> principal = Map.of("principalId", principalId);
        String host = ClientAddress.of(call.head());
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("eventVersion", "2.0");
        record.put("eventSource", "minio:s3");
        record.put("awsRegion", call.server().region());
        record.put("eventTime", TIME.format(call.now()));
        record.put("eventName", happening.event());
        record.put("userIdentity", principal);
        record.put("requestParameters", parameters(call, principalId, host));
        record.put("responseElements", elements(call, WITHOUT_LENGTH.contains(happening.event()) ? -1 : contentLength));
        Map<String, Object> s3 = new LinkedHashMap<>();
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", "Config");
        Map<String, Object> owned = new LinkedHashMap<>();
        owned.put("name", happening.bucket());
        owned.put("ownerIdentity", principal);
        owned.put("arn", "arn:aws:s3:::" + happening.bucket());
        s3.put("bucket", owned);
        s3.put("object", object(call, happening));
        record.put("s3", s3);
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("host", host);
        source.put("port", "");
        source.put("userAgent", call.headers().get("User-Agent"));
        record.put("source", source);
        return new EventRecord(happening.event(), happening.bucket(), happening.key(), JsonText.of(record));
    }

    // What is a map in Go comes in the order of its keys.
    private static Map<String, Object> parameters(Call call, String principalId, String host) {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("principalId", principalId);
        parameters.put("region", call.server().region());
        parameters.put("sourceIPAddress", host);
        String range = call.headers().find("Range");
        if (range != null) {
            parameters.put("range", range);
        }
        return parameters;
    }

    private static Map<String, Object> elements(Call call, long contentLength) {
        Map<String, Object> elements = new TreeMap<>();
        if (contentLength >= 0) {
            elements.put("content-length", Long.toString(contentLength));
        }
        InetSocketAddress local = call.head().local();
        elements.put("x-amz-id-2", call.server().hostId());
        elements.put("x-amz-request-id", call.requestId());
        elements.put("x-minio-deployment-id", call.server().deploymentId());
        elements.put("x-minio-origin-endpoint", (call.head().secure() ? "https://" : "http://")
                + ClientAddress.bracketed(local.getAddress()) + ":" + local.getPort());
        return elements;
    }

    private static Map<String, Object> object(Call call, Happening happening) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", happening.key());
        ObjectVersion version = happening.version();
        boolean removed = happening.event().startsWith("s3:ObjectRemoved:");
        if (version != null && !removed) {
            describe(object, version);
        }
        if (!happening.versionId().isEmpty()) {
            object.put("versionId", happening.versionId());
        }
        // What is gone has no time of its own any more.
        object.put("sequencer", sequencer((version != null) ? version.modified() : call.now()));
        return object;
    }

    private static void describe(Map<String, Object> object, ObjectVersion version) {
        if (version.size() > 0) {
            object.put("size", version.size());
        }
        object.put("eTag", version.etag());
        if (!version.description().contentType().isEmpty()) {
            object.put("contentType", version.description().contentType());
        }
        Map<String, String> metadata = metadata(version);
        if (!metadata.isEmpty()) {
            object.put("userMetadata", metadata);
        }
    }

    private static Map<String, String> metadata(ObjectVersion version) {
        Map<String, String> sorted = new TreeMap<>();
        version.description().metadata().forEach(sorted::put);
        version.description().headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (KEPT_HEADERS.contains(lower)) {
                sorted.put(lower, value);
            }
        });
        if (!version.description().storageClass().equals("STANDARD")) {
            sorted.put("x-amz-storage-class", version.description().storageClass());
        }
        Retention retention = version.retention();
        if (retention != null) {
            sorted.put("x-amz-object-lock-mode", retention.mode());
            sorted.put("x-amz-object-lock-retain-until-date", TIME.format(retention.until()));
        }
        if (version.legalHold() != null) {
            sorted.put("x-amz-object-lock-legal-hold", version.isHeld() ? "ON" : "OFF");
        }
        return sorted;
    }

    private static String sequencer(Instant time) {
        return String.format("%016X", time.getEpochSecond() * 1_000_000_000L + time.getNano());
    }

}
