package io.github.miniospring.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.HeaderText;
import io.github.miniospring.encoding.PercentEncoding;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the records of one line. */
final class RecordReader {

    // Its own, never the application's: nothing that is set there may change it.
    private static final JsonMapper JSON = JsonMapper
        .builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(64)
                .maxNumberLength(100)
                .maxNameLength(4096)
                .maxStringLength(256 * 1024)
                .build())
            .build())
        .build();

    static {
        // The first reading takes a lock: that is nothing for threads of connections.
        JSON.readTree("{}");
    }

    private static final String METADATA = "x-amz-meta-";

    private RecordReader() {
    }

    /**
     * Reads a line; pings have no records.
     * @throws UnreadableLineException if it has not the form of records
     */
    static List<NotificationRecord> read(byte[] line) throws UnreadableLineException {
        JsonNode root = parse(line);
        JsonNode records = root.path("Records");
        if (!root.isObject() || !(records.isArray() || records.isNull())) {
            throw new UnreadableLineException("it has no Records");
        }
        List<NotificationRecord> read = new ArrayList<>(records.size());
        for (JsonNode each : records) {
            read.add(record(each));
        }
        return read;
    }

    private static JsonNode parse(byte[] line) throws UnreadableLineException {
        try {
            return JSON.readTree(line);
        }
        catch (JacksonException ex) {
            throw new UnreadableLineException("it is no JSON: " + ex.getOriginalMessage());
        }
    }

    private static NotificationRecord record(JsonNode node) throws UnreadableLineException {
        JsonNode s3 = node.path("s3");
        JsonNode object = s3.path("object");
        String name = text(node, "eventName");
        String bucket = text(s3.path("bucket"), "name");
        if (name == null || name.isBlank() || bucket == null || bucket.isEmpty()) {
            throw new UnreadableLineException("a record has no " + ((bucket == null) ? "bucket" : "eventName"));
        }
        String source = text(node, "eventSource");
        return new NotificationRecord(EventName.from(name), time(text(node, "eventTime")), source, bucket,
                key(text(object, "key"), source), object.path("size").asLong(0), ETag.from(text(object, "eTag")),
                text(object, "contentType"), metadata(object.path("userMetadata")), text(object, "versionId"),
                text(object, "sequencer"), text(node.path("userIdentity"), "principalId"),
                texts(node.path("requestParameters")), texts(node.path("responseElements")),
                text(node.path("source"), "host"), text(node.path("source"), "userAgent"), node.toString());
    }

    // Only MinIO writes keys as they are; all others write them as in a form.
    private static String key(@Nullable String key, @Nullable String source) throws UnreadableLineException {
        if (key == null) {
            return "";
        }
        try {
            return (source == null || source.equals("minio:s3")) ? key : PercentEncoding.decodeForm(key);
        }
        catch (IllegalArgumentException ex) {
            throw new UnreadableLineException("its key is not encoded as in a form");
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return (text != null) ? Instant.parse(text) : null;
        }
        catch (DateTimeException ex) {
            return null;
        }
    }

    private static Map<String, String> metadata(JsonNode node) {
        Map<String, String> metadata = new HashMap<>();
        texts(node).forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            metadata.put(lower.startsWith(METADATA) ? lower.substring(METADATA.length()) : lower,
                    HeaderText.decode(value));
        });
        return metadata;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asString());
            }
        }
        return texts;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return (value.isValueNode() && !value.isNull()) ? value.asString() : null;
    }

}
