package io.github.miniospring.test.server.http;

import java.util.ArrayDeque;
import java.util.Deque;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Hands on one message for each {@link #want}, however many a single read brings. Netty's
 * own handler for this forgets a wish that a read did not fulfil.
 */
abstract class OneByOne extends ChannelInboundHandlerAdapter {

    private final Deque<Object> messages = new ArrayDeque<>();

    private boolean wanting;

    private boolean handing;

    /** Takes a message, which is released afterwards. */
    abstract void take(ChannelHandlerContext context, Object message);

    /** Asks for one more message. */
    final void want(ChannelHandlerContext context) {
        this.wanting = true;
        handOn(context);
        if (this.wanting && !this.handing) {
            context.read();
        }
    }

    private void handOn(ChannelHandlerContext context) {
        if (this.handing) {
            return;
        }
        this.handing = true;
        try {
            while (this.wanting && !this.messages.isEmpty()) {
                this.wanting = false;
                Object message = this.messages.remove();
                try {
                    take(context, message);
                }
                finally {
                    ReferenceCountUtil.release(message);
                }
            }
        }
        finally {
            this.handing = false;
        }
    }

    @Override
    public final void channelRead(ChannelHandlerContext context, Object message) {
        this.messages.add(message);
        handOn(context);
    }

    @Override
    public final void channelReadComplete(ChannelHandlerContext context) {
        if (this.wanting) {
            context.read();
        }
    }

    /** Forgets what has come and was not wanted. */
    final void forget() {
        this.messages.forEach(ReferenceCountUtil::release);
        this.messages.clear();
    }

}
