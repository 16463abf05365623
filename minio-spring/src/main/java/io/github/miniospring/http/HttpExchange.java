package io.github.miniospring.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLException;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyPipeline;
import reactor.netty.ReactorNetty;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider;
import reactor.netty.transport.NameResolverProvider;

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

    private final String name;

    private final HttpSettings settings;

    private final ConnectionProvider connections;

    /** Every connection there is, also those that are being made. */
    private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

    private final LoopResources loops;

    private final AddressResolverGroup<?> names;

    private final Scheduler io;

    private final Scheduler timer;

    private final Route calls;

    private final Route streams;

    private final FailureTranslator failures;

    private final ByteBufAllocator received = new BodyBuffers(ByteBufAllocator.DEFAULT, MAX_RECEIVE_BUFFER, 32);

    private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(
            new BodyBuffers(this.received, 64 * 1024, 64));

    private final AtomicBoolean closed = new AtomicBoolean();

    private final Sinks.Empty<Void> closing = Sinks.empty();

    /**
     * @param name begins the names of threads and of the pool
     * @param customizers applied in order to the clients beneath: that of calls, and that
     * of streams that stay open
     * @param filters applied around each exchange, the first one outermost; they see
     * signed requests
     */
    public HttpExchange(String name, HttpSettings settings, List<MinioHttpClientCustomizer> customizers,
            List<ExchangeFilterFunction> filters) {
        this.name = name;
        this.settings = settings;
        this.failures = new FailureTranslator(settings, this.closed::get);
        this.io = Schedulers.newBoundedElastic(Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE,
                Schedulers.DEFAULT_BOUNDED_ELASTIC_QUEUESIZE, name + "-io", 30, true);
        this.timer = Schedulers.newSingle(name + "-timer", true);
        this.loops = LoopResources.create(name + "-http", threads(), true);
        // Reactor Netty's own is kept for ever, and with it the threads of a closed
        // client.
        this.names = NameResolverProvider.builder()
            .build()
            .newNameResolverGroup(this.loops, LoopResources.DEFAULT_NATIVE);
        this.connections = ConnectionProvider.builder(name)
            .maxConnections(settings.maxConnections())
            .pendingAcquireMaxCount(-1)
            .pendingAcquireTimeout(settings.pendingAcquireTimeout())
            .pendingAcquireTimer((task, delay) -> this.timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS))
            .maxIdleTime(settings.maxIdleTime())
            .lifo()
            .build();
        this.calls = route(this.connections, customizers, filters);
        // Streams that stay open would leave the pool empty for everything else.
        this.streams = route(ConnectionProvider.newConnection(), customizers, filters);
    }

    // Reactor Netty takes four where there are fewer processors. Each blocking caller
    // then costs a change of threads, where one thread could serve several. Of an even
    // number every second one gets no connections: making one asks the group twice.
    private static int threads() {
        boolean told = System.getProperty(ReactorNetty.IO_WORKER_COUNT) != null;
        return told ? LoopResources.DEFAULT_IO_WORKER_COUNT : Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    private Route route(ConnectionProvider connections, List<MinioHttpClientCustomizer> customizers,
            List<ExchangeFilterFunction> filters) {
        Servers servers = servers(client(connections, customizers));
        return filters.isEmpty() ? new DirectRoute(servers, this.buffers, this.failures)
                : new FilteredRoute(servers, filters, this.failures);
    }

    private Servers servers(HttpClient client) {
        HttpSettings.ProxySettings settings = this.settings.proxy();
        if (settings == null) {
            return new Servers(plain(client), null, null);
        }
        ProxyRoute proxy = new ProxyRoute(settings, this.settings.connectTimeout());
        return new Servers(plain(client), plain(proxy.through(client)), proxy);
    }

    private HttpClient plain(HttpClient client) {
        // A proxy looks up names itself; here they may be unknown.
        boolean unresolved = client.configuration().hasProxy() && client.configuration().resolver() == this.names;
        HttpClient resolving = unresolved ? client.resolver(NoopAddressResolverGroup.INSTANCE) : client;
        // Whatever was customized: both would break signed requests.
        return resolving.followRedirect(false).compress(false).disableRetry(true);
    }

    private HttpClient client(ConnectionProvider connections, List<MinioHttpClientCustomizer> customizers) {
        HttpClient client = client(connections);
        for (MinioHttpClientCustomizer customizer : customizers) {
            client = customizer.customize(client);
        }
        return client;
    }

    // Netty's own 8 KiB would cut what arrives into many buffers, each to be handed on.
    @SuppressWarnings("deprecation")
    private HttpClient client(ConnectionProvider connections) {
        long limit = this.settings.readTimeout().toNanos();
        return HttpClient.create(connections)
            .resolver(this.names)
            .runOn(this.loops)
            .protocol(HttpProtocol.HTTP11)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) this.settings.connectTimeout().toMillis())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.ALLOCATOR, this.received)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(2048, 16384, MAX_RECEIVE_BUFFER))
            .httpResponseDecoder(decoder -> decoder.maxHeaderSize(64 * 1024).maxChunkSize(MAX_RECEIVE_BUFFER))
            .doOnChannelInit((observer, channel, remote) -> {
                this.channels.add(channel);
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "minio.transferWatch", new TransferWatch(limit));
            })
            .secure(this::secure);
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
        return new Exchanging((request.maxSilence() != null) ? this.streams : this.calls, request, this.failures);
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

    /** Completes when the exchange is closed. */
    public Mono<Void> closing() {
        return this.closing.asMono();
    }

    /**
     * Takes no more requests, breaks off those in flight, and ends connections and
     * threads.
     * @param idle completes when nobody needs the threads any more; waited for shortly
     */
    public Mono<Void> close(Mono<Void> idle) {
        return Mono.defer(() -> {
            if (!this.closed.compareAndSet(false, true)) {
                return Mono.empty();
            }
            this.closing.tryEmitEmpty();
            this.names.close();
            return endConnections().then(this.connections.disposeLater())
                .onErrorComplete()
                .then(this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(2)))
                .then(idle.timeout(Duration.ofSeconds(1), this.timer))
                .onErrorComplete()
                .then(endThreads());
        });
    }

    // A loop that is shut down while it works may end without closing what it serves: who
    // waits for an answer there would wait for ever.
    private Mono<Void> endConnections() {
        return Mono.create(sink -> this.channels.close().addListener(future -> sink.success()));
    }

    // Ending them takes locks: that is nothing for a thread that serves connections.
    private Mono<Void> endThreads() {
        return Mono.create(sink -> {
            Thread thread = new Thread(() -> {
                this.io.dispose();
                this.timer.dispose();
                sink.success();
            }, this.name + "-close");
            thread.setDaemon(true);
            thread.start();
        });
    }

}
