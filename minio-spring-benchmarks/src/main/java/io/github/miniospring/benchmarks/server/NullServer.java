package io.github.miniospring.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;

/**
 * Answers at once what clients of S3 ask, from memory. Whatever is put is gone; what is
 * got has the length that the number at the end of its key says. Signatures and checksums
 * are not looked at.
 *
 * <p>
 * Runs in a process of its own, and ends with its standard input.
 */
public final class NullServer {

    private static final int LARGEST_CHUNK = 256 * 1024;

    private NullServer() {
    }

    /**
     * @param arguments the key store for https, and its password
     */
    public static void main(String[] arguments) throws Exception {
        SslContext tls = tls(Path.of(arguments[0]), arguments[1].toCharArray());
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2,
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        try {
            int http = listen(loops, null);
            int https = listen(loops, tls);
            System.out.println("http " + http + " https " + https);
            waitForEnd();
        }
        finally {
            loops.shutdownGracefully().sync();
        }
    }

    private static void waitForEnd() throws IOException {
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private static SslContext tls(Path store, char[] password) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        return SslContextBuilder.forServer(managers).sslProvider(SslProvider.JDK).build();
    }

    private static int listen(EventLoopGroup loops, @Nullable SslContext tls) throws InterruptedException {
        Class<? extends ServerSocketChannel> type = Epoll.isAvailable() ? EpollServerSocketChannel.class
                : NioServerSocketChannel.class;
        Channel channel = new ServerBootstrap().group(loops)
            .channel(type)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(512 * 1024, 1024 * 1024))
            .childHandler(new Connection(tls))
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
        return ((java.net.InetSocketAddress) channel.localAddress()).getPort();
    }

    private static final class Connection extends ChannelInitializer<Channel> {

        private final @Nullable SslContext tls;

        private Connection(@Nullable SslContext tls) {
            this.tls = tls;
        }

        @Override
        protected void initChannel(Channel channel) {
            ChannelPipeline pipeline = channel.pipeline();
            if (this.tls != null) {
                pipeline.addLast(this.tls.newHandler(channel.alloc()));
            }
            pipeline.addLast(new HttpRequestDecoder(new HttpDecoderConfig().setMaxInitialLineLength(16 * 1024)
                .setMaxHeaderSize(64 * 1024)
                .setMaxChunkSize(LARGEST_CHUNK)
                .setValidateHeaders(false)));
            pipeline.addLast(new NullHandler(this.tls != null));
        }

    }

}
