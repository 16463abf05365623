package io.github.miniospring.benchmarks.server;

import io.github.miniospring.benchmarks.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** Answers the requests of one connection, one after the other. */
final class NullHandler extends ChannelInboundHandlerAdapter {

    private static final ByteBuf CONTINUE = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer().writeBytes("HTTP/1.1 100 Continue\r\n\r\n".getBytes()).asReadOnly());

    private static final ByteBuf BYTES = Unpooled
        .unreleasableBuffer(Unpooled.directBuffer(Bytes.PERIOD).writeBytes(Bytes.array(Bytes.PERIOD)).asReadOnly());

    /** Under TLS each buffer is wrapped record by record, and a copy of it held. */
    private final int slice;

    private @Nullable HttpRequest request;

    private long position;

    private long end;

    NullHandler(boolean secure) {
        this.slice = secure ? 64 * 1024 : 256 * 1024;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpRequest request) {
                this.request = request;
                if (request.headers().contains(HttpHeaderNames.EXPECT)) {
                    ctx.writeAndFlush(CONTINUE.duplicate());
                }
            }
            HttpRequest asked = this.request;
            if (message instanceof LastHttpContent && asked != null) {
                this.request = null;
                answer(ctx, NullAnswer.to(asked));
            }
        }
        finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answer(ChannelHandlerContext ctx, NullAnswer answer) {
        ByteBuf head = ByteBufUtil.writeAscii(ctx.alloc(), answer.head());
        byte[] document = answer.document();
        if (document != null) {
            ctx.write(head);
            ctx.writeAndFlush(Unpooled.wrappedBuffer(document));
            return;
        }
        ctx.write(head);
        this.position = answer.from();
        this.end = answer.end();
        send(ctx);
        ctx.flush();
    }

    private void send(ChannelHandlerContext ctx) {
        while (this.position < this.end && ctx.channel().isWritable()) {
            int from = (int) (this.position % Bytes.PERIOD);
            int length = (int) Math.min(Math.min(this.slice, Bytes.PERIOD - from), this.end - this.position);
            this.position += length;
            ctx.write(BYTES.slice(from, length));
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (this.position < this.end) {
            send(ctx);
            ctx.flush();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

}
