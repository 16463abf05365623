package io.github.miniospring.client;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

import io.github.miniospring.Endpoint;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.http.HttpExchange;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.http.MinioHttpClientCustomizer;
import io.github.miniospring.operation.Addressing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;

/**
 * Puts a client together. Everything but the endpoint has a default; without credentials
 * calls are anonymous.
 */
public final class MinioClientBuilder {

    private final Endpoint endpoint;

    private @Nullable Endpoint publicEndpoint;

    private String publicPath = "";

    private String name = "minio";

    private CredentialsProvider credentials = CredentialsProvider.anonymous();

    private @Nullable String region;

    private Addressing.Style addressingStyle = Addressing.Style.AUTO;

    private HttpSettings http = HttpSettings.DEFAULT;

    private RetrySettings retry = RetrySettings.DEFAULT;

    private TransferSettings transfer = TransferSettings.DEFAULT;

    private @Nullable ChecksumAlgorithm checksum = ChecksumAlgorithm.CRC32C;

    private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

    private MinioClientObservationConvention observationConvention = MinioClientObservationConvention.DEFAULT;

    private boolean bucketTagged;

    private TransferMeters meters = TransferMeters.NONE;

    private Clock clock = Clock.systemUTC();

    private LongUnaryOperator random = bound -> (bound <= 0) ? 0 : ThreadLocalRandom.current().nextLong(bound + 1);

    private final List<MinioHttpClientCustomizer> httpCustomizers = new ArrayList<>();

    private final List<ExchangeFilterFunction> filters = new ArrayList<>();

    MinioClientBuilder(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Begins the names of threads and of the connection pool. Default: {@code minio}. */
    public MinioClientBuilder name(String name) {
        Assert.hasText(name, "name must not be blank");
        this.name = name;
        return this;
    }

    /**
     * Where those who are given links reach the server; links are signed for it. Default:
     * where the client itself does.
     */
    public MinioClientBuilder publicEndpoint(@Nullable Endpoint publicEndpoint) {
        return publicEndpoint(publicEndpoint, "");
    }

    /**
     * The same below a path that a proxy takes away before it passes requests on.
     * @param path such as {@code /storage}; empty for none
     */
    public MinioClientBuilder publicEndpoint(@Nullable Endpoint publicEndpoint, String path) {
        this.publicPath = Addressing.requirePublicPath(path);
        this.publicEndpoint = publicEndpoint;
        return this;
    }

    /** Where credentials come from. Default: nowhere, calls are anonymous. */
    public MinioClientBuilder credentials(CredentialsProvider credentials) {
        this.credentials = credentials;
        return this;
    }

    /** The region to sign for. Default: what the server says of each bucket. */
    public MinioClientBuilder region(@Nullable String region) {
        Assert.isTrue(region == null || BucketRegions.isRegion(region),
                () -> "Region '" + region + "' must be lower-case letters, digits, hyphens and underscores");
        this.region = region;
        return this;
    }

    /** How buckets are named in addresses. Default: as the endpoint's host suggests. */
    public MinioClientBuilder addressingStyle(Addressing.Style style) {
        this.addressingStyle = style;
        return this;
    }

    /** Connections and time limits. */
    public MinioClientBuilder http(HttpSettings http) {
        this.http = http;
        return this;
    }

    /** When failed requests are sent again. */
    public MinioClientBuilder retry(RetrySettings retry) {
        this.retry = retry;
        return this;
    }

    /** How objects travel that are too large for one request. */
    public MinioClientBuilder transfer(TransferSettings transfer) {
        this.transfer = transfer;
        return this;
    }

    /**
     * The checksum that objects are stored with. Default CRC32C; null for none, for
     * servers that know no checksums.
     */
    public MinioClientBuilder checksum(@Nullable ChecksumAlgorithm checksum) {
        this.checksum = checksum;
        return this;
    }

    /** Where calls are observed. Default: nowhere. */
    public MinioClientBuilder observationRegistry(ObservationRegistry registry) {
        this.observationRegistry = registry;
        return this;
    }

    /** How observed calls are named and tagged. */
    public MinioClientBuilder observationConvention(MinioClientObservationConvention convention) {
        this.observationConvention = convention;
        return this;
    }

    /** Whether the bucket is a tag of metrics: for applications with few. Default: no. */
    public MinioClientBuilder bucketTagged(boolean bucketTagged) {
        this.bucketTagged = bucketTagged;
        return this;
    }

    /** Where bytes are counted. Default: nowhere. Needs micrometer-core. */
    public MinioClientBuilder meterRegistry(MeterRegistry registry) {
        this.meters = new MicrometerTransferMeters(registry);
        return this;
    }

    /** The local clock; what the server's answers say about it comes on top. */
    public MinioClientBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * The chance in the waits between attempts.
     * @param random answers a number from zero to its argument, both included
     */
    public MinioClientBuilder random(LongUnaryOperator random) {
        this.random = random;
        return this;
    }

    /** Changes the Reactor Netty client beneath. */
    public MinioClientBuilder customizeHttpClient(MinioHttpClientCustomizer customizer) {
        this.httpCustomizers.add(customizer);
        return this;
    }

    /**
     * Adds a filter around each exchange. It sees signed requests: changing what is
     * signed breaks them.
     */
    public MinioClientBuilder filter(ExchangeFilterFunction filter) {
        this.filters.add(filter);
        return this;
    }

    /** The client. It opens no connection before its first call. */
    public MinioClient build() {
        return new MinioClient(this);
    }

    HttpExchange exchange() {
        return new HttpExchange(this.name, this.http, this.httpCustomizers, this.filters);
    }

    String userAgent() {
        String version = MinioClient.class.getPackage().getImplementationVersion();
        String own = "MinIO (" + plain(System.getProperty("os.name", "")) + "; "
                + plain(System.getProperty("os.arch", "")) + ") minio-spring/" + ((version != null) ? version : "dev");
        return (this.http.userAgent() != null) ? own + " " + this.http.userAgent() : own;
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    Endpoint endpoint() {
        return this.endpoint;
    }

    Addressing publicAddressing() {
        return new Addressing((this.publicEndpoint != null) ? this.publicEndpoint : this.endpoint, this.addressingStyle,
                this.publicPath);
    }

    CredentialsProvider credentials() {
        return this.credentials;
    }

    @Nullable String region() {
        return this.region;
    }

    Addressing.Style addressingStyle() {
        return this.addressingStyle;
    }

    HttpSettings http() {
        return this.http;
    }

    RetrySettings retry() {
        return this.retry;
    }

    TransferSettings transfer() {
        return this.transfer;
    }

    @Nullable ChecksumAlgorithm checksum() {
        return this.checksum;
    }

    ObservationRegistry observationRegistry() {
        return this.observationRegistry;
    }

    MinioClientObservationConvention observationConvention() {
        return this.observationConvention;
    }

    boolean bucketTagged() {
        return this.bucketTagged;
    }

    TransferMeters meters() {
        return this.meters;
    }

    Clock clock() {
        return this.clock;
    }

    LongUnaryOperator random() {
        return this.random;
    }

}
