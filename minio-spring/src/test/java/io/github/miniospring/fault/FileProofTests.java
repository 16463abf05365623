package io.github.miniospring.fault;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.Md5;
import io.github.miniospring.fault.FaultServer.Script;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.DownloadedObject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What proves a file whose object has no checksum of all its bytes. */
@Timeout(60)
class FileProofTests {

    private static final int RANGE = 64 * 1024;

    private static final int[] PARTS = { 100_000, 70_000, 1_000 };

    @AutoClose
    private final FaultServer server = new FaultServer();

    @TempDir
    private Path directory;

    private final byte[] content = new byte[PARTS[0] + PARTS[1] + PARTS[2]];

    private final ServedObject object = new ServedObject(this.content).withoutChecksum();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private Script attributes = Scripts.error(501, "NotImplemented");

    private Script firstPart = Scripts.error(501, "NotImplemented");

    FileProofTests() {
        new Random(7).nextBytes(this.content);
        this.server.plays(exchange -> {
            if (exchange.target().contains("attributes")) {
                this.attributes.play(exchange);
            }
            else if (exchange.target().contains("partNumber")) {
                this.firstPart.play(exchange);
            }
            else {
                this.object.play(exchange);
            }
        });
    }

    private static String checksum(byte[] bytes) {
        ChecksumAlgorithm.Computation computation = ChecksumAlgorithm.CRC32C.start();
        computation.update(ByteBuffer.wrap(bytes));
        return computation.value();
    }

    private String overParts(int... sizes) {
        ByteBuffer all = ByteBuffer.allocate(4 * sizes.length);
        int at = 0;
        for (int size : sizes) {
            all.put(Base64.getDecoder().decode(checksum(Arrays.copyOfRange(this.content, at, at + size))));
            at += size;
        }
        return checksum(all.array()) + "-" + sizes.length;
    }

    private void composite(String value) {
        this.object.head("x-amz-checksum-crc32c: " + value + "\n");
    }

    private static Script parts(String etag, int next, int... sizes) {
        StringBuilder xml = new StringBuilder("<GetObjectAttributesResponse><ETag>" + etag + "</ETag><ObjectParts>");
        for (int size : sizes) {
            xml.append("<Part><PartNumber>1</PartNumber><Size>").append(size).append("</Size></Part>");
        }
        xml.append("<IsTruncated>")
            .append(next > 0)
            .append("</IsTruncated><NextPartNumberMarker>")
            .append(next)
            .append("</NextPartNumberMarker>");
        return exchange -> exchange.answer(200, "", xml + "</ObjectParts></GetObjectAttributesResponse>");
    }

    private static Script firstPart(int size) {
        return exchange -> exchange.begin(206, "ETag: \"e1\"\nContent-Length: " + size + "\n");
    }

    private DownloadedObject download(boolean md5) {
        MinioTemplate template = this.server.template(builder -> builder.meterRegistry(this.meters));
        return template.downloadObject("photos", "cat.png", this.directory.resolve("target"), download -> {
            download.parallel(2).rangeSize(DataSize.ofBytes(RANGE));
            if (md5) {
                download.verifyMd5();
            }
        });
    }

    private boolean verified() {
        return download(false).verified();
    }

    private double unverified() {
        Counter counter = this.meters.find("minio.client.unverified").counter();
        return (counter != null) ? counter.count() : 0;
    }

    @Test
    void isTheChecksumOverItsPartsWhereTheServerTellsHowItWasCut() {
        composite(overParts(PARTS));
        this.attributes = parts("e1", 0, PARTS);

        assertThat(verified()).isTrue();
        assertThat(unverified()).isZero();
    }

    @Test
    void isToldOnSeveralPages() {
        composite(overParts(PARTS));
        this.attributes = exchange -> {
            boolean first = "0".equals(exchange.header("x-amz-part-number-marker"));
            (first ? parts("e1", 2, PARTS[0], PARTS[1]) : parts("e1", 0, PARTS[2])).play(exchange);
        };

        assertThat(verified()).isTrue();
    }

    @Test
    void isTheChecksumOverPartsOfTheSizeOfTheFirst() {
        composite(overParts(100_000, 71_000));
        this.firstPart = firstPart(100_000);

        assertThat(verified()).isTrue();
    }

    @Test
    void isWantingWhereTheFirstPartDoesNotTellHowItWasCut() {
        composite(overParts(PARTS));
        this.firstPart = firstPart(PARTS[0]);

        assertThat(verified()).isFalse();
        assertThat(unverified()).isEqualTo(1);
    }

    @Test
    void isWantingWhereTheServerTellsNothing() {
        composite(overParts(PARTS));

        assertThat(verified()).isFalse();
        assertThat(unverified()).isEqualTo(1);
    }

    @Test
    void isWantingWhereTheServerTellsOfAnotherState() {
        composite(overParts(PARTS));
        this.attributes = parts("e2", 0, PARTS);

        assertThat(verified()).isFalse();
    }

    @Test
    void refusesBytesThatAreOthers() {
        composite("AAAAAA==-3");
        this.attributes = parts("e1", 0, PARTS);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::verified)
            .withMessage("GetObject photos/cat.png: the 171000 bytes that arrived do not match the server's CRC32C of"
                    + " its parts");
        assertThat(this.directory).isEmptyDirectory();
    }

    @Test
    void isNoRefusalWhereTheCutIsAGuess() {
        composite("AAAAAA==-2");
        this.firstPart = firstPart(100_000);

        assertThat(verified()).isFalse();
    }

    @Test
    void isNothingWhereTheChecksumCannotBeRead() {
        composite("AAAAAA==-many");

        assertThat(verified()).isFalse();
    }

    private String md5() {
        Md5 md5 = new Md5();
        md5.update(ByteBuffer.wrap(this.content));
        return md5.value();
    }

    @Test
    void isTheMd5WhereThatIsWanted() {
        this.object.replace(this.content, md5());

        assertThat(download(true).verified()).isTrue();
        assertThat(verified()).isFalse();
    }

    @Test
    void refusesBytesOfAnotherMd5() {
        this.object.replace(this.content, "0123456789abcdef0123456789abcdef");

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> download(true))
            .withMessageEndingWith("do not match the server's MD5");
    }

    @Test
    void isNotTheMd5OfWhatIsEncrypted() {
        this.object.replace(this.content, HexFormat.of().formatHex(new byte[16]));
        this.object.head("x-amz-server-side-encryption: aws:kms\n");

        assertThat(download(true).verified()).isFalse();
    }

    @Test
    void isTheMd5OfAStreamWhereThatIsWanted() {
        this.object.replace(this.content, md5());
        boolean verified = this.server.template()
            .getObject("photos", "cat.png", get -> get.verifyMd5(), content -> content.verified());
        assertThat(verified).isTrue();

        this.object.replace(this.content, "0123456789abcdef0123456789abcdef");
        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template().getObjectBytes("photos", "cat.png", get -> get.verifyMd5()))
            .withMessageEndingWith("do not match the server's MD5");
    }

    @Test
    void isCountedOnceForAFileThatCameInRanges() {
        assertThat(verified()).isFalse();

        assertThat(unverified()).isEqualTo(1);
    }

}
