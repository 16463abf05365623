package io.github.miniospring.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.ObjectChangedException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.fault.FaultServer.Script;
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

/** Files from answers that break off, lie, or belong to another object. */
@Timeout(60)
class DownloadFaultTests {

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

    private DownloadedObject download(int parallel) {
        return this.server.template()
            .downloadObject("photos", "cat.png", target(),
                    download -> download.parallel(parallel).rangeSize(RANGE_SIZE));
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
    void asksForTheRestWhereAnAnswerBreaksOff() {
        this.server.plays(this.object.cutAfter(100_000), this.object);

        DownloadedObject downloaded = download(1);

        assertThat(target()).hasBinaryContent(this.content);
        assertThat(downloaded.verified()).isTrue();
        assertThat(this.server.requests()).hasSize(2);
        assertThat(this.server.request(1).header("Range")).isEqualTo("bytes=100000-" + (this.content.length - 1));
        assertThat(this.server.request(1).header("If-Match")).isEqualTo("\"e1\"");
    }

    @Test
    void asksForTheSameVersionOnly() {
        this.object.head("x-amz-version-id: v7\n");
        this.server.plays(this.object.cutAfter(100_000), this.object);

        download(1);

        assertThat(this.server.request(0).target()).doesNotContain("versionId");
        assertThat(this.server.request(1).target()).endsWith("?versionId=v7");
    }

    @Test
    void fetchesRangesAtOnceAndGuardsThem() {
        this.server.plays(this.object);

        DownloadedObject downloaded = download(3);

        assertThat(target()).hasBinaryContent(this.content);
        assertThat(downloaded.verified()).isTrue();
        assertThat(this.server.requests()).hasSize(11);
        assertThat(this.server.requests().subList(1, 11))
            .allSatisfy(request -> assertThat(request.header("If-Match")).isEqualTo("\"e1\""));
        assertThat(this.server.connections()).isLessThan(11);
        assertThat(files()).containsExactly("target");
    }

    @Test
    void asksForTheRestOfARangeOnly() {
        this.server.plays(this.object, this.object.cutAfter(1000), this.object.cutAfter(2000), this.object);

        download(2);

        assertThat(target()).hasBinaryContent(this.content);
        assertThat(this.server.requests()).hasSize(13);
        assertThat(this.server.requests()).extracting(request -> String.valueOf(request.header("Range")))
            .doesNotHaveDuplicates();
    }

    @Test
    void givesUpAfterAsManyFailuresAsRequestsHave() {
        this.server.plays(this.object.cutAfter(10));

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> download(1))
            .withMessageContaining("the answer broke off after 10 of ");

        assertThat(this.server.requests()).hasSize(4);
        assertThat(files()).isEmpty();
    }

    @Test
    void doesNotContinueWithoutRetries() {
        this.server.plays(this.object.cutAfter(10));
        MinioTemplate template = this.server.template(builder -> builder.retry(RetrySettings.NONE));

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> template.downloadObject("photos", "cat.png", target()));

        assertThat(this.server.requests()).hasSize(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingOfAnObjectThatIsReplacedMeanwhile() throws IOException {
        Files.writeString(target(), "before");
        this.server.plays(this.object, this.object, exchange -> {
            this.object.replace(bytes(this.content.length, 2), "e2");
            this.object.play(exchange);
        }, this.object);

        assertThatExceptionOfType(ObjectChangedException.class).isThrownBy(() -> download(2))
            .withMessage("GetObject photos/cat.png: the object was replaced or removed while it was fetched;"
                    + " nothing is kept");

        assertThat(target()).hasContent("before");
        assertThat(files()).containsExactly("target");
    }

    @Test
    void noticesAServerThatIgnoresTheCondition() {
        Script liar = this.object.ignoringConditions();
        this.server.plays(liar, exchange -> {
            this.object.replace(bytes(this.content.length, 2), "e2");
            liar.play(exchange);
        });
        assertThatExceptionOfType(ObjectChangedException.class).isThrownBy(() -> download(2));
        assertThat(files()).isEmpty();
    }

    @Test
    void noticesAServerThatIgnoresTheRange() {
        this.server.plays(this.object, exchange -> exchange.answer(200, "ETag: \"e1\"\n", this.content));
        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> download(2))
            .withMessageEndingWith("the server has answered 200 with no range; read it in one piece, with parallel(1)");
        assertThat(files()).isEmpty();
    }

    @Test
    void noticesAByteThatWasChangedOnItsWay() {
        this.server.plays(this.object, this.object, this.object.flipping(1000), this.object);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> download(2))
            .withMessage("GetObject photos/cat.png: the " + this.content.length
                    + " bytes that arrived do not match the server's CRC32C");

        assertThat(files()).isEmpty();
    }

    @Test
    void saysWhatItCouldNotVerify() {
        this.object.head("x-amz-checksum-crc32c: AAAAAA==-3\nx-amz-checksum-type: COMPOSITE\n").withoutChecksum();
        this.server.plays(this.object);

        assertThat(download(3).verified()).isFalse();
        assertThat(target()).hasBinaryContent(this.content);
    }

    @Test
    void tellsProgressThatOnlyGrows() {
        List<Long> progress = new CopyOnWriteArrayList<>();
        this.server.plays(this.object, this.object.cutAfter(1000), this.object);

        this.server.template()
            .downloadObject("photos", "cat.png", target(),
                    download -> download.parallel(3).rangeSize(RANGE_SIZE).progress((written, total) -> {
                        assertThat(total).isEqualTo(this.content.length);
                        progress.add(written);
                    }));

        assertThat(progress).isSorted().doesNotHaveDuplicates().endsWith((long) this.content.length);
    }

    @Test
    void removesItsFileWhenNobodyWaitsAnyMore() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        this.server.plays(this.object, exchange -> {
            arrived.countDown();
            exchange.hang();
        });
        Disposable download = this.server.template()
            .reactive()
            .downloadObject("photos", "cat.png", target(), options -> options.parallel(3).rangeSize(RANGE_SIZE))
            .subscribe();
        arrived.await();
        assertThat(files()).hasSize(1);

        download.dispose();

        await().untilAsserted(() -> assertThat(files()).isEmpty());
    }

    @Test
    void removesItsFileWhenTheClientIsClosed() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        this.server.plays(this.object, exchange -> {
            arrived.countDown();
            exchange.hang();
        });
        MinioClient client = this.server.client();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        new MinioTemplate(client).reactive()
            .downloadObject("photos", "cat.png", target(), options -> options.parallel(3).rangeSize(RANGE_SIZE))
            .subscribe(done -> {
            }, failures::add);
        arrived.await();

        client.close();

        await().untilAsserted(() -> assertThat(files()).isEmpty());
        await().untilAsserted(() -> assertThat(failures).hasSize(1));
    }

    @Test
    void limitsTheTimeOfAllRangesTogether() {
        this.server.plays(this.object, FaultExchange::hang);

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template()
                .downloadObject("photos", "cat.png", target(),
                        download -> download.parallel(2).rangeSize(RANGE_SIZE).timeout(Duration.ofMillis(300))))
            .withMessage("GetObject photos/cat.png: not finished within its time limit of 300 ms");

        await().untilAsserted(() -> assertThat(files()).isEmpty());
    }

}
