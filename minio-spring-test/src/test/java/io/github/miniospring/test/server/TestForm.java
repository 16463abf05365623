package io.github.miniospring.test.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A form with a file, signed by the client that sends it. */
final class TestForm {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
        .withZone(ZoneOffset.UTC);

    private final TestClient client;

    private final String bucket;

    private final List<String[]> fields = new ArrayList<>();

    private final List<String> conditions = new ArrayList<>();

    private final List<String[]> unsigned = new ArrayList<>();

    private final String date = TIME.format(Instant.now());

    private Duration validFor = Duration.ofMinutes(5);

    private String fileName = "cat.txt";

    TestForm(TestClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
        condition("[\"eq\",\"$bucket\",\"" + bucket + "\"]");
    }

    /** A field that must be as it is. */
    TestForm field(String name, String value) {
        this.fields.add(new String[] { name, value });
        return condition("[\"eq\",\"$" + name + "\",\"" + value.replace("\"", "\\\"") + "\"]");
    }

    /** A field that the policy says nothing of. */
    TestForm unsigned(String name, String value) {
        this.unsigned.add(new String[] { name, value });
        return this;
    }

    TestForm condition(String json) {
        this.conditions.add(json);
        return this;
    }

    TestForm fileName(String name) {
        this.fileName = name;
        return this;
    }

    TestForm validFor(Duration duration) {
        this.validFor = duration;
        return this;
    }

    TestClient.Answer send(String file) {
        return send(file, "");
    }

    /** Sends it with more behind the file. */
    TestClient.Answer send(String file, String more) {
        StringBuilder body = new StringBuilder();
        field("x-amz-algorithm", "AWS4-HMAC-SHA256");
        field("x-amz-credential", this.client.accessKey() + "/" + this.client.scope(this.date));
        field("x-amz-date", this.date);
        String json = "{\"expiration\":\"" + Instant.now().plus(this.validFor).truncatedTo(ChronoUnit.MILLIS)
                + "\",\"conditions\":[" + String.join(",", this.conditions) + "]}";
        String policy = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        unsigned("policy", policy);
        unsigned("x-amz-signature", this.client.signText(policy, this.date));
        this.fields.forEach(field -> body.append(part(field[0], field[1])));
        this.unsigned.forEach(field -> body.append(part(field[0], field[1])));
        body.append("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
            .append(this.fileName)
            .append("\"\r\nContent-Type: text/plain\r\n\r\n")
            .append(file)
            .append("\r\n")
            .append(more)
            .append("--limit--\r\n");
        return this.client.plain("POST", "/" + this.bucket, body.toString(),
                Map.of("Content-Type", "multipart/form-data; boundary=limit"));
    }

    static String part(String name, String value) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

}
