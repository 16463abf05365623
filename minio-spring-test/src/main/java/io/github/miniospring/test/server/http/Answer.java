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
final class Answer {

    private static final int PIECE = 64 * 1024;

    private final ChannelHandlerContext context;

    private final Response response;

    private final Fault fault;

    private final boolean keepAlive;

    private final BiConsumer<ChannelHandlerContext, Fault> breakOff;

    private final ResponseBody body;

    private final boolean bodiless;

    private ResponseBody.@Nullable Source source;

    private @Nullable Live live;

    private Runnable done = () -> {
    };

    private long sent;

    private boolean paused = true;

    private boolean pumping;

    private boolean over;

    private boolean written;

    Answer(ChannelHandlerContext context, RequestHead head, Response response, Fault fault, boolean keepAlive,
            BiConsumer<ChannelHandlerContext, Fault> breakOff) {
        this.context = context;
        this.response = response;
        this.fault = fault;
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

    private void later(Duration delay, Runnable action) {
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
            complete();
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
            this.source = this.body.open();
        }
        catch (IOException ex) {
            this.context.close();
            return;
        }
        this.paused = false;
        pump();
    }

    /** The client takes bytes again. */
    void resume() {
        if (!this.paused) {
            pump();
        }
    }

    // Writing may call back that there is room again, from within Netty's encoder, which
    // does not bear being called twice.
    private void pump() {
        if (this.pumping) {
            return;
        }
        this.pumping = true;
        try {
            while (isReady()) {
                while (isReady()) {
                    writeNext();
                }
                this.context.flush();
            }
        }
        catch (IOException ex) {
            this.context.close();
        }
        finally {
            this.pumping = false;
        }
    }

    private boolean isReady() {
        return !this.over && !this.paused && this.context.channel().isWritable();
    }

    private void writeNext() throws IOException {
        long limit = limit();
        if (limit == 0) {
            breakAfterBody();
            return;
        }
        int count = writePiece((int) Math.min(limit, PIECE));
        Fault.Pace pace = this.fault.writing();
        if (count < 0) {
            complete();
        }
        else if (pace != null) {
            this.paused = true;
            later(pace.of(count), this::unpause);
        }
    }

    private void unpause() {
        this.paused = false;
        pump();
    }

    private long limit() {
        Point point = this.fault.breakPoint();
        long limit = (point != null && point.isInBody()) ? point.bytes() - this.sent : Long.MAX_VALUE;
        Fault.Pace pace = this.fault.writing();
        return (pace != null) ? Math.min(limit, pace.bytes()) : limit;
    }

    private int writePiece(int size) throws IOException {
        ResponseBody.Source source = this.source;
        if (source == null) {
            return -1;
        }
        ByteBuf piece = this.context.alloc().buffer(size);
        int count = -1;
        try {
            count = source.read(piece.nioBuffer(0, size));
        }
        finally {
            if (count <= 0) {
                piece.release();
            }
        }
        if (count > 0) {
            piece.writerIndex(count);
            corrupt(piece);
            this.sent += count;
            this.context.write(new DefaultHttpContent(piece));
        }
        return count;
    }

    private void corrupt(ByteBuf piece) {
        long index = this.fault.corruptedAt() - this.sent;
        if (index >= 0 && index < piece.readableBytes()) {
            piece.setByte((int) index, piece.getByte((int) index) ^ 0xFF);
        }
    }

    private void sendLive(byte[] bytes) {
        Point point = this.fault.breakPoint();
        long left = (point != null && point.isInBody()) ? point.bytes() - this.sent : Long.MAX_VALUE;
        ByteBuf piece = Unpooled.wrappedBuffer(bytes, 0, (int) Math.min(bytes.length, left));
        corrupt(piece);
        this.sent += piece.readableBytes();
        this.context.write(new DefaultHttpContent(piece));
        if (left <= bytes.length) {
            breakAfterBody();
        }
        else {
            this.context.flush();
        }
    }

    private void breakAfterBody() {
        this.paused = true;
        closeSource();
        this.context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(future -> breakNow());
    }

    private void breakNow() {
        abandon();
        this.breakOff.accept(this.context, this.fault);
    }

    private void complete() {
        closeSource();
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
        closeSource();
        if (this.live != null) {
            this.live.stop();
        }
    }

    private void closeSource() {
        ResponseBody.Source source = this.source;
        this.source = null;
        if (source != null) {
            try {
                source.close();
            }
            catch (IOException ex) {
                // It was only read.
            }
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
                complete();
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
