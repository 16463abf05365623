package io.github.miniospring.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.PromiseNotifier;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

/**
 * Watches one connection: ends an exchange in which the server is silent for too long
 * while it is its turn, tells how many bytes of a body have really left, and lets no more
 * requests follow one whose body was refused.
 *
 * <p>
 * It is the server's turn while bytes wait to be written, while the answer's head is due,
 * and while more of its body was asked for. A caller that reads slowly asks for nothing
 * meanwhile, and a source that fills a body slowly leaves nothing to write: neither is
 * taken for a slow server. (Reactor Netty's own time-outs count both.) Lives on its
 * connection's thread; one timer at most, and none on an idle connection.
 */
final class TransferWatch extends ChannelDuplexHandler {

    /** What is sent next. */
    static final AttributeKey<Sending> SENDING = AttributeKey.valueOf(TransferWatch.class.getName() + ".SENDING");

    private static final long MAX_PERIOD = TimeUnit.MILLISECONDS.toNanos(500);

    private final long readTimeout;

    private long limit;

    private boolean inFlight;

    private boolean headDue;

    private boolean sending;

    private boolean withBody;

    private boolean readAsked;

    private int unwritten;

    private long sent;

    private long progress;

    private boolean watching;

    private @Nullable Sending exchange;

    private @Nullable Future<?> deadline;

    TransferWatch(long limitNanos) {
        this.readTimeout = limitNanos;
        this.limit = limitNanos;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) throws Exception {
        if (msg instanceof HttpRequest) {
            begin(ctx);
        }
        if (!this.inFlight) {
            ctx.write(msg, promise);
            return;
        }
        this.sending = !(msg instanceof LastHttpContent);
        this.unwritten++;
        this.progress = System.nanoTime();
        if (msg instanceof FileRegion) {
            this.withBody = true;
            ctx.write(msg, progressing(ctx, promise));
            return;
        }
        long bytes = length(msg);
        this.withBody |= bytes > 0;
        ChannelPromise watched = promise.unvoid();
        watched.addListener(future -> written(bytes, future.isSuccess()));
        ctx.write(msg, watched);
    }

    private void begin(ChannelHandlerContext ctx) {
        this.inFlight = true;
        this.headDue = true;
        this.readAsked = false;
        this.withBody = false;
        this.unwritten = 0;
        this.sent = 0;
        this.progress = System.nanoTime();
        this.exchange = ctx.channel().attr(SENDING).getAndSet(null);
        Duration maxSilence = (this.exchange != null) ? this.exchange.maxSilence() : null;
        this.limit = (maxSilence != null) ? maxSilence.toNanos() : this.readTimeout;
        Long deadline = (this.exchange != null) ? this.exchange.deadline() : null;
        if (deadline != null) {
            this.deadline = ctx.executor()
                .schedule(() -> expire(ctx), deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        if (!this.watching) {
            this.watching = true;
            schedule(ctx);
        }
    }

    // The operating system sends it in many pieces.
    private ChannelPromise progressing(ChannelHandlerContext ctx, ChannelPromise promise) {
        ChannelProgressivePromise watched = ctx.newProgressivePromise();
        long before = this.sent;
        watched.addListener(new ChannelProgressiveFutureListener() {
            @Override
            public void operationProgressed(ChannelProgressiveFuture future, long progress, long total) {
                written(before + progress - TransferWatch.this.sent);
            }

            @Override
            public void operationComplete(ChannelProgressiveFuture future) {
                TransferWatch.this.unwritten--;
                if (!future.isSuccess()) {
                    unsent(ctx);
                }
            }
        });
        PromiseNotifier.cascade(watched, promise.unvoid());
        return watched;
    }

    // It may be the file's fault, which must be known before the connection is closed.
    private void unsent(ChannelHandlerContext ctx) {
        WireException reason = (this.exchange != null) ? this.exchange.fileFailure() : null;
        if (reason != null) {
            fail(ctx, reason);
        }
    }

    private void written(long bytes, boolean success) {
        this.unwritten--;
        written(success ? bytes : 0);
    }

    private void written(long bytes) {
        this.progress = System.nanoTime();
        if (bytes > 0 && this.exchange != null) {
            this.sent += bytes;
            this.exchange.sent(this.sent);
        }
    }

    private static long length(Object msg) {
        if (msg instanceof ByteBuf buffer) {
            return buffer.readableBytes();
        }
        return (msg instanceof ByteBufHolder holder) ? holder.content().readableBytes() : 0;
    }

    @Override
    public void read(ChannelHandlerContext ctx) throws Exception {
        if (this.inFlight && !this.readAsked) {
            this.readAsked = true;
            this.progress = System.nanoTime();
        }
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
        this.progress = System.nanoTime();
        if (msg instanceof HttpResponse response && response.status().code() >= 200) {
            this.headDue = false;
            keepOrNot(ctx, response);
        }
        if (msg instanceof LastHttpContent && !this.headDue) {
            end();
        }
        ctx.fireChannelRead(msg);
    }

    // MinIO does not read a body that it refuses, and resets some of these connections a
    // moment later without having said so: the next request would be lost.
    private void keepOrNot(ChannelHandlerContext ctx, HttpResponse response) {
        if (this.withBody && response.status().code() >= 400) {
            Connection.from(ctx.channel()).markPersistent(false);
        }
    }

    private void end() {
        this.inFlight = false;
        this.exchange = null;
        if (this.deadline != null) {
            this.deadline.cancel(false);
            this.deadline = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        end();
        ctx.fireChannelInactive();
    }

    private void expire(ChannelHandlerContext ctx) {
        fail(ctx, new WireException(WireException.Kind.EXPIRED, "the call's own time limit is over", null));
    }

    private void fail(ChannelHandlerContext ctx, Exception reason) {
        end();
        ctx.fireExceptionCaught(reason);
        ctx.close();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        this.readAsked = false;
        ctx.fireChannelReadComplete();
    }

    private void schedule(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> check(ctx), Math.min(MAX_PERIOD, this.limit / 4 + 1), TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext ctx) {
        if (!this.inFlight || !ctx.channel().isActive()) {
            this.watching = false;
            return;
        }
        if (isServersTurn() && System.nanoTime() - this.progress > this.limit + patience()) {
            this.watching = false;
            fail(ctx, (this.limit == this.readTimeout) ? ReadTimeoutException.INSTANCE : silent());
            return;
        }
        schedule(ctx);
    }

    // Only for the answer itself: once it has begun, or while it is sent to, a server has
    // nothing to ponder.
    private long patience() {
        return (this.exchange != null && this.headDue && this.unwritten == 0) ? this.exchange.patienceNanos() : 0;
    }

    private WireException silent() {
        return new WireException(WireException.Kind.TIMEOUT,
                "the server was silent for " + FailureTranslator.words(Duration.ofNanos(this.limit)),
                ReadTimeoutException.INSTANCE);
    }

    private boolean isServersTurn() {
        if (this.unwritten > 0) {
            return true;
        }
        return this.headDue ? !this.sending : this.readAsked;
    }

}
