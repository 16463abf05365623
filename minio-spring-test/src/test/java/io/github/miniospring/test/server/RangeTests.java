package io.github.miniospring.test.server;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Ranges and parts that are not there. */
@ExtendWith(MinioServerExtension.class)
class RangeTests {

    private final TestClient client;

    private final String path;

    RangeTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.path = "/" + bucket.name() + "/";
        this.client.send("PUT", this.path + "cat", "meow", Map.of("x-amz-meta-colour", "black"));
    }

    @ParameterizedTest
    @CsvSource({ "HEAD, bytes=4-, black", "HEAD, bytes=9-10, black", "HEAD, bytes=-0, ''", "GET, bytes=4-, ''" })
    void areRefusedWithADescriptionOnlyWhereAHeadIsAskedForBehindTheEnd(String method, String range, String colour) {
        TestClient.Answer answer = this.client.send(method, this.path + "cat", "", Map.of("Range", range));

        assertThat(answer.outcome()).isEqualTo("416 InvalidRange");
        assertThat(answer.header("x-amz-meta-colour")).isEqualTo(colour);
    }

    @ParameterizedTest
    @ValueSource(strings = { "cat?partNumber=0", "cat?partNumber=-1", "none?partNumber=0" })
    void refusePartsBelowTheFirst(String target) {
        assertThat(this.client.get(this.path + target).outcome()).isEqualTo("400 XMinioAdminInvalidArgument");
    }

    @Test
    void ofNothingAreNotTold() {
        this.client.put(this.path + "empty", "");

        TestClient.Answer answer = this.client.get(this.path + "empty?partNumber=1");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEmpty();
    }

}
