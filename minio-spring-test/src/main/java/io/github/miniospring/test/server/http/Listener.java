package io.github.miniospring.test.server.http;

import java.nio.channels.SocketChannel;
import java.util.List;

import io.netty.channel.Channel;
import io.netty.channel.ChannelId;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * Takes connections. Their names are numbers: Netty's own begin with a look at all
 * networks of the machine.
 */
final class Listener extends NioServerSocketChannel {

    @Override
    protected ChannelId newId() {
        return ChannelNumber.next();
    }

    @Override
    protected int doReadMessages(List<Object> connections) throws Exception {
        SocketChannel socket = javaChannel().accept();
        if (socket == null) {
            return 0;
        }
        try {
            connections.add(new Accepted(this, socket));
        }
        catch (RuntimeException ex) {
            // It came, and went at once.
            socket.close();
            return 0;
        }
        return 1;
    }

    /** A connection. */
    private static final class Accepted extends NioSocketChannel {

        private Accepted(Channel listener, SocketChannel socket) {
            super(listener, socket);
        }

        @Override
        protected ChannelId newId() {
            return ChannelNumber.next();
        }

    }

}
