package io.github.miniospring.boot.autoconfigure;

import java.util.List;

import io.github.miniospring.boot.server.RecordingServer;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that is printed holds a secret. */
@ExtendWith(OutputCaptureExtension.class)
class PlantedSecretsTests {

    @Test
    void runningApplicationPrintsNone(CapturedOutput output) {
        try (RecordingServer server = RecordingServer.agreeing();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(
                        StartFailureTests.Application.class)
                    .web(WebApplicationType.NONE)
                    .run("--" + server.endpoint(), "--minio.access-key=planted-access", "--minio.region=us-east-1",
                            "--minio.secret-key=planted-secret", "--minio.session-token=planted-token",
                            "--minio.http.proxy.username=planted-user", "--minio.http.proxy.password=planted-password",
                            "--logging.level.root=DEBUG", "--logging.level.io.github.miniospring=TRACE",
                            "--logging.level.org.springframework.boot.autoconfigure=TRACE",
                            "--logging.level.reactor.netty=TRACE")) {
            application.getBean(MinioTemplate.class).bucketExists("photos");
            application.getBean(MinioTemplate.class).presignedGetObject("photos", "key");
            assertThat(server.requests()).isNotEmpty();
        }

        assertThat(output).contains("HeadBucket photos: 200").doesNotContain("planted-s", "planted-t", "planted-p");
    }

    @ParameterizedTest
    @ValueSource(strings = { "minio.endpoint=http://user:planted@localhost:9000",
            "minio.endpoint=http://user:pl@nted:planted@localhost:9000/path?query",
            "minio.endpoint=user:planted@localhost://9000", "minio.endpoint=user:planted@localhost",
            "minio.endpoint=ftp://user:planted@localhost", "minio.endpoint=http://user:/planted#?@localhost",
            "minio.endpoint=http://localhost:9000/photos?X-Amz-Signature=planted",
            "minio.public-endpoint=https://user:planted@localhost", "minio.http.proxy.url=http://user:planted@proxy",
            "minio.http.proxy.url=https://user:planted@proxy", "minio.secret-key=planted",
            "minio.session-token=planted", "minio.secret-key=planted${unknown}", "minio.access-key=planted${unknown}",
            "minio.secret-key=${planted", "minio.session-token=planted${unknown}",
            "minio.http.proxy.password=planted${minio.http.proxy.password}",
            "minio.secret-key=${minio.secret-key:planted}" })
    void failedStartPrintsNone(String property, CapturedOutput output) {
        StartFailureTests.fail(property);

        assertThat(output.getAll().lines().filter(line -> line.contains("planted")).toList()).isEqualTo(List.of());
        assertThat(output).contains("APPLICATION FAILED TO START");
    }

}
