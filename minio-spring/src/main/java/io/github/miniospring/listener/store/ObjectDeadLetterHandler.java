package io.github.miniospring.listener.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

import io.github.miniospring.Redaction;
import io.github.miniospring.listener.DeadLetter;
import io.github.miniospring.listener.MinioDeadLetterHandler;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.template.MinioOperations;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps what could not be handled as JSON objects, one each, below
 * {@code dead-letter/<listener>/}. Their keys begin with the time of the first failure,
 * so that a listing shows them in order.
 */
public final class ObjectDeadLetterHandler implements MinioDeadLetterHandler, ControlAreaUser {

    private static final int MAX_EVENT = 64 * 1024;

    private static final int MAX_MESSAGE = 1_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
        .withZone(ZoneOffset.UTC);

    private final MinioOperations minio;

    private final ControlArea area;

    public ObjectDeadLetterHandler(MinioOperations minio, ControlArea area) {
        this.minio = minio;
        this.area = area;
    }

    @Override
    public ControlArea controlArea() {
        return this.area;
    }

    @Override
    public void handle(DeadLetter letter) {
        // The same for the same letter: one that is given again takes its own place.
        String name = TIME.format(letter.firstFailure()) + "-" + hash(letter) + ".json";
        this.minio.putObject(this.area.bucket(), this.area.key("dead-letter", letter.listenerId(), name),
                json(letter).toPrettyString(), upload -> upload.contentType("application/json").timeout(TIMEOUT));
    }

    private static ObjectNode json(DeadLetter letter) {
        ObjectNode node = EventJson.MAPPER.createObjectNode();
        node.put("listener", letter.listenerId());
        MinioEvent event = letter.event();
        if (event != null) {
            node.set("event", event(event));
        }
        if (letter.line() != null) {
            node.put("line", letter.line());
        }
        node.put("exceptionClass", letter.exceptionClass());
        node.put("message", Redaction.line(letter.message(), MAX_MESSAGE));
        node.put("attempts", letter.attempts());
        node.put("firstFailure", letter.firstFailure().toString());
        node.put("lastFailure", letter.lastFailure().toString());
        return node;
    }

    private static ObjectNode event(MinioEvent event) {
        ObjectNode node = EventJson.node(event);
        if (node.toString().length() > MAX_EVENT) {
            // Nothing else in it can be that long.
            node.remove("userMetadata");
            node.put("userMetadataOmitted", true);
        }
        return node;
    }

    private static String hash(DeadLetter letter) {
        MinioEvent event = letter.event();
        String what = (event != null) ? event.name() + " " + event.stateId().value() + " " + event.requestId()
                : "line " + letter.line();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every JDK has SHA-256", ex);
        }
    }

}
