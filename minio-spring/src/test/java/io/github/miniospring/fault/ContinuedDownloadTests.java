package io.github.miniospring.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.ObjectChangedException;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.DownloadedObject;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Downloads that are continued after something went wrong. */
@Timeout(60)
class ContinuedDownloadTests {

    private static final int RANGE = 64 * 1024;

    private static final DataSize RANGE_SIZE = DataSize.ofBytes(RANGE);

    @AutoClose
    private final FaultServer server = new FaultServer();

    @TempDir
    private Path directory;

    private final byte[] content = bytes(10 * RANGE + 1, 1);

    private final ServedObject object = new ServedObject(this.content);

    private static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private Path target() {
        return this.directory.resolve("target");
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(this.directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Test
    void continuesAfterAFailureWhatHasArrived() {
        this.server.plays(this.object, this.object, this.object, this.object, exchange -> Scripts.BUSY.play(exchange));
        MinioTemplate template = this.server.template(builder -> builder.retry(RetrySettings.NONE));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> resume(template, 1));
        assertThat(files()).containsExactly("target.e1.part.minio");

        this.server.plays(this.object);
        int before = this.server.requests().size();
        DownloadedObject downloaded = resume(template, 2);

        assertThat(target()).hasBinaryContent(this.content);
        assertThat(downloaded.verified()).isTrue();
        assertThat(this.server.requests().size() - before).isEqualTo(1 + 11 - 3);
        assertThat(files()).containsExactly("target");
    }

    private DownloadedObject resume(MinioTemplate template, int parallel) {
        return template.downloadObject("photos", "cat.png", target(),
                download -> download.parallel(parallel).rangeSize(RANGE_SIZE).resume());
    }

    @Test
    void beginsAnewWhenTheObjectHasChanged() {
        this.server.plays(this.object, this.object, this.object, exchange -> Scripts.BUSY.play(exchange));
        MinioTemplate template = this.server.template(builder -> builder.retry(RetrySettings.NONE));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> resume(template, 1));

        byte[] other = bytes(5 * RANGE, 2);
        this.object.replace(other, "e2");
        this.server.plays(this.object);
        resume(template, 2);

        assertThat(target()).hasBinaryContent(other);
        assertThat(files()).containsExactly("target");
    }

    @Test
    void keepsNothingOfAnObjectThatChangesWhileItIsContinued() {
        this.server.plays(this.object, this.object, exchange -> {
            this.object.replace(bytes(5 * RANGE, 2), "e2");
            this.object.play(exchange);
        }, this.object);

        assertThatExceptionOfType(ObjectChangedException.class).isThrownBy(() -> resume(this.server.template(), 2));

        assertThat(files()).isEmpty();
    }

    @Test
    void keepsNothingThatDoesNotMatchItsChecksum() {
        this.server.plays(this.object, this.object, this.object.flipping(1000), this.object);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> resume(this.server.template(), 2))
            .withMessageContaining("do not match");

        assertThat(files()).isEmpty();
    }

    @Test
    void doesNotTrustAPartFileWithoutItsLedger() throws IOException {
        Files.write(this.directory.resolve("target.e1.part.minio"), new byte[3 * RANGE]);
        this.server.plays(this.object);

        resume(this.server.template(), 2);

        assertThat(target()).hasBinaryContent(this.content);
    }

    @Test
    void leavesAFileAloneThatIsNoPartOfTheDownload() throws IOException {
        Path theirs = Files.writeString(this.directory.resolve("theirs"), "theirs");
        this.server.plays(this.object);

        assertThatExceptionOfType(UncheckedIOException.class)
            .isThrownBy(() -> this.server.template()
                .downloadObject("photos", "cat.png", target(), download -> download.resume().temporaryFile(theirs)))
            .withMessageContaining("it is no part of this download; remove it or name another file");

        assertThat(theirs).hasContent("theirs");
        assertThat(files()).containsExactly("theirs");
    }

    @Test
    void letsOneDownloadWriteAPartFileAtATime() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        this.server.plays(this.object, exchange -> {
            arrived.countDown();
            second.await();
            this.object.play(exchange);
        }, this.object);
        MinioTemplate template = this.server.template();
        Disposable first = template.reactive()
            .downloadObject("photos", "cat.png", target(), download -> download.parallel(1).resume())
            .subscribe();
        arrived.await();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> resume(template, 1))
            .withMessageContaining("is in use: another download is writing it");
        second.countDown();

        await().untilAsserted(() -> assertThat(files()).containsExactly("target"));
        await().until(first::isDisposed);
        assertThat(target()).hasBinaryContent(this.content);
    }

}
