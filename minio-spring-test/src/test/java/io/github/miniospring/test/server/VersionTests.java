package io.github.miniospring.test.server;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(MinioServerExtension.class)
class VersionTests {

    private static final String UNKNOWN = "11111111-1111-4111-8111-111111111111";

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    VersionTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name();
    }

    private String put(String content) {
        return this.client.put(this.path + "/cat", content).header("x-amz-version-id");
    }

    private void versioning(String status) {
        assertThat(this.client
            .put(this.path + "?versioning",
                    "<VersioningConfiguration><Status>" + status + "</Status></VersioningConfiguration>")
            .status()).isEqualTo(200);
    }

    @Test
    void keepsEveryVersion() {
        assertThat(put("0")).isEmpty();
        versioning("Enabled");
        String first = put("1");
        String second = put("2");

        assertThat(this.client.get(this.path + "/cat").text()).isEqualTo("2");
        assertThat(this.client.get(this.path + "/cat?versionId=" + first).text()).isEqualTo("1");
        assertThat(this.client.get(this.path + "/cat?versionId=null").text()).isEqualTo("0");
        assertThat(this.client.get(this.path + "?versions").elements("VersionId")).containsExactly(second, first,
                "null");
        assertThat(this.client.get(this.path + "/cat?versionId=" + UNKNOWN).outcome()).isEqualTo("404 NoSuchVersion");
        assertThat(this.client.get(this.path + "/cat?versionId=foo").outcome()).isEqualTo("400 InvalidArgument");
    }

    @Test
    void hidesObjectsBehindMarkers() {
        versioning("Enabled");
        String version = put("1");

        TestClient.Answer removal = this.client.delete(this.path + "/cat");

        String marker = removal.header("x-amz-version-id");
        assertThat(removal.header("x-amz-delete-marker")).isEqualTo("true");
        TestClient.Answer missing = this.client.get(this.path + "/cat");
        assertThat(missing.outcome()).isEqualTo("404 NoSuchKey");
        assertThat(missing.header("x-amz-delete-marker")).isEqualTo("true");
        assertThat(this.client.get(this.path + "/cat?versionId=" + marker).outcome()).isEqualTo("405 MethodNotAllowed");
        assertThat(this.client.get(this.path + "/cat?versionId=" + version).text()).isEqualTo("1");
        assertThat(this.client.get(this.path + "?list-type=2").elements("Key")).isEmpty();
        assertThat(this.client.get(this.path + "?versions").text()).containsSubsequence("<DeleteMarker>",
                "<IsLatest>true</IsLatest>", "<Version>", "<IsLatest>false</IsLatest>");
        this.client.delete(this.path + "/cat?versionId=" + marker);
        assertThat(this.client.get(this.path + "/cat").text()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({ "GET, tagging=, 404, 405", "DELETE, tagging=, 404, 405", "GET, attributes=, 404, 405",
            "GET, retention=, 404, 405", "GET, legal-hold=, 404, 405", "PUT, legal-hold=, 405, 405" })
    void doesNotTellOfMarkersWhereItIsNotAboutTheObject(String method, String query, int newest, int marker) {
        String bucket = this.path + "-locked";
        this.client.send("PUT", bucket, "", Map.of("x-amz-bucket-object-lock-enabled", "true"));
        this.client.put(bucket + "/cat", "meow");
        String id = this.client.delete(bucket + "/cat").header("x-amz-version-id");
        String body = method.equals("PUT") ? "<LegalHold><Status>ON</Status></LegalHold>" : "";
        Map<String, String> headers = method.equals("PUT") ? Map.of("content-md5", "oK1+ndJbG6HuGA87LDxznw==")
                : Map.of("x-amz-object-attributes", "ETag");

        TestClient.Answer hidden = this.client.send(method, bucket + "/cat?" + query, body, headers);
        TestClient.Answer named = this.client.send(method, bucket + "/cat?" + query + "&versionId=" + id, body,
                headers);

        assertThat(hidden.status()).isEqualTo(newest);
        assertThat(named.status()).isEqualTo(marker);
        assertThat(hidden.header("x-amz-delete-marker") + named.header("x-amz-delete-marker")).isEmpty();
        assertThat(hidden.header("x-amz-version-id") + named.header("x-amz-version-id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Enabled", "Suspended" })
    void keepsNoVersionsOfFolders(String status) {
        versioning(status);

        assertThat(this.client.put(this.path + "/cats/", "").header("x-amz-version-id")).isEmpty();
        assertThat(this.client.put(this.path + "/cats/", "").header("x-amz-version-id")).isEmpty();
        assertThat(this.client.get(this.path + "?versions").elements("VersionId")).containsExactly("null");

        assertThat(this.client.delete(this.path + "/cats/").header("x-amz-delete-marker")).isEmpty();
        assertThat(this.client.get(this.path + "?versions").elements("VersionId")).isEmpty();
    }

    @Test
    void doesNotRemoveAFolderThatIsLocked() {
        String bucket = this.path + "-folders";
        this.client.send("PUT", bucket, "", Map.of("x-amz-bucket-object-lock-enabled", "true"));
        this.client.send("PUT", bucket + "/cats/", "", Map.of("x-amz-object-lock-legal-hold", "ON"));

        assertThat(this.client.delete(bucket + "/cats/").outcome()).isEqualTo("400 InvalidRequest");
        assertThat(this.client.head(bucket + "/cats/").status()).isEqualTo(200);
    }

    @Test
    void replacesTheNamelessVersionWhenSuspended() {
        versioning("Enabled");
        String version = put("1");
        versioning("Suspended");
        put("2");
        put("3");

        assertThat(this.client.get(this.path + "?versions").elements("VersionId")).containsExactly("null", version);
        this.client.delete(this.path + "/cat");
        assertThat(this.client.get(this.path + "?versions").elements("DeleteMarker")).hasSize(1);
        assertThat(this.client.get(this.path + "?versions").elements("VersionId")).containsExactly("null", version);
    }

    @Test
    void listsVersionsPageByPage() {
        versioning("Enabled");
        for (String key : new String[] { "a", "b" }) {
            for (String content : new String[] { "1", "2", "3" }) {
                this.client.put(this.path + "/" + key, content);
            }
        }
        String markers = "";
        StringBuilder keys = new StringBuilder();
        for (int page = 0; page < 6; page++) {
            TestClient.Answer answer = this.client.get(this.path + "?" + markers + "max-keys=2&versions");
            answer.elements("Key").forEach(keys::append);
            if (answer.element("IsTruncated").equals("false")) {
                break;
            }
            markers = "key-marker=" + answer.element("NextKeyMarker") + "&version-id-marker="
                    + answer.element("NextVersionIdMarker") + "&";
        }
        assertThat(keys).hasToString("aaabbb");
    }

    @Test
    void refusesToRemoveABucketWithHiddenVersions() {
        versioning("Enabled");
        put("1");
        this.client.delete(this.path + "/cat");

        assertThat(this.client.delete(this.path).outcome()).isEqualTo("409 BucketNotEmpty");
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void exceptsPrefixesFromVersions() {
        this.client.put(this.path + "?versioning", "<VersioningConfiguration><Status>Enabled</Status>"
                + "<ExcludedPrefixes><Prefix>c*/</Prefix></ExcludedPrefixes></VersioningConfiguration>");

        assertThat(put("1")).isNotEmpty();
        assertThat(this.client.put(this.path + "/cache/a", "1").header("x-amz-version-id")).isEmpty();
    }

    @Test
    void tellsOfMarkersWithoutIdWithoutTheirId() {
        versioning("Suspended");
        put("1");

        TestClient.Answer marked = this.client.send("POST", this.path + "?delete=",
                "<Delete><Object><Key>cat</Key></Object></Delete>", Map.of("Content-MD5", "NgybefeRFyEjMhQP2QoD7Q=="));
        TestClient.Answer gone = this.client.send("POST", this.path + "?delete=",
                "<Delete><Object><Key>cat</Key><VersionId>null</VersionId></Object></Delete>",
                Map.of("Content-MD5", "hiQkl6u43a9nulnag6XECw=="));

        assertThat(marked.element("Deleted")).isEqualTo("<DeleteMarker>true</DeleteMarker><Key>cat</Key>");
        assertThat(gone.element("Deleted")).isEqualTo("<Key>cat</Key><VersionId>null</VersionId>");
        put("2");
        this.client.delete(this.path + "/cat");
        assertThat(this.client.delete(this.path + "/cat?versionId=null").header("x-amz-delete-marker")).isEmpty();
    }

    @Test
    void putsOneMarkerOnTheOtherWhereAListSaysSo() {
        versioning("Enabled");
        put("1");
        this.client.delete(this.path + "/cat");
        this.client.delete(this.path + "/cat");
        assertThat(this.client.get(this.path + "?versions").elements("VersionId")).hasSize(2);

        TestClient.Answer marked = this.client.send("POST", this.path + "?delete=",
                "<Delete><Object><Key>cat</Key></Object></Delete>", Map.of("Content-MD5", "NgybefeRFyEjMhQP2QoD7Q=="));

        assertThat(this.client.get(this.path + "?versions").elements("VersionId")).hasSize(3)
            .startsWith(marked.element("DeleteMarkerVersionId"));
    }

}
