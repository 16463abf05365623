package io.github.miniospring.test.server;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the server does not do, it does not pretend to do. */
@ExtendWith(MinioServerExtension.class)
class ExtensionTests {

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    ExtensionTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name();
    }

    @ParameterizedTest
    @CsvSource({ "X-Amz-Snowball-Auto-Extract, true, 501 NotImplemented",
            "x-amz-write-offset-bytes, 0, 400 BadRequest" })
    void storesNoArchiveToUnpackAndNoAppendix(String header, String value, String outcome) {
        assertThat(this.client.send("PUT", this.path + "/a.tar", "tar", Map.of(header, value)).outcome())
            .isEqualTo(outcome);
        assertThat(this.bucket.keys()).isEmpty();
    }

    @Test
    void storesAnArchiveThatIsNotToBeUnpacked() {
        Map<String, String> headers = Map.of("X-Amz-Meta-Snowball-Auto-Extract", "false");

        assertThat(this.client.send("PUT", this.path + "/a.tar", "tar", headers).outcome()).isEqualTo("200");
    }

    @Test
    void transformsNothing() {
        this.bucket.put("cat", "meow");

        assertThat(this.client.send("GET", this.path + "/cat", "", Map.of("x-amz-object-lambda", "l")).outcome())
            .isEqualTo("501 NotImplemented");
    }

}
