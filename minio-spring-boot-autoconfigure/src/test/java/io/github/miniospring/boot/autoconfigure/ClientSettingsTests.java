package io.github.miniospring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.http.TlsSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ClientSettingsTests {

    @Test
    void httpSettingsAreThoseOfTheProperties() {
        HttpSettings http = settings("minio.http.connect-timeout=1s", "minio.http.read-timeout=2m",
                "minio.http.max-connections=7", "minio.http.pending-acquire-timeout=3s", "minio.http.max-idle-time=4s",
                "minio.http.shutdown-timeout=0", "minio.http.user-agent=my-application/1.0")
            .http(null);

        assertThat(http).isEqualTo(new HttpSettings(Duration.ofSeconds(1), Duration.ofMinutes(2), 7,
                Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ZERO, "my-application/1.0", null, null));
    }

    @Test
    void proxyIsThatOfTheProperties() {
        HttpSettings http = settings("minio.http.proxy.url=http://gateway.example.com:3128",
                "minio.http.proxy.username=user", "minio.http.proxy.password=secret",
                "minio.http.proxy.no-proxy=localhost,*.internal", "minio.http.proxy-from-system=true")
            .http(null);

        assertThat(http.proxy()).isEqualTo(new HttpSettings.ProxySettings("gateway.example.com", 3128, "user", "secret",
                List.of("localhost", "*.internal")));
    }

    @Test
    void proxyOfTheSystemIsUsedWhenAsked() {
        assertThat(settings("minio.http.proxy-from-system=true").http(null).proxy())
            .isSameAs(HttpSettings.ProxySettings.SYSTEM);
    }

    @Test
    void retrySettingsAreThoseOfTheProperties() {
        RetrySettings retry = settings("minio.retry.max-attempts=2", "minio.retry.backoff=10ms",
                "minio.retry.max-backoff=1s", "minio.retry.deadline=5s", "minio.retry.statuses=429,503")
            .retry();

        assertThat(retry).isEqualTo(new RetrySettings(2, Duration.ofMillis(10), Duration.ofSeconds(1),
                Duration.ofSeconds(5), Set.of(429, 503)));
    }

    @Test
    void transferSettingsAreThoseOfTheProperties() {
        TransferSettings transfer = settings("minio.transfer.part-size=64MB", "minio.transfer.concurrency=8",
                "minio.transfer.parallel-threshold=1GB", "minio.transfer.max-object-size=10GB")
            .transfer();

        assertThat(transfer).isEqualTo(
                new TransferSettings(DataSize.ofMegabytes(64), 8, DataSize.ofGigabytes(1), DataSize.ofGigabytes(10)));
    }

    @ParameterizedTest
    @CsvSource({ "crc32,CRC32", "crc32c,CRC32C", "crc64nvme,CRC64NVME", "sha1,SHA1", "sha256,SHA256", "none," })
    void checksumIsThatOfTheProperty(String value, ChecksumAlgorithm expected) {
        assertThat(settings("minio.transfer.checksum=" + value).checksum()).isEqualTo(expected);
    }

    @Test
    void tlsSettingsAreThoseOfTheBundle() {
        SslBundle bundle = SslBundle.of(SslStoreBundle.NONE, null,
                SslOptions.of(Set.of("TLS_AES_128_GCM_SHA256"), Set.of("TLSv1.3")));

        TlsSettings tls = settings().http(bundle).tls();

        assertThat(tls.keys()).isNotNull();
        assertThat(tls.trust()).isNotNull();
        assertThat(tls.protocols()).containsExactly("TLSv1.3");
        assertThat(tls.ciphers()).containsExactly("TLS_AES_128_GCM_SHA256");
        assertThat(tls.verify()).isTrue();
    }

    @Test
    void uncheckedCertificatesAreWarnedOfOnce(CapturedOutput output) {
        assertThat(settings("minio.ssl.verify=false").http(null).tls()).isEqualTo(TlsSettings.UNVERIFIED);

        assertThat(StringUtils.countOccurrencesOf(output.getAll(), "WARN")).isOne();
        assertThat(output).contains("minio.ssl.verify is false");
    }

    private static ClientSettings settings(String... properties) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        for (String property : properties) {
            int equals = property.indexOf('=');
            source.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return new ClientSettings(new Binder(source).bindOrCreate("minio", MinioProperties.class));
    }

}
