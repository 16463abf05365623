package io.github.miniospring.listener.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import io.github.miniospring.notification.EventName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as JSON, to be kept. */
public final class EventJson {

    /** Its own, never the application's: nothing that is set there may change it. */
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventJson() {
    }

    /** All of an event but the number of the attempt. */
    public static String write(MinioEvent event) {
        return node(event).toString();
    }

    /**
     * An event as it was written.
     * @throws IllegalArgumentException if {@code json} is something else
     */
    public static MinioEvent read(String json) {
        try {
            return event(MAPPER.readTree(json));
        }
        catch (JacksonException | DateTimeException ex) {
            throw new IllegalArgumentException("What was kept of an event cannot be read", ex);
        }
    }

    static ObjectNode node(MinioEvent event) {
        StateId state = event.stateId();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", event.name().value());
        node.put("time", event.time().toString());
        node.put("bucket", state.bucket());
        node.put("key", state.key());
        put(node, "versionId", state.versionId());
        node.put("kind", state.kind().name());
        node.put("modified", state.modified().toString());
        put(node, "etag", state.etag());
        node.put("size", event.size());
        put(node, "contentType", event.contentType());
        ObjectNode metadata = node.putObject("userMetadata");
        new TreeMap<>(event.userMetadata()).forEach(metadata::put);
        put(node, "sequencer", event.sequencer());
        put(node, "principal", event.principal());
        put(node, "source", event.source());
        put(node, "requestId", event.requestId());
        node.put("origin", event.origin().name());
        if (event.fencingToken() != null) {
            node.put("fencingToken", event.fencingToken());
        }
        return node;
    }

    private static MinioEvent event(JsonNode node) {
        StateId state = new StateId(text(node, "bucket"), text(node, "key"), textOrNull(node, "versionId"),
                StateKind.valueOf(text(node, "kind")), Instant.parse(text(node, "modified")), textOrNull(node, "etag"));
        Map<String, String> metadata = new TreeMap<>();
        node.path("userMetadata")
            .properties()
            .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asString()));
        JsonNode token = node.path("fencingToken");
        return new MinioEvent(new EventName(text(node, "name")), Instant.parse(text(node, "time")), state,
                node.path("size").asLong(0), textOrNull(node, "contentType"), metadata, textOrNull(node, "sequencer"),
                textOrNull(node, "principal"), textOrNull(node, "source"), textOrNull(node, "requestId"),
                Origin.valueOf(text(node, "origin")), 1, token.isNumber() ? token.asLong() : null);
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static String text(JsonNode node, String name) {
        String text = textOrNull(node, name);
        if (text == null) {
            throw new IllegalArgumentException("What was kept of an event has no '" + name + "'");
        }
        return text;
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.asString() : null;
    }

}
