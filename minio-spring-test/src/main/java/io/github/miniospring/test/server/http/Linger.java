package io.github.miniospring.test.server.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * The end of a connection whose client still sends: closing at once would reset it, and
 * the answer would be lost.
 */
final class Linger {

    private static final Duration TIME = Duration.ofMillis(500);

    private final long worthReading;

    private long received;

    /**
     * Begins, when the answer is written.
     * @param worthReading bytes of the rest that are read, and no more: as Go's server
     * does it
     */
    Linger(ChannelHandlerContext context, boolean secure, long worthReading) {
        this.worthReading = worthReading;
        Channel channel = context.channel();
        if (channel instanceof SocketChannel socket && !secure) {
            socket.shutdownOutput();
        }
        context.executor().schedule(() -> context.close(), TIME.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes more of the request; whether still more is to be read. */
    boolean take(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) {
            context.close();
        }
        if (message instanceof HttpContent content) {
            this.received += content.content().readableBytes();
        }
        return this.received <= this.worthReading;
    }

}
