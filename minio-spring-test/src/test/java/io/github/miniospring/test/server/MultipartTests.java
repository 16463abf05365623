package io.github.miniospring.test.server;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(MinioServerExtension.class)
class MultipartTests {

    private static final String FULL_PART = "p".repeat(5 * 1024 * 1024);

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    MultipartTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name() + "/cat";
    }

    private String start(Map<String, String> headers) {
        return this.client.send("POST", this.path + "?uploads=", "", headers).element("UploadId");
    }

    private String part(String upload, int number, String content) {
        return this.client.put(this.path + "?partNumber=" + number + "&uploadId=" + upload, content).header("etag");
    }

    private TestClient.Answer complete(String upload, Map<String, String> headers, String... etags) {
        StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
        for (int i = 0; i < etags.length; i++) {
            xml.append("<Part><PartNumber>" + (i + 1) + "</PartNumber><ETag>" + etags[i] + "</ETag></Part>");
        }
        return this.client.send("POST", this.path + "?uploadId=" + upload, xml + "</CompleteMultipartUpload>", headers);
    }

    @Test
    void makesAnObjectOfParts() {
        String upload = start(Map.of("content-type", "text/plain"));
        String first = part(upload, 1, FULL_PART);
        String second = part(upload, 2, "tail");

        assertThat(this.client.get(this.path + "?uploadId=" + upload).elements("PartNumber")).containsExactly("1", "2");
        assertThat(complete(upload, Map.of(), first, second).header("etag")).endsWith("-2\"");

        assertThat(this.bucket.object("cat").orElseThrow().text()).isEqualTo(FULL_PART + "tail");
        assertThat(this.client.get(this.path + "?partNumber=2").text()).isEqualTo("tail");
        assertThat(complete(upload, Map.of(), first, second).outcome()).isEqualTo("404 NoSuchUpload");
    }

    @Test
    void refusesToMakeAFolderOfParts() {
        assertThat(this.client.send("POST", this.path + "/?uploads=", "", Map.of()).outcome())
            .isEqualTo("400 XMinioInvalidObjectName");
    }

    @Test
    void refusesToCompleteWhatIsNotWhole() {
        String upload = start(Map.of());
        String first = part(upload, 1, "small");
        String second = part(upload, 2, "tail");

        assertThat(complete(upload, Map.of(), first, second).outcome()).isEqualTo("400 EntityTooSmall");
        assertThat(complete(upload, Map.of(), second).outcome()).isEqualTo("400 InvalidPart");
        assertThat(complete(upload, Map.of()).outcome()).isEqualTo("400 InvalidRequest");
        this.bucket.put("cat");
        assertThat(complete(upload, Map.of("If-None-Match", "*"), first).outcome()).isEqualTo("412 PreconditionFailed");
        assertThat(complete(upload, Map.of(), first).status()).isEqualTo(200);
    }

    @Test
    void forgetsWhatIsAborted() {
        String upload = start(Map.of());

        assertThat(this.client.get("/" + this.bucket.name() + "?uploads=").elements("Key")).containsExactly("cat");
        assertThat(this.client.delete(this.path + "?uploadId=" + upload).status()).isEqualTo(204);
        assertThat(this.bucket.uploads()).isZero();
        assertThat(this.client.delete(this.path + "?uploadId=no%20id").outcome()).isEqualTo("404 NoSuchUpload");
        assertThat(this.client.put(this.path + "?partNumber=1&uploadId=" + upload, "x").outcome())
            .isEqualTo("404 NoSuchUpload");
    }

    @Test
    void copiesPartsOfObjects() {
        this.bucket.put("digits", "0123456789");
        String upload = start(Map.of());

        TestClient.Answer copied = this.client.send("PUT", this.path + "?partNumber=1&uploadId=" + upload, "",
                Map.of("x-amz-copy-source", this.bucket.name() + "/digits", "x-amz-copy-source-range", "bytes=2-4"));
        assertThat(this.client
            .send("PUT", this.path + "?partNumber=2&uploadId=" + upload, "",
                    Map.of("x-amz-copy-source", this.bucket.name() + "/digits", "x-amz-copy-source-range",
                            "bytes=10-11"))
            .outcome()).isEqualTo("416 InvalidRange");
        complete(upload, Map.of(), copied.element("ETag").replace("&#34;", ""));

        assertThat(this.bucket.object("cat").orElseThrow().text()).isEqualTo("234");
    }

    @Test
    void copiesObjects() {
        this.bucket.put("dog", "woof");
        String source = this.bucket.name() + "/dog";

        assertThat(this.client.send("PUT", this.path, "", Map.of("x-amz-copy-source", source)).status()).isEqualTo(200);

        assertThat(this.bucket.object("cat").orElseThrow().text()).isEqualTo("woof");
        assertThat(this.client.send("PUT", "/" + source, "", Map.of("x-amz-copy-source", source)).outcome())
            .isEqualTo("400 InvalidRequest");
        assertThat(this.client.send("PUT", this.path, "", Map.of("x-amz-copy-source", source + "s")).outcome())
            .isEqualTo("404 NoSuchKey");
    }

    @Test
    void keepsTagsOfObjects() {
        this.bucket.put("cat");
        String tags = "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>";

        assertThat(this.client.put(this.path + "?tagging", tags).status()).isEqualTo(200);

        assertThat(this.client.get(this.path + "?tagging").elements("Key")).containsExactly("a");
        assertThat(this.client.delete(this.path + "?tagging").status()).isEqualTo(204);
        assertThat(this.client.get(this.path + "?tagging").elements("Key")).isEmpty();
    }

    @Test
    void tellsWhatIsKnownAboutAnObject() {
        String upload = start(Map.of());
        String first = part(upload, 1, FULL_PART);
        complete(upload, Map.of(), first, part(upload, 2, "tail"));

        TestClient.Answer answer = this.client.send("GET", this.path + "?attributes=", "",
                Map.of("x-amz-object-attributes", "ETag,ObjectParts,ObjectSize"));

        assertThat(answer.element("ETag")).endsWith("-2");
        assertThat(answer.elements("Size")).containsExactly("5242880", "4");
        assertThat(answer.element("ObjectSize")).isEqualTo("5242884");
        assertThat(this.client.get(this.path + "?attributes=").outcome()).isEqualTo("400 InvalidArgument");
    }

    @Test
    void refusesMoreTagsThanTen() {
        this.bucket.put("cat");
        StringBuilder tags = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            tags.append("<Tag><Key>" + i + "</Key><Value>x</Value></Tag>");
        }

        assertThat(
                this.client.put(this.path + "?tagging", "<Tagging><TagSet>" + tags + "</TagSet></Tagging>").outcome())
            .isEqualTo("400 BadRequest");
    }

    @Test
    void namesAnUploadAsMinioDoesInsideWhereItsChecksumIsMissing() {
        String upload = start(Map.of("x-amz-checksum-algorithm", "CRC32"));
        String message = "Invalid arguments provided for " + this.bucket.name() + "/[0-9a-f]{64}/[0-9a-f-]{36}x\\d{19}"
                + ": \\(checksum missing, want &#34;CRC32&#34;, got &#34;&#34;\\)";

        String target = this.path + "?partNumber=1&uploadId=" + upload;
        assertThat(this.client.put(target, "meow").element("Message")).matches(message);
        this.bucket.put("cat", "meow");
        assertThat(this.client.send("PUT", target, "", Map.of("x-amz-copy-source", this.path)).element("Message"))
            .matches(message);
    }

    @Test
    void tellsTheChecksumOfAPartWithoutItsType() {
        String upload = start(Map.of("x-amz-checksum-algorithm", "CRC32"));
        this.client.send("PUT", this.path + "?partNumber=1&uploadId=" + upload, "meow",
                Map.of("x-amz-checksum-crc32", "ihBq/g=="));
        String part = "<Part><PartNumber>1</PartNumber><ETag>4a4be40c96ac6314e91d93f38043a634</ETag>"
                + "<ChecksumCRC32>ihBq/g==</ChecksumCRC32></Part>";
        this.client.send("POST", this.path + "?uploadId=" + upload,
                "<CompleteMultipartUpload>" + part + "</CompleteMultipartUpload>", Map.of());

        TestClient.Answer read = this.client.send("GET", this.path + "?partNumber=1", "",
                Map.of("x-amz-checksum-mode", "ENABLED"));

        assertThat(read.text()).isEqualTo("meow");
        assertThat(read.header("x-amz-checksum-crc32")).isEqualTo("ihBq/g==");
        assertThat(read.header("x-amz-checksum-type")).isEmpty();
    }

    @Test
    void tellsHowManyBytesAnEncryptedObjectTakes() {
        this.client.send("PUT", this.path, "x".repeat(65537), Map.of("x-amz-server-side-encryption", "AES256"));

        TestClient.Answer attributes = this.client.send("GET", this.path + "?attributes=", "",
                Map.of("x-amz-object-attributes", "ObjectParts,ObjectSize"));

        assertThat(attributes.element("Size")).isEqualTo("65601");
        assertThat(attributes.element("ObjectSize")).isEqualTo("65537");
    }

    @Test
    void saysWhichMarkersDoNotGoTogether() {
        assertThat(this.client.get("/" + this.bucket.name() + "?key-marker=a%2F&prefix=a&upload-id-marker=x&uploads=")
            .element("Message"))
            .endsWith("(Invalid combination of uploadID marker &#39;x&#39; and marker &#39;a/&#39;)");
    }

}
