package io.github.miniospring.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.SnowballObject;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.Tags;
import io.github.miniospring.template.MinioTemplate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What is sent, and what becomes of it on this side. */
class SnowballArchiveTests {

    @TempDir
    private Path directory;

    private final CannedExchange server = new CannedExchange();

    private final MinioClient client = this.server.client("https://localhost:9000").region("us-east-1").build();

    private final MinioTemplate template = new MinioTemplate(this.client);

    @AfterEach
    void close() {
        this.client.close();
    }

    @Test
    void tellsTheServerWhatIsKeptWithEachObject() throws IOException {
        this.server.answer(200, "").answer(404, "");
        Instant time = Instant.parse("2020-02-03T04:05:06Z");

        this.template.uploadSnowballObjects("photos",
                List.of(SnowballObject.of("a.txt", "content").withModified(time), SnowballObject.of("b/", "")),
                snowball -> snowball.userMetadata("color", "gr\u00fcn").tags(Tags.forObject(Map.of("a", "1"))));

        assertThat(this.server.sent().get(0).uri().getPath()).matches("/photos/snowball\\.[0-9a-f-]+\\.tar");
        assertThat(this.server.sent().get(0).header("x-amz-meta-snowball-auto-extract")).isEqualTo("true");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new ByteArrayInputStream(this.server.sent().get(0).body()))) {
            TarArchiveEntry entry = tar.getNextEntry();
            assertThat(entry.getName()).isEqualTo("a.txt");
            assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(time);
            assertThat(entry.getExtraPaxHeaders()).containsEntry("minio.metadata.content-type", "text/plain")
                .containsEntry("minio.metadata.x-amz-meta-color", "=?UTF-8?B?Z3LDvG4=?=")
                .containsEntry("minio.metadata.x-amz-tagging", "a=1");
            assertThat(tar.readAllBytes()).asString().isEqualTo("content");
            assertThat(tar.getNextEntry()).matches(TarArchiveEntry::isDirectory)
                .extracting(TarArchiveEntry::getName)
                .isEqualTo("b/");
            assertThat(tar.getNextEntry()).isNull();
        }
    }

    @Test
    void removesTheArchiveWhereTheServerHasKeptIt() {
        this.server.answer(200, "", "x-amz-version-id", "v1").answer(200, "").answer(204, "");

        assertThatExceptionOfType(UnsupportedByServerException.class)
            .isThrownBy(() -> this.template.uploadSnowballObjects("photos", List.of(SnowballObject.of("a", "a"))))
            .withMessageContaining("The archive was stored in place of its objects, and has been removed")
            .withMessageContaining("MinIO has it");

        CannedExchange.Sent removal = this.server.sent().get(2);
        assertThat(removal.method().name()).isEqualTo("DELETE");
        assertThat(removal.uri().getPath()).isEqualTo(this.server.sent().get(0).uri().getPath());
        assertThat(removal.uri().getQuery()).isEqualTo("versionId=v1");
    }

    @Test
    void sendsNothingWhereThereIsNothing() {
        assertThat(this.template.uploadSnowballObjects("photos", List.of()).objects()).isZero();
        assertThat(this.server.sent()).isEmpty();
    }

    @Test
    void usesTheStagingFileAndRemovesIt() throws IOException {
        Path staging = Files.writeString(this.directory.resolve("staging"), "old");
        AtomicInteger sizes = new AtomicInteger();
        this.server.answer(200, "").answer(404, "");

        this.template.uploadSnowballObjects("photos",
                Flux.range(0, 2)
                    .map(i -> SnowballObject.of("k" + i, "content"))
                    .doOnNext(object -> sizes.incrementAndGet()),
                snowball -> snowball.stagingFile(staging));

        assertThat(sizes).hasValue(2);
        assertThat(staging).doesNotExist();
    }

    @Test
    void leavesNoFileWhenTheCallFails() {
        Path staging = this.directory.resolve("staging");
        this.server.answer(403, "");

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> this.template.uploadSnowballObjects("photos",
                List.of(SnowballObject.of("a", "a")), snowball -> snowball.stagingFile(staging)));
        assertThat(staging).doesNotExist();
    }

    @Test
    void leavesNoFileWhenNobodyWaitsAnyMore() {
        Path staging = this.directory.resolve("staging");
        ObjectBody endless = ObjectBody.of(
                Flux.<DataBuffer>never()
                    .startWith(Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[10])))),
                20);

        StepVerifier
            .create(this.template.reactive()
                .uploadSnowballObjects("photos", List.of(SnowballObject.of("a", endless)),
                        snowball -> snowball.stagingFile(staging)))
            .expectSubscription()
            .then(() -> Awaitility.await().until(() -> Files.exists(staging)))
            .thenCancel()
            .verify(Duration.ofSeconds(5));

        Awaitility.await().until(() -> !Files.exists(staging));
        assertThat(this.server.sent()).isEmpty();
    }

    @Test
    void readsTheObjectsWhileTheyArePacked() {
        List<Integer> made = new ArrayList<>();
        this.server.answer(200, "").answer(404, "");

        this.template.uploadSnowballObjects("photos", IntStream.range(0, 5).mapToObj(i -> {
            made.add(i);
            return SnowballObject.of("k" + i, "content");
        }));

        assertThat(made).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void failsWhenABodyHasOtherBytesThanItSays() {
        ObjectBody liar = ObjectBody
            .of(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap("abc".getBytes(StandardCharsets.UTF_8))), 5);

        assertThatExceptionOfType(UncheckedIOException.class)
            .isThrownBy(() -> this.template.uploadSnowballObjects("photos", List.of(SnowballObject.of("a", liar))))
            .withMessageContaining("'a' closed at '3' before the '5' bytes");
        assertThat(this.server.sent()).isEmpty();
    }

    @Test
    void refusesPrefixesThatWouldBeOthers() {
        for (String prefix : List.of("/a", "a//b", "../a", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> this.template.uploadSnowballObjects("photos",
                    List.of(), snowball -> snowball.prefix(prefix)));
        }
    }

    @Test
    void namesTheLibraryThatIsMissing() throws IOException {
        try (URLClassLoader bare = new URLClassLoader(new URL[0], null)) {
            assertThatIllegalStateException().isThrownBy(() -> TarFile.requireLibraries(SnowballCompression.NONE, bare))
                .withMessage("uploadSnowballObjects needs org.apache.commons:commons-compress for this, which is not on"
                        + " the class path; add it to your build");
        }
    }

}
