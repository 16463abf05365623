package io.github.miniospring.object;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MappingIterator;

/**
 * Makes many objects of the same bytes, by a form with a list of them. MinIO has it.
 *
 * <p>
 * The form carries its own signature, and the request must have no other. The template's
 * {@code putObjectFanOut} makes the form.
 */
public final class PutObjectFanOut extends OperationSpec<PutObjectFanOut, List<FannedOutObject>> {

    private static final int MAX_ANSWER = 16 * 1024 * 1024;

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {
    };

    private final String boundary = "minio-spring-" + UUID.randomUUID();

    private final Map<String, String> fields;

    private final List<FanOutEntry> entries;

    private final byte[] content;

    private PutObjectFanOut(String bucket, Map<String, String> fields, List<FanOutEntry> entries, byte[] content) {
        super(HttpMethod.POST, bucket);
        Assert.notEmpty(entries, "There must be an object at least to make of the bytes");
        this.fields = new LinkedHashMap<>(fields);
        this.entries = List.copyOf(entries);
        this.content = content;
        header("Content-Type", "multipart/form-data; boundary=" + this.boundary);
        sendUnsigned();
    }

    /**
     * Makes objects of bytes.
     * @param fields those of a signed form
     * @param content up to 16 MiB, which the server holds in memory. Not copied: leave
     * them alone until the call is over
     */
    public static PutObjectFanOut of(String bucket, Map<String, String> fields, List<FanOutEntry> entries,
            byte[] content) {
        return new PutObjectFanOut(bucket, fields, entries, content);
    }

    @Override
    protected ObjectBody body() {
        ByteArrayOutputStream form = new ByteArrayOutputStream(this.content.length + 4096);
        this.fields
            .forEach((name, value) -> field(form, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        StringBuilder list = new StringBuilder();
        this.entries.forEach(entry -> list.append(Json.MAPPER.writeValueAsString(entry.toJson())).append('\n'));
        field(form, "name=\"x-minio-fanout-list\"", list.toString().getBytes(StandardCharsets.UTF_8));
        // The server reads no field behind it.
        field(form, "name=\"file\"; filename=\"content\"", this.content);
        write(form, "--" + this.boundary + "--\r\n");
        return ObjectBody.of(form.toByteArray());
    }

    private void field(ByteArrayOutputStream form, String name, byte[] value) {
        write(form, "--" + this.boundary + "\r\nContent-Disposition: form-data; " + name + "\r\n\r\n");
        form.writeBytes(value);
        write(form, "\r\n");
    }

    private static void write(ByteArrayOutputStream form, String text) {
        form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the server has taken the form for an upload of one object. */
    @Override
    public Mono<List<FannedOutObject>> decode(S3Response response) {
        return DataBufferUtils.join(response.body(), MAX_ANSWER)
            .map(PutObjectFanOut::text)
            .defaultIfEmpty("")
            .map(text -> read(text, response));
    }

    private static String text(DataBuffer buffer) {
        try {
            return buffer.toString(StandardCharsets.UTF_8);
        }
        finally {
            DataBufferUtils.release(buffer);
        }
    }

    private static List<FannedOutObject> read(String text, S3Response response) {
        List<FannedOutObject> objects = new ArrayList<>();
        if (!text.stripLeading().startsWith("{")) {
            return objects;
        }
        try (MappingIterator<LinkedHashMap<String, Object>> lines = Json.MAPPER.readerFor(OBJECT).readValues(text)) {
            lines.forEachRemaining(line -> objects.add(FannedOutObject.from(line)));
        }
        catch (JacksonException ex) {
            throw new MinioRequestException(
                    response.request().target() + ": the answer is no list of objects: " + ex.getOriginalMessage(), ex);
        }
        return objects;
    }

}
