package io.github.miniospring.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.UnreadableBodyException;
import io.github.miniospring.client.TransferSettings;
import org.springframework.util.unit.DataSize;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Objects larger than a part whose source fails. */
@MinioContract
class FailedUploadTests {

    private static final int PART = 5 * 1024 * 1024;

    private static final byte[] CONTENT = new byte[PART + 100];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @Test
    void leavesNothingBehindWhenTheSourceFails(TestBucket bucket) {
        InputStream broken = new BrokenStream(new byte[2 * PART], 2 * PART);

        assertThatExceptionOfType(UnreadableBodyException.class)
            .isThrownBy(() -> bucket.template().putObject(bucket.name(), "key", ObjectBody.of(broken)))
            .withMessageContaining("the source of the body failed: broken");
        assertThat(uploads(bucket)).isEmpty();
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheSourceIsTooShort(TestBucket bucket) {
        assertThatExceptionOfType(UnreadableBodyException.class)
            .isThrownBy(() -> bucket.template()
                .putObject(bucket.name(), "key", new ByteArrayInputStream(CONTENT), CONTENT.length + 1))
            .withMessageContaining("The body ended after " + CONTENT.length + " of the " + (CONTENT.length + 1));
        assertThat(uploads(bucket)).isEmpty();
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheSourceIsTooLong(TestBucket bucket) {
        assertThatExceptionOfType(UnreadableBodyException.class)
            .isThrownBy(() -> bucket.template()
                .putObject(bucket.name(), "key", Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(CONTENT)),
                        CONTENT.length - 1))
            .withMessageContaining("longer than the " + (CONTENT.length - 1) + " bytes");
        assertThat(uploads(bucket)).isEmpty();
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheWriterFails(TestBucket bucket) {
        ObjectBody body = ObjectBody.writer(out -> {
            out.write(CONTENT);
            throw new IOException("changed my mind");
        });

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> bucket.template().putObject(bucket.name(), "key", body))
            .withMessageContaining("changed my mind");
        assertThat(uploads(bucket)).isEmpty();
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void refusesAnObjectThatIsLargerThanTheClientAllows(TestServer server, TestBucket bucket) {
        var settings = new TransferSettings(DataSize.ofMegabytes(5), 2, DataSize.ofMegabytes(5),
                DataSize.ofBytes(PART + 50));
        try (var client = server.client().transfer(settings).build()) {
            MinioTemplate template = new MinioTemplate(client);

            assertThatIllegalArgumentException().isThrownBy(() -> template.putObject(bucket.name(), "key", CONTENT))
                .withMessageContaining("are more than maxObjectSize 5242930B");
            assertThatExceptionOfType(MinioRequestException.class).isThrownBy(
                    () -> template.putObject(bucket.name(), "key", ObjectBody.of(new ByteArrayInputStream(CONTENT))))
                .withMessageContaining("The body is longer than 5242930 bytes");
            assertThat(uploads(bucket)).isEmpty();
        }
    }

    private static List<ListMultipartUploads.Upload> uploads(TestBucket bucket) {
        return bucket.execute(ListMultipartUploads.of(bucket.name()).prefix("key")).uploads();
    }

    /** Fails after some bytes. */
    private static final class BrokenStream extends InputStream {

        private final InputStream content;

        private BrokenStream(byte[] content, int length) {
            this.content = new ByteArrayInputStream(content, 0, length);
        }

        @Override
        public int read() throws IOException {
            int next = this.content.read();
            if (next < 0) {
                throw new IOException("broken");
            }
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = this.content.read(bytes, offset, length);
            if (count < 0) {
                throw new IOException("broken");
            }
            return count;
        }

    }

}
