package io.github.miniospring.test.server;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(MinioServerExtension.class)
class BucketTests {

    private MinioTestServer server;

    private TestClient client;

    @BeforeEach
    void prepare(MinioTestServer server) {
        this.server = server;
        this.client = TestClient.of(server);
    }

    @AfterEach
    void clear() {
        this.server.clear();
    }

    @Test
    void makesBucketsOnce() {
        assertThat(this.client.put("/photos", "").header("location")).isEqualTo("/photos");
        assertThat(this.client.put("/photos", "").outcome()).isEqualTo("409 BucketAlreadyOwnedByYou");
        assertThat(this.client.send("PUT", "/photos", "", Map.of("x-minio-force-create", "true")).status())
            .isEqualTo(200);
        assertThat(this.client.get("/").elements("Name")).containsExactly("photos");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ab", "ABC", "a_b", "a..b", "192.168.1.1", "-ab", "ab-", "a.-b" })
    void refusesNamesThatAreNone(String name) {
        assertThat(this.client.put("/" + name, "").outcome()).isEqualTo("400 InvalidBucketName");
    }

    @Test
    void refusesNamesOfItsOwn() {
        assertThat(this.client.put("/minio", "").outcome()).isEqualTo("403 AllAccessDisabled");
    }

    @Test
    void saysWhichBucketsThereAre() {
        this.server.bucket("photos");

        assertThat(this.client.head("/photos").status()).isEqualTo(200);
        assertThat(this.client.head("/videos").outcome()).isEqualTo("404 NoSuchBucket");
        assertThat(this.client.get("/videos").outcome()).isEqualTo("404 NoSuchBucket");
        assertThat(this.client.put("/videos/a", "").outcome()).isEqualTo("404 NoSuchBucket");
        assertThat(this.client.get("/photos?location").text()).contains("<LocationConstraint").contains("></Loc");
    }

    @Test
    void removesEmptyBucketsOnly() {
        this.server.bucket("photos").put("cat");

        assertThat(this.client.delete("/photos").outcome()).isEqualTo("409 BucketNotEmpty");
        assertThat(this.client.delete("/photos/cat").status()).isEqualTo(204);
        assertThat(this.client.delete("/photos").status()).isEqualTo(204);
        assertThat(this.client.delete("/photos").outcome()).isEqualTo("404 NoSuchBucket");
    }

    @Test
    void removesFullBucketsWhenForced() {
        this.server.bucket("photos").put("cat");

        assertThat(this.client.send("DELETE", "/photos", "", Map.of("x-minio-force-delete", "true")).status())
            .isEqualTo(204);
        assertThat(this.server.hasBucket("photos")).isFalse();
    }

    @Test
    void forcesNoBucketWithLocks() {
        this.client.send("PUT", "/photos", "", Map.of("x-amz-bucket-object-lock-enabled", "true"));

        assertThat(this.client.send("DELETE", "/photos", "", Map.of("x-minio-force-delete", "true")).outcome())
            .isEqualTo("405 MethodNotAllowed");
        assertThat(this.client.get("/photos?versioning").element("Status")).isEqualTo("Enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = { "cors", "website", "inventory", "publicAccessBlock", "ownershipControls", "analytics" })
    void neverTakesOneThingForAnother(String subresource) {
        this.server.bucket("photos");

        assertThat(this.client.put("/videos?" + subresource, "").outcome()).isEqualTo("501 NotImplemented");
        assertThat(this.client.delete("/photos?" + subresource).outcome()).isEqualTo("501 NotImplemented");
        assertThat(this.server.hasBucket("photos")).isTrue();
        assertThat(this.server.hasBucket("videos")).isFalse();
    }

    @Test
    void refusesDocumentsThatAreNoXml() {
        assertThat(this.client.put("/photos", "<Create").outcome()).isEqualTo("400 MalformedXML");
        assertThat(this.client
            .put("/photos",
                    "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                            + "<CreateBucketConfiguration>&b;</CreateBucketConfiguration>")
            .outcome()).isEqualTo("400 MalformedXML");
    }

}
