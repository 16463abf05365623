package io.github.miniospring.template;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.object.ObjectWriteResult;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@MinioContract
class UploadOutputStreamTests {

    private static final byte[] CONTENT = new byte[5 * 1024 * 1024 + 100_000];

    static {
        new Random(3).nextBytes(CONTENT);
    }

    @Test
    void storesWhatWasWrittenWhenItIsCommitted(TestBucket bucket) throws IOException {
        try (UploadOutputStream out = bucket.template()
            .objectOutputStream(bucket.name(), "key", upload -> upload.contentType("text/plain"))) {
            out.write(CONTENT[0]);
            out.write(CONTENT, 1, CONTENT.length - 1);
            assertThat(bucket.keys()).isEmpty();

            ObjectWriteResult stored = out.commit();

            assertThat(stored.etag()).isNotNull();
        }
        assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(CONTENT);
        assertThat(bucket.template().statObject(bucket.name(), "key").contentType()).isEqualTo("text/plain");
    }

    @Test
    void storesNothingWhenAnExceptionLeavesTheBlock(TestBucket bucket) {
        assertThatIllegalStateException().isThrownBy(() -> {
            try (UploadOutputStream out = bucket.template().objectOutputStream(bucket.name(), "key")) {
                out.write(CONTENT);
                throw new IllegalStateException("of the caller");
            }
        }).withMessage("of the caller");

        assertThat(bucket.keys()).isEmpty();
        assertThat(bucket.execute(ListMultipartUploads.of(bucket.name()).prefix("key")).uploads()).isEmpty();
    }

    @Test
    void storesNothingThatWasNotCommitted(TestBucket bucket) throws IOException {
        try (UploadOutputStream out = bucket.template().objectOutputStream(bucket.name(), "key")) {
            out.write(1);
        }

        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void storesWhatAStreamAroundItHasFinished(TestBucket bucket) throws IOException {
        try (UploadOutputStream out = bucket.template().objectOutputStream(bucket.name(), "key.zip")) {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write("meow".getBytes(StandardCharsets.UTF_8));
            zip.finish();
            out.commit();
        }

        assertThat(bucket.keys()).containsExactly("key.zip");
    }

    @Test
    void saysWhatToDoWhenItWasClosedBeforeItWasCommitted(TestBucket bucket) {
        UploadOutputStream out = bucket.template().objectOutputStream(bucket.name(), "key");
        out.close();

        assertThatIllegalStateException().isThrownBy(out::commit).withMessageContaining("ObjectBody.writer");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write(1));
    }

    @Test
    void failsWithTheFailureOfTheUpload(TestBucket bucket) {
        try (UploadOutputStream out = bucket.template().objectOutputStream(bucket.name() + "-missing", "key")) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                for (int i = 0; i < 20; i++) {
                    out.write(CONTENT);
                }
            })
                .withCauseInstanceOf(MinioResponseException.class)
                .satisfies(failure -> assertThat(((MinioResponseException) failure.getCause()).code())
                    .isEqualTo(ErrorCode.NO_SUCH_BUCKET));
        }
    }

    @Test
    void refusesThreadsThatMustNotWait(TestBucket bucket) {
        Mono<?> call = Mono.fromCallable(() -> bucket.template().objectOutputStream(bucket.name(), "key"))
            .subscribeOn(Schedulers.parallel());

        assertThatIllegalStateException().isThrownBy(() -> call.block(Duration.ofSeconds(10)))
            .withMessageContaining("must not wait");
    }

}
