package io.github.miniospring.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.miniospring.ETag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecordReaderTests {

    private static final String RECORD = """
            {"eventVersion":"2.0","eventSource":"minio:s3","awsRegion":"","eventTime":"2026-01-02T03:04:05.678Z",\
            "eventName":"s3:ObjectCreated:Put","userIdentity":{"principalId":"me"},\
            "requestParameters":{"sourceIPAddress":"127.0.0.1","n":7},\
            "responseElements":{"x-amz-request-id":"R1"},"s3":{"s3SchemaVersion":"1.0","bucket":{"name":"photos",\
            "ownerIdentity":{"principalId":"me"},"arn":"arn:aws:s3:::photos"},"object":{"key":"a%2Fb+c\\u003c",\
            "size":5,"eTag":"0cc175b9c0f1b6a831c399e269772661","contentType":"text/plain",\
            "userMetadata":{"content-type":"text/plain","X-Amz-Meta-Color":"=?UTF-8?B?Ymzwn5iA?="},\
            "versionId":"v1","sequencer":"18A"}},"source":{"host":"127.0.0.1","port":"","userAgent":"u"},"new":[1.50]}""";

    private static List<NotificationRecord> read(String line) throws UnreadableLineException {
        return RecordReader.read(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsAllThatIsTold() throws Exception {
        NotificationRecord read = read("{\"Records\":[" + RECORD + "]}").get(0);

        assertThat(read).usingRecursiveComparison()
            .ignoringFields("json")
            .isEqualTo(new NotificationRecord(EventName.OBJECT_CREATED_PUT, Instant.parse("2026-01-02T03:04:05.678Z"),
                    "minio:s3", "photos", "a%2Fb+c<", 5, new ETag("0cc175b9c0f1b6a831c399e269772661"), "text/plain",
                    Map.of("content-type", "text/plain", "color", "bl\ud83d\ude00"), "v1", "18A", "me",
                    Map.of("sourceIPAddress", "127.0.0.1", "n", "7"), Map.of("x-amz-request-id", "R1"), "127.0.0.1",
                    "u", ""));
        assertThat(read.json()).contains("\"new\":[1.5").contains("\"arn\":\"arn:aws:s3:::photos\"");
        assertThat(read.requestId()).isEqualTo("R1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "rustfs:s3", "aws:s3" })
    void decodesTheKeysOfOtherServers(String source) throws Exception {
        assertThat(read("{\"Records\":[" + RECORD.replace("minio:s3", source) + "]}").get(0).key()).isEqualTo("a/b c<");
    }

    @Test
    void readsWhatHasLittle() throws Exception {
        NotificationRecord read = read(
                "{\"Records\":[{\"eventName\":\"s3:BucketCreated:*\",\"eventTime\":\"soon\",\"requestParameters\":null,"
                        + "\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"\"}}}]}")
            .get(0);

        assertThat(read.key()).isEmpty();
        assertThat(read.eventTime()).isNull();
        assertThat(read.userMetadata()).isEmpty();
        assertThat(read.requestId()).isNull();
        assertThat(read).hasToString("s3:BucketCreated:* b");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"Records\":null}", "{\"Records\":[]}" })
    void pingsHaveNoRecords(String line) throws Exception {
        assertThat(read(line)).isEmpty();
    }

    @Test
    void readsSeveralRecords() throws Exception {
        assertThat(read("{\"Records\":[" + RECORD + "," + RECORD + "]}")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{}", "[]", "1", "\"a\"", "{\"Records\":1}", "{\"Records\":[1]}",
            "{\"Records\":[{\"eventName\":\"s3:A\"}]}", "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"b\"}}}]}",
            "{\"Records\":null}{", "{\"Records\":[" })
    void refusesWhatHasNotTheForm(String line) {
        assertThatExceptionOfType(UnreadableLineException.class).isThrownBy(() -> read(line));
    }

    @Test
    void refusesWhatIsMadeToExhaust() {
        assertThatExceptionOfType(UnreadableLineException.class)
            .isThrownBy(() -> read("{\"Records\":" + "[".repeat(10_000)));
        assertThatExceptionOfType(UnreadableLineException.class)
            .isThrownBy(() -> read("{\"Records\":[" + RECORD.replace(":5,", ":" + "9".repeat(101) + ",") + "]}"));
    }

}
