package io.github.miniospring.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.miniospring.MinioException;
import io.github.miniospring.UnreadableBodyException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.multipart.AbortMultipartUpload;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Uploads that go on where others have ended. */
@MinioContract
class ResumptionTests {

    private static final int PART = 5 * 1024 * 1024;

    private static final byte[] CONTENT = new byte[2 * PART + 100];

    static {
        new Random(2).nextBytes(CONTENT);
    }

    @TempDir
    private Path directory;

    @Test
    void sendsOnlyWhatTheServerHasNot(TestServer server, TestBucket bucket) {
        breakOff(bucket, upload -> upload.resume());
        assertThat(uploads(bucket)).hasSize(1);

        List<Integer> sent = send(server, bucket, ObjectBody.of(CONTENT), upload -> upload.resume());

        assertThat(sent).containsExactly(2, 3);
        assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(CONTENT);
        assertThat(uploads(bucket)).isEmpty();
    }

    @Test
    void goesOnWithAStreamToo(TestServer server, TestBucket bucket) {
        breakOff(bucket, upload -> upload.resume());

        List<Integer> sent = send(server, bucket, ObjectBody.of(new ByteArrayInputStream(CONTENT)),
                upload -> upload.resume());

        assertThat(sent).containsExactly(2, 3);
        assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(CONTENT);
    }

    @Test
    void sendsPartsAgainThatHaveOtherBytes(TestServer server, TestBucket bucket) {
        breakOff(bucket, upload -> upload.resume());
        byte[] other = CONTENT.clone();
        other[17]++;

        List<Integer> sent = send(server, bucket, ObjectBody.of(other), upload -> upload.resume());

        assertThat(sent).containsExactly(1, 2, 3);
        assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(other);
    }

    @Test
    void beginsAnewWithoutAnythingToGoOnWith(TestServer server, TestBucket bucket) {
        assertThat(send(server, bucket, ObjectBody.of(CONTENT), upload -> upload.resume())).containsExactly(1, 2, 3);
    }

    @Test
    void goesOnByItsToken(TestServer server, TestBucket bucket) throws IOException {
        Path file = Files.write(this.directory.resolve("file"), CONTENT);
        String token = begun(bucket, file);

        List<Integer> sent = send(server, bucket, ObjectBody.of(file), upload -> upload.resume(token));

        assertThat(sent).containsExactly(2, 3);
        assertThat(bucket.template().getObjectBytes(bucket.name(), "key")).isEqualTo(CONTENT);
    }

    @Test
    void refusesAFileThatHasChanged(TestBucket bucket) throws IOException {
        Path file = Files.write(this.directory.resolve("file"), CONTENT);
        String token = begun(bucket, file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

        assertThatIllegalArgumentException()
            .isThrownBy(
                    () -> bucket.template().uploadObject(bucket.name(), "key", file, upload -> upload.resume(token)))
            .withMessageContaining("the source has changed since the upload was begun");
        assertThat(bucket.keys()).isEmpty();
    }

    @Test
    void beginsAnewWhenTheUploadIsGone(TestServer server, TestBucket bucket) throws IOException {
        Path file = Files.write(this.directory.resolve("file"), CONTENT);
        String token = begun(bucket, file);
        bucket.execute(AbortMultipartUpload.of(bucket.name(), "key", UploadToken.parse(token).uploadId()));

        assertThat(send(server, bucket, ObjectBody.of(file), upload -> upload.resume(token))).containsExactly(1, 2, 3);
    }

    @Test
    void refusesTokensOfOthers() {
        UploadToken token = new UploadToken("bucket", "a\nb", "id", PART, -1, null);

        assertThat(UploadToken.parse(token.toString())).isEqualTo(token);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Upload.of("bucket", "key", ObjectBody.empty()).resume(token.toString()))
            .withMessageContaining("not to bucket/key");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Upload.of("bucket", "key", ObjectBody.empty()).resume("abc"))
            .withMessageContaining("no token of an upload");
    }

    @Test
    void refusesAFileThatChangesWhileItIsSent(TestBucket bucket) throws IOException {
        Path file = Files.write(this.directory.resolve("file"), CONTENT);

        assertThatExceptionOfType(UnreadableBodyException.class)
            .isThrownBy(() -> bucket.template()
                .uploadObject(bucket.name(), "key", file, upload -> upload.progress((sent, total) -> touch(file))))
            .withMessageContaining("the source has changed while it was sent");
        assertThat(uploads(bucket)).isEmpty();
    }

    private static void touch(Path file) {
        if (!file.toFile().setLastModified(1_000_000_000_000L)) {
            throw new IllegalStateException("The file cannot be touched");
        }
    }

    private static String begun(TestBucket bucket, Path file) throws IOException {
        AtomicReference<UploadToken> token = new AtomicReference<>();
        breakOff(bucket, upload -> upload.resumeToken(token::set));
        UploadToken begun = token.get();
        return new UploadToken(begun.bucket(), begun.key(), begun.uploadId(), begun.partSize(), CONTENT.length,
                Files.getLastModifiedTime(file).toInstant())
            .toString();
    }

    /** Leaves an upload with its first part. */
    private static void breakOff(TestBucket bucket, Consumer<Upload> options) {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(CONTENT, PART + 200_000)),
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("broken");
                    }
                });
        assertThatExceptionOfType(MinioException.class).isThrownBy(() -> bucket.template()
            .putObject(bucket.name(), "key", ObjectBody.of(broken), options.andThen(upload -> upload.concurrency(1))));
    }

    /** The numbers of the parts that were sent. */
    private static List<Integer> send(TestServer server, TestBucket bucket, ObjectBody body, Consumer<Upload> options) {
        List<Integer> sent = new CopyOnWriteArrayList<>();
        try (MinioClient client = server.client().filter((request, next) -> {
            String query = String.valueOf(request.url().getRawQuery());
            if (query.startsWith("partNumber=")) {
                sent.add(Integer.parseInt(query.substring(11, query.indexOf('&'))));
            }
            return next.exchange(request);
        }).build()) {
            new MinioTemplate(client).putObject(bucket.name(), "key", body,
                    options.andThen(upload -> upload.concurrency(1)));
        }
        return sent;
    }

    private static List<ListMultipartUploads.Upload> uploads(TestBucket bucket) {
        return bucket.execute(ListMultipartUploads.of(bucket.name()).prefix("key")).uploads();
    }

}
