package io.github.miniospring.test.server.http;

import java.io.IOException;
import java.time.Duration;

import io.github.miniospring.test.server.traffic.Fault;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import org.jspecify.annotations.Nullable;

/** Writes a body piece by piece, as fast as the client takes it. */
final class BodyWriter {

    private static final int PIECE = 64 * 1024;

    private final ChannelHandlerContext context;

    private final Damage damage;

    private final Fault.@Nullable Pace pace;

    private final Listener listener;

    private ResponseBody.@Nullable Source source;

    private boolean paused;

    private boolean pumping;

    /**
     * Creates one.
     * @param pace at which to write; null for as fast as can be
     */
    BodyWriter(ChannelHandlerContext context, ResponseBody.Source source, Damage damage, Fault.@Nullable Pace pace,
            Listener listener) {
        this.context = context;
        this.source = source;
        this.damage = damage;
        this.pace = pace;
        this.listener = listener;
    }

    /**
     * Goes on. Writing may call back that there is room again, from within Netty's
     * encoder, which does not bear being called twice.
     */
    void pump() {
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
        return this.source != null && !this.paused && this.context.channel().isWritable();
    }

    private void writeNext() throws IOException {
        long left = this.damage.left();
        if (left == 0) {
            this.listener.broken();
            return;
        }
        int count = writePiece((int) Math.min((this.pace != null) ? Math.min(left, this.pace.bytes()) : left, PIECE));
        if (count < 0) {
            this.listener.ended();
        }
        else if (this.pace != null) {
            this.paused = true;
            this.listener.later(this.pace.of(count), () -> {
                this.paused = false;
                pump();
            });
        }
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
            this.context.write(new DefaultHttpContent(this.damage.apply(piece)));
        }
        return count;
    }

    /** Stops for good. */
    void close() {
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

    /** Is told how it went; closes the writer then. */
    interface Listener {

        void ended();

        /** As much is written as the fault allows. */
        void broken();

        void later(Duration delay, Runnable action);

    }

}
