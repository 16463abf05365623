package io.github.miniospring.test.server.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * A server that is about to be. Most of the time that a start takes goes into loading
 * Netty: a thread of its own does that, while everything else is made.
 */
public final class HttpServerStart {

    private final FutureTask<HttpServer> server;

    private final Thread thread;

    private HttpServerStart(FutureTask<HttpServer> server) {
        this.server = server;
        this.thread = new Thread(server, "minio-test-server-start");
        this.thread.setDaemon(true);
    }

    /**
     * Begins, and does not wait.
     * @param certificate for TLS; null for plain HTTP
     * @param idleTimeout after which a connection is closed on which nothing happens
     */
    public static HttpServerStart begin(@Nullable Certificate certificate, Duration idleTimeout) {
        HttpServerStart start = new HttpServerStart(new FutureTask<>(() -> new HttpServer(certificate, idleTimeout)));
        start.thread.start();
        return start;
    }

    /**
     * Waits for the server, which listens then.
     * @param address where to listen; port 0 takes a free one
     * @throws IllegalStateException if that address cannot be had
     */
    public HttpServer listen(InetSocketAddress address, RequestHandler handler) {
        // What the other thread comes to last, so that it finds it done.
        ByteBufAllocator.DEFAULT.isDirectBufferPooled();
        NetUtil.isIpV4StackPreferred();
        HttpServer server = prepared();
        server.listen(address, handler);
        return server;
    }

    /** Waits for the server, and closes it. */
    public void abandon() {
        prepared().close();
    }

    private HttpServer prepared() {
        try {
            this.thread.join();
            return this.server.get();
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a server was started", ex);
        }
        catch (ExecutionException ex) {
            throw new IllegalStateException("The server cannot be started", ex.getCause());
        }
    }

}
