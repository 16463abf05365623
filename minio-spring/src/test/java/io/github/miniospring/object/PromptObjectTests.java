package io.github.miniospring.object;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.operation.RequestText;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ObjectContent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PromptObjectTests {

    private final PromptObject prompt = PromptObject.of("photos", "cat.png", "What \"colour\" is it?");

    @Test
    void asksTheServersOwnFunction() {
        assertThat(RequestText.of(this.prompt)).isEqualTo("""
                POST /photos/cat.png?lambdaArn=
                content-type: application/json

                {"prompt":"What \\"colour\\" is it?"}
                """);
    }

    @Test
    void sendsAllItsOptions() {
        this.prompt.lambda("arn:minio:s3-object-lambda::old:webhook")
            .lambda("arn:minio:s3-object-lambda::_:webhook")
            .versionId("v1")
            .entry("model", "big")
            .entry("temperature", 0.5)
            .entry("stop", List.of("a", "b"))
            .entry("nested", Map.of("on", true))
            .entry("none", null);

        assertThat(RequestText.of(this.prompt)).isEqualTo(
                """
                        POST /photos/cat.png?lambdaArn=arn%3Aminio%3As3-object-lambda%3A%3A_%3Awebhook&versionId=v1
                        content-type: application/json

                        {"prompt":"What \\"colour\\" is it?","model":"big","temperature":0.5,"stop":["a","b"],"nested":{"on":true},"none":null}
                        """);
    }

    @Test
    void readsTheAnswerAsItComes() throws IOException {
        try (MinioClient client = new CannedExchange().answer(200, "It is grey.", "Content-Type", "text/plain")
            .client()
            .build(); ObjectContent answer = new MinioTemplate(client).promptObject("photos", "cat.png", "Which?")) {
            assertThat(answer.inputStream().readAllBytes()).asString().isEqualTo("It is grey.");
            assertThat(answer.stat().contentType()).isEqualTo("text/plain");
        }
    }

    @Test
    void keepsTheQuestionToItself() {
        assertThatIllegalArgumentException().isThrownBy(() -> this.prompt.entry("prompt", "another"))
            .withMessage("The entry 'prompt' is the question itself; name another one");
        assertThatIllegalArgumentException().isThrownBy(() -> PromptObject.of("photos", "cat.png", " "));
    }

}
