package io.github.miniospring.test.server;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Retention and legal hold that come with a write. */
@ExtendWith(MinioServerExtension.class)
class LockTests {

    private static final String LOCK = "x-amz-object-lock-";

    private static final String DEFAULT = """
            <ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>\
            <Mode>GOVERNANCE</Mode><Days>1</Days></DefaultRetention></Rule></ObjectLockConfiguration>""";

    private final TestClient client;

    private final String bucket;

    LockTests(MinioTestServer server) {
        this.client = TestClient.of(server);
        this.bucket = "/locked-" + System.nanoTime();
        this.client.send("PUT", this.bucket, "", Map.of("x-amz-bucket-object-lock-enabled", "true"));
    }

    @Test
    void followTheBucketWhereNoneAreAskedFor() {
        this.client.put(this.bucket + "?object-lock=", DEFAULT);

        this.client.put(this.bucket + "/cat", "meow");

        TestClient.Answer cat = this.client.head(this.bucket + "/cat");
        assertThat(cat.header(LOCK + "mode")).isEqualTo("GOVERNANCE");
        assertThat(cat.header(LOCK + "legal-hold")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ON", "OFF" })
    void doWithoutTheBucketsRetentionWhereOnlyAHoldIsAskedFor(String hold) {
        this.client.put(this.bucket + "?object-lock=", DEFAULT);

        this.client.send("PUT", this.bucket + "/cat", "meow", Map.of(LOCK + "legal-hold", hold));

        TestClient.Answer cat = this.client.head(this.bucket + "/cat");
        assertThat(cat.header(LOCK + "mode")).isEmpty();
        assertThat(cat.header(LOCK + "legal-hold")).isEqualTo(hold);
    }

    @ParameterizedTest
    @CsvSource({ "NOPE, 2040-01-01T00:00:00Z, ON, unknown wormMode directive",
            "GOVERNANCE, x, YES, unknown wormMode directive",
            "GOVERNANCE, x, ON, Date must be provided in ISO 8601 format" })
    void areRefusedWhereTheyMakeNoSense(String mode, String until, String hold, String message) {
        TestClient.Answer answer = this.client.send("PUT", this.bucket + "/cat", "meow",
                Map.of(LOCK + "mode", mode, LOCK + "retain-until-date", until, LOCK + "legal-hold", hold));

        assertThat(answer.outcome()).isEqualTo("400 InvalidRequest");
        assertThat(answer.element("Message")).isEqualTo(message);
    }

    @Test
    void forbidToForceAnythingOut() {
        TestClient.Answer answer = this.client.send("DELETE", this.bucket + "/cat", "",
                Map.of("x-minio-force-delete", "true"));

        assertThat(answer.outcome()).isEqualTo("400 XMinioAdminInvalidArgument");
        assertThat(answer.element("Message")).isEqualTo("force-delete is forbidden on Object Locking enabled buckets");
    }

    @Test
    void cannotBeHadInABucketThatWasMadeWithoutThem() {
        String plain = this.bucket + "-not";
        this.client.put(plain, "");
        this.client.put(plain + "?versioning=",
                "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");

        assertThat(this.client.put(plain + "?object-lock=", DEFAULT).outcome()).isEqualTo("409 InvalidBucketState");
    }

}
