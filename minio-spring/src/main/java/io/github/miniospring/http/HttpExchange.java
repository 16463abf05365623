package io.github.miniospring.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;

import io.github.miniospring.Redaction;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeFunctions;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;
import reactor.netty.transport.ProxyProvider;

/**
 * Sends requests and hands out their answers, over connections and threads of its own.
 *
 * <p>
 * Never starts from the application's shared WebClient: what that adds to requests would
 * break their signatures. Redirects are not followed, nothing is decompressed, and a
 * request is never repeated here.
 */
public final class HttpExchange {

    private static final int MAX_RECEIVE_BUFFER = 256 * 1024;

    private final HttpSettings settings;

    private final ConnectionProvider connections;

    private final LoopResources loops;

    private final Scheduler io;

    private final Scheduler timer;

    private final ExchangeFunction exchange;

    private final FailureTranslator failures;

    private final DataBufferFactory buffers = new NettyDataBufferFactory(ByteBufAllocator.DEFAULT);

    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param name begins the names of threads and of the pool
     * @param customizers applied in order to the client beneath
     * @param filters applied around each exchange, the first one outermost; they see
     * signed requests
     */
    public HttpExchange(String name, HttpSettings settings, List<MinioHttpClientCustomizer> customizers,
            List<ExchangeFilterFunction> filters) {
        this.settings = settings;
        this.failures = new FailureTranslator(settings);
        this.io = Schedulers.newBoundedElastic(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
                Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE, name + "-io", 30, true);
        this.timer = Schedulers.newSingle(name + "-timer", true);
        this.loops = LoopResources.create(name + "-http", LoopResources.DEFAULT_IO_WORKER_COUNT, true);
        this.connections = ConnectionProvider.builder(name)
            .maxConnections(settings.maxConnections())
            .pendingAcquireMaxCount(-1)
            .pendingAcquireTimeout(settings.pendingAcquireTimeout())
            .pendingAcquireTimer((task, delay) -> this.timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS))
            .maxIdleTime(settings.maxIdleTime())
            .lifo()
            .disposeTimeout(settings.shutdownTimeout())
            .build();
        HttpClient client = client();
        for (MinioHttpClientCustomizer customizer : customizers) {
            client = customizer.customize(client);
        }
        // Whatever was customized: both would break signed requests.
        client = client.followRedirect(false).compress(false).disableRetry(true);
        ExchangeFunction exchange = ExchangeFunctions.create(new ReactorClientHttpConnector(client),
                ExchangeStrategies.withDefaults());
        for (int i = filters.size() - 1; i >= 0; i--) {
            exchange = filters.get(i).apply(exchange);
        }
        this.exchange = exchange;
    }

    private HttpClient client() {
        long limit = this.settings.readTimeout().toNanos();
        HttpClient client = HttpClient.create(this.connections)
            .runOn(this.loops)
            .protocol(HttpProtocol.HTTP11)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) this.settings.connectTimeout().toMillis())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(2048, 16384, MAX_RECEIVE_BUFFER))
            .httpResponseDecoder(decoder -> decoder.maxHeaderSize(64 * 1024))
            .doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                .addAfter(NettyPipeline.HttpCodec, "minio.transferWatch", new TransferWatch(limit)))
            .secure(this::secure);
        HttpSettings.ProxySettings proxy = this.settings.proxy();
        if (proxy == null) {
            return client.noProxy();
        }
        if (proxy == HttpSettings.ProxySettings.SYSTEM) {
            return client.proxyWithSystemProperties();
        }
        return client.proxy(spec -> configure(spec, proxy));
    }

    private void configure(ProxyProvider.TypeSpec spec, HttpSettings.ProxySettings proxy) {
        ProxyProvider.Builder builder = spec.type(ProxyProvider.Proxy.HTTP)
            .host(proxy.host())
            .port(proxy.port())
            .connectTimeoutMillis(this.settings.connectTimeout().toMillis());
        String username = proxy.username();
        if (username != null) {
            String password = (proxy.password() != null) ? proxy.password() : "";
            builder.username(username).password(user -> password);
        }
        if (!proxy.noProxy().isEmpty()) {
            builder.nonProxyHosts(proxy.noProxy().stream().map(HttpExchange::pattern).collect(Collectors.joining("|")));
        }
    }

    private static String pattern(String host) {
        return Pattern.quote(host).replace("*", "\\E.*\\Q");
    }

    private void secure(SslProvider.SslContextSpec spec) {
        TlsSettings tls = this.settings.tls();
        SslContextBuilder context = SslContextBuilder.forClient();
        if (tls != null) {
            context.keyManager(tls.keys());
            context.trustManager(tls.verify() ? tls.trust() : InsecureTrustManagerFactory.INSTANCE);
            context.protocols(tls.protocols().isEmpty() ? null : tls.protocols());
            context.ciphers(tls.ciphers().isEmpty() ? null : tls.ciphers());
        }
        context.endpointIdentificationAlgorithm((tls == null || tls.verify()) ? "HTTPS" : null);
        try {
            spec.sslContext(context.build()).handshakeTimeout(this.settings.connectTimeout());
        }
        catch (SSLException ex) {
            throw new IllegalArgumentException("The TLS settings cannot be used: " + ex.getMessage(), ex);
        }
    }

    /**
     * Sends a request once.
     * @return its answer, which the subscriber owns and must read or close; or a
     * {@link WireException}. Cancelling gives up the exchange
     */
    public Mono<OpenAnswer> exchange(WireRequest request) {
        return Mono.defer(() -> {
            if (this.closed.get()) {
                return Mono.error(new WireException(WireException.Kind.CLOSED, "the client is closed",
                        new IllegalStateException("closed")));
            }
            return this.exchange.exchange(toClientRequest(request))
                .map(response -> new OpenAnswer(response, request.method() == HttpMethod.HEAD, this.failures))
                .onErrorMap(this.failures::translate)
                .doOnDiscard(OpenAnswer.class, OpenAnswer::close);
        });
    }

    private ClientRequest toClientRequest(WireRequest request) {
        ClientRequest.Builder builder = ClientRequest.create(request.method(), request.uri())
            .headers(headers -> request.headers().forEach(headers::set));
        Flux<DataBuffer> body = request.body();
        if (body != null) {
            builder.body(BodyInserters.fromDataBuffers(body.onErrorMap(HttpExchange::ofBody)));
        }
        WireRequest.SentListener sent = request.sent();
        if (sent != null) {
            builder.httpRequest(
                    http -> ((Connection) http.getNativeRequest()).channel().attr(TransferWatch.LISTENER).set(sent));
        }
        return builder.build();
    }

    private static Throwable ofBody(Throwable failure) {
        String message = (failure.getMessage() != null) ? failure.getMessage() : failure.getClass().getSimpleName();
        return new WireException(WireException.Kind.BODY,
                "the source of the body failed: " + Redaction.line(message, 300), failure);
    }

    /** Makes the buffers that are sent without being copied. */
    public DataBufferFactory buffers() {
        return this.buffers;
    }

    /** Where blocking work is done, such as reading files. */
    public Scheduler io() {
        return this.io;
    }

    /** Where time is waited for. */
    public Scheduler timer() {
        return this.timer;
    }

    /**
     * Takes no more requests, waits for those in flight up to the limit of the settings,
     * and ends connections and threads.
     */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            if (!this.closed.compareAndSet(false, true)) {
                return Mono.empty();
            }
            return this.connections.disposeLater()
                .onErrorComplete()
                .then(this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(2)))
                .doFinally(signal -> {
                    this.io.dispose();
                    this.timer.dispose();
                });
        });
    }

}
