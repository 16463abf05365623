package io.github.miniospring.test.server;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the server does not do as MinIO does, and means it. */
@ExtendWith(MinioServerExtension.class)
class DifferenceTests {

    private final MinioTestServer server;

    private final TestClient client;

    private final TestBucket bucket;

    DifferenceTests(MinioTestServer server, TestBucket bucket) {
        this.server = server;
        this.client = TestClient.of(server);
        this.bucket = bucket;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "GET|/BUCKET/cat?partNumber=x|''|400",
            "PUT|/BUCKET/cat?tagging=|''|400 MalformedXML", "PUT|/BUCKET/cat?tagging=|<Other/>|400 MalformedXML",
            "PUT|/BUCKET/cat?tagging=|<Tagging/>|400 MalformedXML",
            "POST|/BUCKET/cat?uploadId=none|<CompleteMultipartUpload>PARTPART</CompleteMultipartUpload>|400 InvalidPartOrder",
            "GET|/no-such-bucket/cat?retention=|''|404 NoSuchBucket",
            "GET|/no-such-bucket/cat?legal-hold=|''|404 NoSuchBucket",
            "PUT|/no-such-bucket?versioning=|<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>|404 NoSuchBucket",
            "PUT|/BUCKET/cat?versionId=11111111-1111-4111-8111-111111111111|meow|501 NotImplemented",
            "PUT|/BUCKET/cat?versionId=null|meow|501 NotImplemented",
            "POST|/BUCKET/cat?uploads=&versionId=11111111-1111-4111-8111-111111111111|''|501 NotImplemented",
            "DELETE|/BUCKET?website=|''|501 NotImplemented" })
    void refuseWhatMinioTakesOrFailsAt(String method, String target, String body, String outcome) {
        this.bucket.put("cat").versioned();
        String part = "<Part><PartNumber>1</PartNumber><ETag>a</ETag></Part>";

        assertThat(this.client
            .send(method, target.replace("BUCKET", this.bucket.name()), body.replace("PART", part), Map.of())
            .outcome()).startsWith(outcome);
    }

    private TestClient.Answer copy(String source, String target, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("x-amz-copy-source", source);
        return this.client.send("PUT", target, "", headers);
    }

    @Test
    void refuseCopiesThatMinioMakesOrRefusesOtherwise() {
        String cat = "/" + this.bucket.put("cat", "meow").name() + "/cat";
        Map<String, String> twice = Map.of("x-amz-tagging", "a=1&a=2", "x-amz-tagging-directive", "REPLACE");

        assertThat(copy(cat, "/no-such-bucket/cat", twice).outcome()).isEqualTo("404 NoSuchBucket");
        assertThat(copy(".minio.sys/x", cat, Map.of()).outcome()).isEqualTo("400 InvalidBucketName");
        assertThat(copy(cat + "-none", cat + "//x", Map.of()).outcome()).isEqualTo("400 XMinioInvalidObjectName");
        assertThat(copy(cat, cat + "2?versionId=null", Map.of()).outcome()).isEqualTo("501 NotImplemented");
    }

    @Test
    void readCopiesThatMinioCannotRead() {
        String cat = "/" + this.bucket.name() + "/cat";
        this.client.send("PUT", cat, "meow", Map.of("x-amz-server-side-encryption", "aws:kms",
                "x-amz-server-side-encryption-context", "eyJhIjoiYiJ9"));

        TestClient.Answer copy = copy(cat, cat + "2", Map.of());

        assertThat(copy.header("x-amz-checksum-crc64nvme")).isNotEmpty();
        assertThat(this.client.get(cat + "2").text()).isEqualTo("meow");
        assertThat(this.bucket.object("cat").orElseThrow().text()).isEqualTo("meow");
    }

    @Test
    void leaveOutWhatGosParserSays() {
        String target = "/" + this.bucket.versioned().name() + "?versioning=";

        TestClient.Answer answer = this.client.put(target, "<x");

        assertThat(answer.outcome()).isEqualTo("400 MalformedXML");
        assertThat(answer.element("Message"))
            .isEqualTo("The XML you provided was not well-formed or did not validate against our published schema.");
    }

    @Test
    void followAPolicyThatNamesOnlyWhatItIsNotAbout() {
        String cat = "/" + this.bucket.put("cat", "meow").name() + "/cat";
        this.client.put("/" + this.bucket.name() + "?policy=", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","NotAction":"s3:PutObject",
                "Resource":"arn:aws:s3:::%s/*"}]}""".formatted(this.bucket.name()));

        assertThat(this.client.plain("GET", cat, "", Map.of()).text()).isEqualTo("meow");
        assertThat(this.client.plain("PUT", cat, "wuff", Map.of()).outcome()).isEqualTo("403 AccessDenied");
    }

    @Test
    void tellsThatRetentionWasTakenAwayWithoutSayingSo() {
        String locked = "/locked-" + System.nanoTime();
        this.client.send("PUT", locked, "", Map.of("x-amz-bucket-object-lock-enabled", "true"));
        this.client.send("PUT", locked + "/cat", "meow", Map.of("x-amz-object-lock-mode", "GOVERNANCE",
                "x-amz-object-lock-retain-until-date", "2040-01-01T00:00:00Z"));
        try (EventReader events = EventReader.of(this.server, this.client,
                locked + "?events=s3%3AObjectCreated%3A%2A")) {
            this.client.send("PUT", locked + "/cat?retention=", "<Retention/>",
                    Map.of("x-amz-bypass-governance-retention", "true", "Content-MD5", "X/sLHQnExMVAFnh0GZsWMQ=="));

            String event = events.line();

            assertThat(EventReader.field(event, "eventName")).isEqualTo("s3:ObjectCreated:PutRetention");
            assertThat(event).doesNotContainIgnoringCase("x-amz-object-lock");
        }
    }

    @Test
    void makesTheMarkerItTellsOf() {
        String target = "/" + this.bucket.versioned().name();

        TestClient.Answer answer = this.client.send("POST", target + "?delete=",
                "<Delete><Object><Key>none</Key></Object></Delete>", Map.of("Content-MD5", "EpvYphShtu0A5NGVEQm6CQ=="));

        assertThat(this.client.get(target + "?versions=").element("VersionId"))
            .isEqualTo(answer.element("DeleteMarkerVersionId"))
            .isNotEmpty();
    }

    @Test
    void tellsTheKeyAloneWhereAListingGoesOn() {
        String target = "/" + this.bucket.put("a").put("b").name();

        assertThat(this.client.get(target + "?max-keys=1").element("NextMarker")).isEqualTo("a");
        assertThat(this.client.get(target + "?versions=&max-keys=1").element("NextKeyMarker")).isEqualTo("a");
    }

}
