package io.github.miniospring.test.server.action;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.miniospring.test.server.event.EventRecord;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.text.JsonText;
import org.jspecify.annotations.Nullable;

/** Writes events as MinIO does. */
final class EventRecords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
        .withZone(ZoneOffset.UTC);

    private EventRecords() {
    }

    static EventRecord of(Call call, String event, String bucket, ObjectVersion version) {
        return new EventRecord(event, bucket, version.key(),
                JsonText.of(record(call, event, bucket, version.key(), version)));
    }

    static EventRecord of(Call call, String event, String bucket, String key) {
        return new EventRecord(event, bucket, key, JsonText.of(record(call, event, bucket, key, null)));
    }

    private static Map<String, Object> record(Call call, String event, String bucket, String key,
            @Nullable ObjectVersion version) {
        Map<String, Object> record = new LinkedHashMap<>();
        Map<String, Object> principal = Map.of("principalId", call.identity().userName());
        String host = call.head().remote().getAddress().getHostAddress();
        record.put("eventVersion", "2.0");
        record.put("eventSource", "minio:s3");
        record.put("awsRegion", call.server().region());
        record.put("eventTime", TIME.format(call.now()));
        record.put("eventName", event);
        record.put("userIdentity", principal);
        record.put("requestParameters", parameters(call, host));
        record.put("responseElements", elements(call));
        Map<String, Object> s3 = new LinkedHashMap<>();
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", "Config");
        Map<String, Object> owned = new LinkedHashMap<>();
        owned.put("name", bucket);
        owned.put("ownerIdentity", principal);
        owned.put("arn", "arn:aws:s3:::" + bucket);
        s3.put("bucket", owned);
        s3.put("object", object(call, event, key, version));
        record.put("s3", s3);
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("host", host);
        source.put("port", "");
        source.put("userAgent", call.headers().get("User-Agent"));
        record.put("source", source);
        return record;
    }

    private static Map<String, Object> parameters(Call call, String host) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("principalId", call.identity().userName());
        String range = call.headers().find("Range");
        if (range != null) {
            parameters.put("range", range);
        }
        parameters.put("region", call.server().region());
        parameters.put("sourceIPAddress", host);
        return parameters;
    }

    private static Map<String, Object> elements(Call call) {
        Map<String, Object> elements = new LinkedHashMap<>();
        elements.put("x-amz-id-2", call.server().hostId());
        elements.put("x-amz-request-id", call.requestId());
        elements.put("x-minio-deployment-id", call.server().deploymentId());
        elements.put("x-minio-origin-endpoint",
                (call.head().secure() ? "https://" : "http://") + call.headers().get("Host"));
        return elements;
    }

    private static Map<String, Object> object(Call call, String event, String key, @Nullable ObjectVersion version) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", key);
        boolean removed = event.startsWith("s3:ObjectRemoved:");
        if (version != null && !removed) {
            if (version.size() > 0) {
                object.put("size", version.size());
            }
            object.put("eTag", version.etag());
            object.put("contentType", version.description().contentType());
            Map<String, String> metadata = new LinkedHashMap<>();
            version.description().metadata().forEach(metadata::put);
            metadata.put("content-type", version.description().contentType());
            object.put("userMetadata", metadata);
        }
        if (version != null && !version.isNullVersion()) {
            object.put("versionId", version.versionId());
        }
        object.put("sequencer", sequencer((version != null) ? version.modified() : call.now()));
        return object;
    }

    private static String sequencer(Instant time) {
        return String.format("%016X", time.getEpochSecond() * 1_000_000_000L + time.getNano()).toUpperCase(Locale.ROOT);
    }

}
