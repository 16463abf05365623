package io.github.miniospring.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

import io.github.miniospring.ETag;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.contract.Transport;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.object.DeleteObject.DeletedObject;
import io.github.miniospring.object.ObjectStat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class ObjectOperationsTests {

    private final MinioTemplate template;

    private final String bucket;

    ObjectOperationsTests(TestBucket bucket) {
        this.template = bucket.template();
        this.bucket = bucket.name();
        this.template.putObject(this.bucket, "digits", "0123456789", upload -> upload.contentType("text/plain"));
    }

    @ParameterizedTest
    @EnumSource
    void readsALargeObjectInPieces(Transport transport, TestServer server) {
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        try (TestBucket other = server.bucket(transport)) {
            other.template().putObject(other.name(), "key", content);

            byte[] read = other.template().getObject(other.name(), "key", object -> {
                assertThat(object.status()).isEqualTo(200);
                assertThat(object.contentLength()).isEqualTo(content.length);
                assertThat(object.stat().size()).isEqualTo(content.length);
                assertThat(object.verified()).isTrue();
                return object.inputStream().readAllBytes();
            });

            assertThat(read).isEqualTo(content);
        }
    }

    @Test
    void givesTheReaderWhatItMakesOfTheContent() {
        assertThat(this.template.<Integer>getObject(this.bucket, "digits", content -> content.inputStream().read()))
            .isEqualTo('0');
        assertThat(this.template.<Object>getObject(this.bucket, "digits", content -> null)).isNull();
    }

    @Test
    void readsOnTheCallersThread() {
        assertThat(this.template.<Thread>getObject(this.bucket, "digits", content -> Thread.currentThread()))
            .isSameAs(Thread.currentThread());
    }

    @Test
    void failsAsTheReaderFails() {
        assertThatExceptionOfType(UncheckedIOException.class)
            .isThrownBy(() -> this.template.getObject(this.bucket, "digits", content -> {
                throw new IOException("disk full");
            }))
            .withMessage("disk full");
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> this.template.getObject(this.bucket, "digits", content -> {
                throw new IllegalStateException("mine");
            }))
            .withMessage("mine");
    }

    @Test
    void opensAnObjectForTheCallerToClose() throws IOException {
        InputStream stream;
        try (ObjectContent content = this.template.openObject(this.bucket, "digits")) {
            stream = content.inputStream();
            assertThat(stream.readNBytes(4)).asString().isEqualTo("0123");
            assertThat(content.inputStream()).isSameAs(stream);
        }

        assertThatExceptionOfType(IOException.class).isThrownBy(stream::read).withMessage("The stream is closed");
    }

    @Test
    void readsText() {
        this.template.putObject(this.bucket, "utf8", "gr\u00fcn");
        this.template.putObject(this.bucket, "latin1", "gr\u00fcn".getBytes(StandardCharsets.ISO_8859_1),
                upload -> upload.contentType("text/plain; charset=ISO-8859-1"));
        this.template.putObject(this.bucket, "odd", "gr\u00fcn",
                upload -> upload.contentType("text/plain; charset=unheard-of"));
        this.template.putObject(this.bucket, "nonsense", "gr\u00fcn", upload -> upload.contentType("nonsense"));

        for (String key : new String[] { "utf8", "latin1", "odd", "nonsense" }) {
            assertThat(this.template.getObjectAsString(this.bucket, key)).isEqualTo("gr\u00fcn");
        }
    }

    @Test
    void tellsOfAnObject() {
        Instant soon = Instant.now().plus(Duration.ofMinutes(1));

        ObjectStat stat = this.template.statObject(this.bucket, "digits");

        assertThat(stat.bucket()).isEqualTo(this.bucket);
        assertThat(stat.key()).isEqualTo("digits");
        assertThat(stat.size()).isEqualTo(10);
        assertThat(stat.etag()).isEqualTo(new ETag("781e5e245d69b566979b86e28d23f2c7"));
        assertThat(stat.lastModified()).isBefore(soon).isAfter(soon.minus(Duration.ofMinutes(10)));
        assertThat(stat.contentType()).isEqualTo("text/plain");
        assertThat(stat.versionId()).isNull();
        assertThat(stat.storageClass()).isEqualTo("STANDARD");
        assertThat(stat.tagCount()).isZero();
        assertThat(stat.legalHold()).isFalse();
        assertThat(stat.retention()).isNull();
        assertThat(stat.userMetadata()).isEmpty();
        assertThat(stat.headers().getFirst(ChecksumAlgorithm.CRC32C.header())).isNotNull();
    }

    @Test
    void failsWhereThereIsNoObject() {
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.statObject(this.bucket, "none"))
            .withMessageStartingWith("HeadObject " + this.bucket + "/none: NoSuchKey (404)");
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.getObjectBytes(this.bucket, "none"))
            .withMessageStartingWith("GetObject " + this.bucket + "/none: NoSuchKey (404)");
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.openObject(this.bucket, "none"));
    }

    @Test
    void failsWhereThereIsNoBucket() {
        String missing = "no-such-bucket-here";

        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.statObject(missing, "key"));
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.getObjectBytes(missing, "key"));
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.objectExists(missing, "key"));
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.findObject(missing, "key"));
        assertThatExceptionOfType(NoSuchBucketException.class)
            .isThrownBy(() -> this.template.removeObject(missing, "key"));
    }

    @Test
    void saysWhetherThereIsAnObject() {
        assertThat(this.template.objectExists(this.bucket, "digits")).isTrue();
        assertThat(this.template.objectExists(this.bucket, "none")).isFalse();
    }

    @Test
    void findsAnObject() {
        assertThat(this.template.findObject(this.bucket, "digits"))
            .hasValueSatisfying(stat -> assertThat(stat.size()).isEqualTo(10));
        assertThat(this.template.findObject(this.bucket, "none")).isEmpty();
    }

    @Test
    void removesAnObject() {
        assertThat(this.template.removeObject(this.bucket, "digits")).isEqualTo(new DeletedObject(false, null));

        assertThat(this.template.objectExists(this.bucket, "digits")).isFalse();
    }

    @Test
    void removesWhatIsNotThere() {
        assertThat(this.template.removeObject(this.bucket, "none")).isEqualTo(new DeletedObject(false, null));
    }

    @Test
    void readsEachByteOnlyOnce() {
        byte[] content = new byte[300_000];
        new Random(2).nextBytes(content);
        this.template.putObject(this.bucket, "key", content);
        byte[] read = new byte[content.length];

        this.template.getObject(this.bucket, "key", object -> {
            InputStream in = object.inputStream();
            assertThat(in.read(read, 0, 0)).isZero();
            int filled = 0;
            read[filled++] = (byte) in.read();
            for (int count = 0; count >= 0; count = in.read(read, filled, Math.min(777, read.length - filled))) {
                filled += count;
                if (filled == read.length) {
                    break;
                }
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[10])).isEqualTo(-1);
            return null;
        });

        assertThat(Arrays.equals(read, content)).isTrue();
    }

}
