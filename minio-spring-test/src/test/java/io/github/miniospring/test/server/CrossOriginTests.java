package io.github.miniospring.test.server;

import java.util.Map;

import io.github.miniospring.test.server.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers are told before they let pages of other origins read or write. */
@ExtendWith(MinioServerExtension.class)
class CrossOriginTests {

    private static final String ORIGIN = "https://share.example.com";

    private final TestClient client;

    CrossOriginTests(MinioTestServer server) {
        this.client = TestClient.of(server);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/no-such-bucket", "/x/k", "/no-such-bucket/cat?X-Amz-Expires=5" })
    void mayDoWhatTheyAskForWhateverItIsAbout(String target) {
        Answer answer = this.client.plain("OPTIONS", target, "", Map.of("Origin", ORIGIN,
                "Access-Control-Request-Method", "PUT", "Access-Control-Request-Headers", "x-a,content-type"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("PUT");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("x-a,content-type");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Vary"))
            .isEqualTo("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void mayReadWhatTheyGet() {
        Answer answer = this.client.plain("GET", "/no-such-bucket/cat", "", Map.of("Origin", ORIGIN));

        assertThat(answer.outcome()).isEqualTo("403 AccessDenied");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("Etag");
    }

    @Test
    void areToldNothingWhereTheyDoNotSayWhoTheyAre() {
        Answer asked = this.client.plain("OPTIONS", "/", "", Map.of("Access-Control-Request-Method", "PUT"));
        Answer plain = this.client.plain("OPTIONS", "/", "", Map.of());

        assertThat(asked.status()).isEqualTo(204);
        assertThat(plain.status()).isEqualTo(200);
        assertThat(asked.header("Access-Control-Allow-Origin") + plain.header("Access-Control-Allow-Origin")).isEmpty();
    }

}
