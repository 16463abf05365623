package io.github.miniospring.test.server.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLException;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;

/** Listens on one port and hands requests to a handler. */
public final class HttpServer implements AutoCloseable {

    private static final int THREADS = 4;

    private static final int MAX_REQUEST_LINE = 64 * 1024;

    // Far above what S3 allows, so that S3's own answer to large headers is given.
    private static final int MAX_HEADERS = 256 * 1024;

    private static final int MAX_PIECE = 64 * 1024;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final EventLoopGroup threads;

    private final List<Thread> started = new CopyOnWriteArrayList<>();

    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

    private final Channel listener;

    private final boolean secure;

    private volatile @Nullable RequestHandler handler;

    /**
     * Prepares a server, which does not listen yet.
     * @param certificate for TLS; null for plain HTTP
     * @param idleTimeout after which a connection is closed on which nothing happens
     */
    HttpServer(@Nullable Certificate certificate, Duration idleTimeout) {
        SslContext tls = (certificate != null) ? tls(certificate) : null;
        this.secure = tls != null;
        String name = "minio-test-server-" + NUMBER.incrementAndGet();
        ThreadFactory factory = task -> new ServerThread(task, name + "-" + (this.started.size() + 1), this.started);
        this.threads = new MultiThreadIoEventLoopGroup(THREADS, factory, NioIoHandler.newFactory());
        this.listener = new Listener();
        this.listener.config().setOption(ChannelOption.SO_BACKLOG, 1024);
        this.listener.config().setOption(ChannelOption.SO_REUSEADDR, true);
        this.listener.pipeline().addLast(new Acceptor(this.threads, new ChannelInitializer<>() {

            @Override
            protected void initChannel(SocketChannel channel) {
                HttpServer.this.connections.add(channel);
                fill(channel, tls, idleTimeout, Objects.requireNonNull(HttpServer.this.handler));
            }

        }));
        this.threads.register(this.listener).syncUninterruptibly();
    }

    /**
     * Begins to listen.
     * @param address where to listen; port 0 takes a free one
     * @throws IllegalStateException if that address cannot be had
     */
    void listen(InetSocketAddress address, RequestHandler handler) {
        this.handler = handler;
        ChannelFuture bound = this.listener.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException("The server cannot listen on " + address, bound.cause());
        }
    }

    private static SslContext tls(Certificate certificate) {
        try {
            return SslContextBuilder.forServer(certificate.key(), certificate.certificate())
                .sslProvider(SslProvider.JDK)
                .build();
        }
        catch (SSLException ex) {
            throw new IllegalStateException("TLS cannot be set up", ex);
        }
    }

    private static void fill(SocketChannel channel, @Nullable SslContext tls, Duration idleTimeout,
            RequestHandler handler) {
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        HttpDecoderConfig decoding = new HttpDecoderConfig().setMaxInitialLineLength(MAX_REQUEST_LINE)
            .setMaxHeaderSize(MAX_HEADERS)
            .setMaxChunkSize(MAX_PIECE);
        channel.pipeline()
            .addLast(new IdleStateHandler(0, 0, idleTimeout.toMillis(), TimeUnit.MILLISECONDS))
            .addLast(new HttpServerCodec(decoding))
            .addLast(new Connection(handler, tls != null, idleTimeout));
    }

    public int port() {
        return ((InetSocketAddress) this.listener.localAddress()).getPort();
    }

    public boolean isSecure() {
        return this.secure;
    }

    /** Connections that are open now. */
    public int connections() {
        return this.connections.size();
    }

    /** Closes all connections, in the midst of what they do, but goes on listening. */
    public void disconnectAll() {
        // The group as such would not let anybody in any more.
        List<ChannelFuture> closing = new ArrayList<>();
        // No stream: that counts them before, and fails if some come or go meanwhile.
        for (Channel connection : this.connections) {
            closing.add(connection.close());
        }
        closing.forEach(each -> each.awaitUninterruptibly(5, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
        this.listener.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        this.connections.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        this.threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
        this.started.forEach(HttpServer::awaitEnd);
    }

    // Netty says that a thread has ended a moment before it has.
    private static void awaitEnd(Thread thread) {
        try {
            thread.join(1000);
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    /** Small files are read and written here; detectors of blocking calls are told so. */
    private static final class ServerThread extends FastThreadLocalThread {

        private ServerThread(Runnable task, String name, List<Thread> started) {
            super(task, name);
            setDaemon(true);
            started.add(this);
        }

        @Override
        public boolean permitBlockingCalls() {
            return true;
        }

    }

}
