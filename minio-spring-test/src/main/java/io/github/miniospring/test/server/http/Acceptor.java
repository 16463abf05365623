package io.github.miniospring.test.server.http;

import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;

/**
 * Gives each new connection its handlers and its thread. Netty's own, and its adapter for
 * handlers, are looked over for annotations and extensions: that takes a tenth of the
 * time in which a server starts.
 */
final class Acceptor implements ChannelInboundHandler {

    private final EventLoopGroup threads;

    private final ChannelInitializer<SocketChannel> initializer;

    Acceptor(EventLoopGroup threads, ChannelInitializer<SocketChannel> initializer) {
        this.threads = threads;
        this.initializer = initializer;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel connection = (Channel) message;
        connection.config().setAutoRead(false);
        connection.pipeline().addLast(this.initializer);
        this.threads.register(connection).addListener((ChannelFutureListener) registered -> {
            if (!registered.isSuccess()) {
                connection.unsafe().closeForcibly();
            }
        });
    }

    // Such as too many open files: trying again at once would only make it worse.
    @Override
    @SuppressWarnings("deprecation")
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (context.channel().config().isAutoRead()) {
            context.channel().config().setAutoRead(false);
            context.channel()
                .eventLoop()
                .schedule(() -> context.channel().config().setAutoRead(true), 1, TimeUnit.SECONDS);
        }
        context.fireExceptionCaught(cause);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        // Nothing to do: not here, and not in the following.
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
    }

    @Override
    public void channelRegistered(ChannelHandlerContext context) {
    }

    @Override
    public void channelUnregistered(ChannelHandlerContext context) {
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
    }

}
