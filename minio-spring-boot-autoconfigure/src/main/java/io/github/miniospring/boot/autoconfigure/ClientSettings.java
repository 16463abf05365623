package io.github.miniospring.boot.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.http.TlsSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.StringUtils;

/** Turns properties into the settings of the core. */
final class ClientSettings {

    private static final Log logger = LogFactory.getLog(ClientSettings.class);

    private final MinioClientProperties properties;

    ClientSettings(MinioClientProperties properties) {
        this.properties = properties;
    }

    /** A builder with all that properties and details say, but for credentials. */
    MinioClientBuilder builder(MinioConnectionDetails details) {
        return region(MinioClient.builder(details.getEndpoint()), details.getRegion())
            .publicEndpoint(ConfiguredUrl.publicEndpoint(this.properties), ConfiguredUrl.publicPath(this.properties))
            .addressingStyle(this.properties.getAddressingStyle())
            .http(http(details.getSslBundle()))
            .retry(retry())
            .transfer(transfer())
            .checksum(checksum())
            .bucketTagged(this.properties.getObservation().isBucketTag());
    }

    private static MinioClientBuilder region(MinioClientBuilder builder, @Nullable String region) {
        try {
            return builder.region(region);
        }
        catch (IllegalArgumentException ex) {
            throw new MinioConfigurationException("minio.region '" + region + "' is no name of a region",
                    "Write lower-case letters, digits and hyphens, such as eu-central-1, or remove it.",
                    "minio.region");
        }
    }

    HttpSettings http(@Nullable SslBundle bundle) {
        MinioHttpProperties http = this.properties.getHttp();
        HttpSettings.ProxySettings proxy = ConfiguredUrl.proxy(http);
        TlsSettings tls = tls(bundle);
        return checked("minio.http",
                () -> new HttpSettings(http.getConnectTimeout(), http.getReadTimeout(), http.getMaxConnections(),
                        http.getPendingAcquireTimeout(), http.getMaxIdleTime(), http.getShutdownTimeout(),
                        textOrNull(http.getUserAgent()), proxy, tls));
    }

    private @Nullable TlsSettings tls(@Nullable SslBundle bundle) {
        boolean verify = this.properties.getSsl().isVerify();
        if (!verify) {
            logger.warn("minio.ssl.verify is false: certificates of the MinIO server are not checked, anybody on the"
                    + " way can read and change what is sent");
        }
        if (bundle == null) {
            return verify ? null : TlsSettings.UNVERIFIED;
        }
        return new TlsSettings(bundle.getManagers().getKeyManagerFactory(),
                bundle.getManagers().getTrustManagerFactory(), list(bundle.getOptions().getEnabledProtocols()),
                list(bundle.getOptions().getCiphers()), verify);
    }

    RetrySettings retry() {
        MinioRetryProperties retry = this.properties.getRetry();
        return checked("minio.retry", () -> new RetrySettings(retry.getMaxAttempts(), retry.getBackoff(),
                retry.getMaxBackoff(), retry.getDeadline(), retry.getStatuses()));
    }

    TransferSettings transfer() {
        MinioTransferProperties transfer = this.properties.getTransfer();
        return checked("minio.transfer", () -> new TransferSettings(transfer.getPartSize(), transfer.getConcurrency(),
                transfer.getParallelThreshold(), transfer.getMaxObjectSize()));
    }

    @Nullable ChecksumAlgorithm checksum() {
        return switch (this.properties.getTransfer().getChecksum()) {
            case NONE -> null;
            case CRC32 -> ChecksumAlgorithm.CRC32;
            case CRC32C -> ChecksumAlgorithm.CRC32C;
            case CRC64NVME -> ChecksumAlgorithm.CRC64NVME;
            case SHA1 -> ChecksumAlgorithm.SHA1;
            case SHA256 -> ChecksumAlgorithm.SHA256;
        };
    }

    /**
     * What {@code settings} makes; its complaints begin with the name of a parameter,
     * which becomes that of a property.
     */
    private static <T> T checked(String prefix, Supplier<T> settings) {
        try {
            return settings.get();
        }
        catch (IllegalArgumentException ex) {
            String problem = String.valueOf(ex.getMessage());
            int end = problem.indexOf(' ');
            String name = (end < 0) ? problem : problem.substring(0, end);
            String property = prefix + "." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            throw new MinioConfigurationException(property + problem.substring(name.length()),
                    "Change " + property + ", or remove it for the default.", property);
        }
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return StringUtils.hasText(text) ? text : null;
    }

    private static List<String> list(String @Nullable [] values) {
        return (values != null) ? List.of(values) : List.of();
    }

}
