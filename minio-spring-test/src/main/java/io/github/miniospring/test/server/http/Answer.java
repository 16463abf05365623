package io.github.miniospring.test.server.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.Point;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** Writes one answer as fast as the client takes it, or as badly as it was ordered. */
final class Answer implements BodyWriter.Listener {

    private final ChannelHandlerContext context;

    private final Response response;

    private final Fault fault;

    private final boolean keepAlive;

    private final BiConsumer<ChannelHandlerContext, Fault> breakOff;

    private final ResponseBody body;

    private final boolean bodiless;

    private final Damage damage;

    private @Nullable BodyWriter writer;

    private @Nullable Live live;

    private Runnable done = () -> {
    };

    private boolean over;

    private boolean written;

    Answer(ChannelHandlerContext context, RequestHead head, Response response, Fault fault, boolean keepAlive,
            BiConsumer<ChannelHandlerContext, Fault> breakOff) {
        this.context = context;
        this.response = response;
        this.fault = fault;
        this.damage = new Damage(fault);
        this.keepAlive = keepAlive;
        this.breakOff = breakOff;
        this.body = response.body();
        this.bodiless = head.method().equals("HEAD") || response.status() == 204 || response.status() == 304;
    }

    void write(Runnable done) {
        this.done = done;
        if (this.fault.delay().isZero()) {
            writeHead();
        }
        else {
            later(this.fault.delay(), this::writeHead);
        }
    }

    @Override
    public void later(Duration delay, Runnable action) {
        this.context.executor().schedule(() -> {
            if (!this.over) {
                action.run();
            }
        }, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void writeHead() {
        if (this.fault.breaksAt(Point.BEFORE_ANSWER)) {
            breakNow();
            return;
        }
        HttpResponse head = AnswerHead.of(this.response, this.fault, this.keepAlive);
        if (this.fault.breaksAt(Point.IN_HEADERS)) {
            writeHalf(head);
            return;
        }
        this.context.write(head);
        if (this.bodiless) {
            ended();
        }
        else if (this.body instanceof LiveBody liveBody) {
            this.live = new Live(liveBody);
            liveBody.start(this.live);
        }
        else {
            openBody();
        }
    }

    // Past the codec, which knows no half heads.
    private void writeHalf(HttpResponse head) {
        this.context.pipeline()
            .context(HttpServerCodec.class)
            .writeAndFlush(Unpooled.wrappedBuffer(AnswerHead.half(head)))
            .addListener(future -> breakNow());
    }

    private void openBody() {
        try {
            this.writer = new BodyWriter(this.context, this.body.open(), this.damage, this.fault.writing(), this);
            this.writer.pump();
        }
        catch (IOException ex) {
            this.context.close();
        }
    }

    /** The client takes bytes again. */
    void resume() {
        if (this.writer != null) {
            this.writer.pump();
        }
    }

    private void sendLive(byte[] bytes) {
        long left = this.damage.left();
        ByteBuf piece = Unpooled.wrappedBuffer(bytes, 0, (int) Math.min(bytes.length, left));
        this.context.write(new DefaultHttpContent(this.damage.apply(piece)));
        if (left <= bytes.length) {
            broken();
        }
        else {
            this.context.flush();
        }
    }

    @Override
    public void broken() {
        closeWriter();
        this.context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(future -> breakNow());
    }

    private void breakNow() {
        abandon();
        this.breakOff.accept(this.context, this.fault);
    }

    @Override
    public void ended() {
        closeWriter();
        this.over = true;
        this.context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(future -> {
            this.written = true;
            this.done.run();
        });
    }

    boolean isWritten() {
        return this.written;
    }

    /** The connection has closed, or is about to. */
    void abandon() {
        this.over = true;
        closeWriter();
        if (this.live != null) {
            this.live.stop();
        }
    }

    private void closeWriter() {
        if (this.writer != null) {
            this.writer.close();
        }
    }

    /** Lets a live body write from any thread. */
    private final class Live implements LiveBody.Sink {

        private final LiveBody body;

        private boolean stopped;

        private Live(LiveBody body) {
            this.body = body;
        }

        @Override
        public void send(byte[] bytes) {
            run(() -> Answer.this.sendLive(bytes));
        }

        @Override
        public void end() {
            run(() -> {
                stop();
                ended();
            });
        }

        @Override
        public void cut() {
            run(() -> Answer.this.context.close());
        }

        @Override
        public long waiting() {
            return Answer.this.context.channel().bytesBeforeWritable();
        }

        @Override
        public void later(Duration delay, Runnable action) {
            Answer.this.later(delay, action);
        }

        private void run(Runnable action) {
            Answer.this.context.executor().execute(() -> {
                if (!this.stopped) {
                    action.run();
                }
            });
        }

        private void stop() {
            if (!this.stopped) {
                this.stopped = true;
                this.body.stop();
            }
        }

    }

}
