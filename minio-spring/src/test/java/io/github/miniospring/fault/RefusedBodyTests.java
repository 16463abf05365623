package io.github.miniospring.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server that refuses what it has not read may reset the connection a moment later: the
 * next request goes over another one.
 */
@Timeout(60)
class RefusedBodyTests {

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final MinioTemplate template = this.server.template();

    @Test
    void leavesTheConnection() {
        refuses("PreconditionFailed", 412);

        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> this.template.putObject("photos", "cat.png", new byte[10], upload -> upload.ifAbsent()));

        assertThat(this.template.objectExists("photos", "cat.png")).isTrue();
        assertThat(this.server.connections()).isEqualTo(2);
    }

    @Test
    void leavesTheConnectionOfAFile(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("cat.png"), new byte[100_000]);
        refuses("PreconditionFailed", 412);

        assertThatExceptionOfType(PreconditionFailedException.class)
            .isThrownBy(() -> this.template.uploadObject("photos", "cat.png", file, upload -> upload.ifAbsent()));

        assertThat(this.template.objectExists("photos", "cat.png")).isTrue();
        assertThat(this.server.connections()).isEqualTo(2);
    }

    @Test
    void keepsTheConnectionWithoutABody() {
        refuses("NoSuchKey", 404);

        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.getObjectBytes("photos", "cat.png"));

        assertThat(this.template.objectExists("photos", "cat.png")).isTrue();
        assertThat(this.server.connections()).isEqualTo(1);
    }

    private void refuses(String code, int status) {
        this.server.plays(Scripts.error(status, code), exchange -> exchange.answer(200, "ETag: \"e\"\n", ""));
    }

}
