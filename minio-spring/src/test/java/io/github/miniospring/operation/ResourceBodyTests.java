package io.github.miniospring.operation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.web.MockMultipartFile;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ResourceBodyTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final DataBufferFactory buffers = DefaultDataBufferFactory.sharedInstance;

    private final Scheduler io = Schedulers.boundedElastic();

    @Test
    void anUploadedFileTellsItsLengthAndIsReadAgain() {
        ObjectBody file = ObjectBody
            .of(new MockMultipartFile("photo", "tom.jpg", "image/jpeg", new byte[] { 84, 111 }));

        ObjectBody body = file.prepare(this.io).block(LIMIT);

        assertThat(body.contentLength()).isEqualTo(2);
        assertThat(body.repeatable()).isTrue();
        assertThat(body.contentType()).isEqualTo("image/jpeg");
        assertThat(read(body)).isEqualTo("To");
        assertThat(read(body)).isEqualTo("To");
    }

    private String read(ObjectBody body) {
        return DataBufferUtils.join(body.read(this.buffers, this.io))
            .map(buffer -> buffer.toString(StandardCharsets.UTF_8))
            .block(LIMIT);
    }

    @Test
    void aResourceThatCanBeReadOnlyOnceIsRefused() {
        ObjectBody body = ObjectBody.of(new InputStreamResource(new ByteArrayInputStream(new byte[2])));

        StepVerifier.create(body.prepare(this.io))
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give its InputStream with the length"))
            .verify(LIMIT);
    }

}
