package io.github.miniospring.transfer;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import io.netty.handler.ssl.OpenSsl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** What is encrypted arrives as it was, by the JDK's TLS and by BoringSSL's. */
@MinioContract
@Tag("native-tls")
@Timeout(60)
class TlsTransferTests {

    /** The server that speaks TLS has buckets of its own. */
    private final String bucket = "tls-" + UUID.randomUUID();

    private final MinioClient client;

    private final MinioTemplate template;

    TlsTransferTests(TestServer server) {
        this.client = MinioClient.builder(server.tlsEndpoint())
            .credentials(server.credentials())
            .http(HttpSettings.builder().tls(server.tls()).build())
            .build();
        this.template = new MinioTemplate(this.client);
    }

    @BeforeEach
    void makeBucket() {
        this.template.makeBucket(this.bucket);
    }

    @AfterEach
    void close() {
        this.template.emptyBucket(this.bucket);
        this.template.removeBucket(this.bucket);
        this.client.close();
    }

    @Test
    void isDoneByWhatTheTestsAskFor() {
        assertThat(OpenSsl.isAvailable()).as("BoringSSL is there")
            .isEqualTo("native".equals(System.getProperty("minio.test.tls")));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 16_384, 65_537, 1_000_003 })
    void bytesComeBack(int length) {
        byte[] content = bytes(length);
        this.template.putObject(this.bucket, "a", content);

        assertThat(this.template.getObjectBytes(this.bucket, "a")).isEqualTo(content);
    }

    @Test
    void filesComeBack(@TempDir Path directory) throws Exception {
        byte[] content = bytes(11 * 1024 * 1024 + 7);
        Path file = Files.write(directory.resolve("up"), content);
        this.template.uploadObject(this.bucket, "a", file, upload -> upload.partSize(DataSize.ofMegabytes(5)));
        this.template.putObject(this.bucket, "b", ObjectBody.of(file));
        for (String key : new String[] { "a", "b" }) {
            Path down = directory.resolve(key);
            this.template.downloadObject(this.bucket, key, down);

            assertThat(Files.mismatch(file, down)).isEqualTo(-1);
        }
    }

    @Test
    void streamsComeBack() throws Exception {
        byte[] content = bytes(6 * 1024 * 1024 + 5);
        this.template.putObject(this.bucket, "a", new ByteArrayInputStream(content),
                upload -> upload.partSize(DataSize.ofMegabytes(5)));

        byte[] read = this.template.getObject(this.bucket, "a", object -> object.inputStream().readAllBytes());
        assertThat(read).isEqualTo(content);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8) * 17 + (i >> 16));
        }
        return bytes;
    }

}
