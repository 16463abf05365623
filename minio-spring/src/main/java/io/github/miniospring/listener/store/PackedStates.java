package io.github.miniospring.listener.store;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * States in an object, with what else is to be said: compressed lines, of which the first
 * has the format and a checksum of the others, the second is a JSON object, and each of
 * the others is a state as JSON array.
 *
 * @param head what else is said
 */
record PackedStates(JsonNode head, List<StateId> states) {

    private static final String FORMAT = "minio-spring states 1 ";

    private static final int CHECKSUM = 64;

    /** No more is unpacked: it would be no object of ours. */
    private static final int MAX_UNPACKED = 256 * 1024 * 1024;

    /**
     * Packs what {@link #unpack} reads.
     * @throws IllegalStateException if it is more than that
     */
    static byte[] pack(ObjectNode head, Collection<StateId> states) {
        return pack(head, states, MAX_UNPACKED - FORMAT.length() - CHECKSUM - 2);
    }

    static byte[] pack(ObjectNode head, Collection<StateId> states, int limit) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(Math.min(200 * (states.size() + 1), limit));
        writeLine(lines, head, limit);
        states.forEach(state -> writeLine(lines, line(state), limit));
        byte[] content = lines.toByteArray();
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 4 + 100);
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write((FORMAT + checksum(content) + "\n").getBytes(StandardCharsets.US_ASCII));
            out.write(content);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return packed.toByteArray();
    }

    private static void writeLine(ByteArrayOutputStream lines, JsonNode line, int limit) {
        byte[] text = line.toString().getBytes(StandardCharsets.UTF_8);
        if (text.length >= limit - lines.size()) {
            // It could be written, since it is compressed, but nobody could read it
            // again.
            throw new IllegalStateException("What a listener has handled is too large for one object, more than "
                    + limit + " bytes before it is compressed: keep it in a database");
        }
        lines.writeBytes(text);
        lines.write('\n');
    }

    /**
     * Unpacks what was packed.
     * @param name of the object, for failures
     * @throws IllegalStateException if it is something else, or has changed
     */
    static PackedStates unpack(byte[] packed, String name) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] all = in.readNBytes(MAX_UNPACKED);
            int end = FORMAT.length() + CHECKSUM;
            String format = new String(all, 0, Math.min(end, all.length), StandardCharsets.US_ASCII);
            if (!format.startsWith(FORMAT) || all.length <= end) {
                throw new IllegalStateException(name + " has a format that this version cannot read: '"
                        + format.substring(0, Math.min(format.length(), FORMAT.length())) + "'");
            }
            byte[] content = Arrays.copyOfRange(all, end + 1, all.length);
            if (!format.endsWith(checksum(content))) {
                throw new IllegalStateException(name + " is not as it was written: its checksum differs");
            }
            return parse(content);
        }
        catch (IOException | JacksonException | IllegalArgumentException ex) {
            throw new IllegalStateException(name + " cannot be read: it is no object of a listener, or was changed",
                    ex);
        }
    }

    private static PackedStates parse(byte[] content) throws IOException {
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8));
        JsonNode head = EventJson.MAPPER.readTree(lines.readLine());
        List<StateId> states = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            states.add(state(EventJson.MAPPER.readTree(line)));
        }
        return new PackedStates(head, states);
    }

    private static ArrayNode line(StateId state) {
        return EventJson.MAPPER.createArrayNode()
            .add(state.bucket())
            .add(state.key())
            .add(state.versionId())
            .add(state.kind().name())
            .add(state.modified().toEpochMilli())
            .add(state.etag());
    }

    private static StateId state(JsonNode line) {
        return new StateId(line.path(0).asString(), line.path(1).asString(), textOrNull(line.path(2)),
                StateKind.valueOf(line.path(3).asString()), Instant.ofEpochMilli(line.path(4).asLong()),
                textOrNull(line.path(5)));
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static String checksum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every JDK has SHA-256", ex);
        }
    }

}
