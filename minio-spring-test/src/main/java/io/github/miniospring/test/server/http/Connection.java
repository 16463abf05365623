package io.github.miniospring.test.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.test.server.traffic.Fault;
import io.github.miniospring.test.server.traffic.Point;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import org.jspecify.annotations.Nullable;

/**
 * One connection: takes one request after the other. The next message is read only when
 * the last one is done with, so that a slow server slows its clients.
 */
final class Connection extends OneByOne {

    // As Go's server: what is left of a body is read up to that size, to keep the
    // connection.
    private static final long WORTH_READING = 256 * 1024;

    private static final System.Logger LOGGER = System.getLogger(Connection.class.getName());

    private final RequestHandler handler;

    private final boolean secure;

    private final HeadDeadline deadline;

    private @Nullable RequestHead head;

    private @Nullable Intake intake;

    private @Nullable Answer answer;

    private boolean keepAlive;

    private long received;

    /** Whether the last of the request has come. */
    private boolean ended;

    /**
     * Nothing further is taken from this connection, and nobody waits for it to be idle.
     */
    private boolean finished;

    /** If only the rest of the request is awaited. */
    private @Nullable Linger linger;

    Connection(RequestHandler handler, boolean secure, Duration idleTimeout) {
        this.handler = handler;
        this.secure = secure;
        this.deadline = new HeadDeadline(idleTimeout.multipliedBy(2));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        awaitHead(context);
    }

    private void awaitHead(ChannelHandlerContext context) {
        this.deadline.begin(context);
        want(context);
    }

    @Override
    void take(ChannelHandlerContext context, Object message) {
        if (this.finished) {
            if (this.linger == null || this.linger.take(context, message)) {
                want(context);
            }
        }
        else if (message instanceof HttpRequest request) {
            start(context, request);
        }
        else if (message instanceof HttpContent content) {
            takeBody(context, content);
        }
    }

    private void start(ChannelHandlerContext context, HttpRequest request) {
        this.deadline.end();
        if (request.decoderResult().isFailure()) {
            refuse(context, MalformedRequest.answer(context.alloc(), request.decoderResult()));
            return;
        }
        if (RequestHeads.expectsTheUnknown(request)) {
            refuse(context, MalformedRequest.unexpected());
            return;
        }
        RequestHead head = RequestHeads.of(context.channel(), request, this.secure);
        this.head = head;
        this.answer = null;
        this.received = 0;
        this.ended = false;
        this.keepAlive = HttpUtil.isKeepAlive(request);
        Intake intake = this.handler.accept(head);
        this.intake = intake;
        if (intake.fault().breaksAt(Point.BEFORE_REQUEST)) {
            intake.abort();
            breakOff(context, intake.fault());
            return;
        }
        Response early = intake.early();
        if (early != null) {
            refuseBody(context, head, early);
            return;
        }
        if (HttpUtil.is100ContinueExpected(request)) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        want(context);
    }

    private void takeBody(ChannelHandlerContext context, HttpContent content) {
        this.ended = content instanceof LastHttpContent;
        Intake intake = this.intake;
        if (intake == null || this.answer != null) {
            discard(context);
            return;
        }
        if (content.decoderResult().isFailure()) {
            intake.abort();
            refuse(context, MalformedRequest.answer(context.alloc(), content.decoderResult()));
            return;
        }
        ByteBuf bytes = content.content();
        for (ByteBuffer piece : bytes.nioBuffers()) {
            this.received += piece.remaining();
            intake.data(piece);
        }
        Point point = intake.fault().breakPoint();
        if (point != null && point.isInRequest() && this.received >= point.bytes()) {
            intake.abort();
            breakOff(context, intake.fault());
            return;
        }
        Response early = intake.early();
        if (this.ended) {
            answer(context, (early != null) ? early : intake.end());
        }
        else if (early != null && this.head != null) {
            refuseBody(context, this.head, early);
        }
        else {
            readOn(context, intake.fault(), bytes.readableBytes());
        }
    }

    private void readOn(ChannelHandlerContext context, Fault fault, int bytes) {
        Fault.Pace pace = fault.reading();
        if (pace == null || bytes == 0) {
            want(context);
        }
        else {
            context.executor().schedule(() -> want(context), pace.of(bytes).toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    // The client still sends, and may not look for an answer before it is through.
    private void refuseBody(ChannelHandlerContext context, RequestHead head, Response response) {
        boolean none = head.contentLength() <= 0 && !head.isChunked();
        boolean little = head.contentLength() - this.received <= WORTH_READING && !head.isChunked()
                && !head.headers().has("Expect");
        this.keepAlive &= none || little;
        answer(context, response);
        if (!this.finished) {
            want(context);
        }
    }

    // Until the answer is written, and beyond it where the connection can be kept.
    private void discard(ChannelHandlerContext context) {
        if (!this.ended) {
            want(context);
        }
        else if (this.answer != null && this.answer.isWritten()) {
            written(context);
        }
    }

    private void answer(ChannelHandlerContext context, Response response) {
        RequestHead head = this.head;
        Intake intake = this.intake;
        if (head == null || intake == null) {
            throw new IllegalStateException("There is no request to answer");
        }
        Answer answer = new Answer(context, head, response, intake.fault(), this.keepAlive, this::breakOff);
        this.answer = answer;
        answer.write(() -> written(context));
        if (this.ended && response.body().length() < 0) {
            // Nothing more is expected; but only who reads learns that the client has
            // gone.
            want(context);
        }
    }

    private void written(ChannelHandlerContext context) {
        if (this.finished) {
            return;
        }
        if (this.ended && this.keepAlive) {
            next(context);
        }
        else if (this.ended) {
            context.close();
        }
        else if (!this.keepAlive) {
            this.finished = true;
            this.linger = new Linger(context, this.secure, WORTH_READING);
            want(context);
        }
    }

    private void next(ChannelHandlerContext context) {
        this.intake = null;
        this.answer = null;
        this.head = null;
        awaitHead(context);
    }

    /** Does what the fault says. */
    private void breakOff(ChannelHandlerContext context, Fault fault) {
        this.finished = true;
        switch (fault.breakage()) {
            case CLOSE -> context.close();
            case RESET -> {
                context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
                context.close();
            }
            case STALL -> {
                Point point = fault.breakPoint();
                if (point == null || !point.isInRequest()) {
                    // Reading on finds out when the client gives up.
                    want(context);
                }
            }
        }
    }

    private void refuse(ChannelHandlerContext context, FullHttpResponse response) {
        this.finished = true;
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        Answer answer = this.answer;
        if (answer != null) {
            answer.resume();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        // Also for the rest of a request that has its answer already.
        boolean waiting = this.intake == null || this.answer == null || this.answer.isWritten();
        if (event instanceof IdleStateEvent && waiting && !this.finished) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        this.deadline.end();
        this.finished = true;
        forget();
        if (this.answer != null) {
            this.answer.abandon();
        }
        else if (this.intake != null) {
            this.intake.abort();
        }
        this.intake = null;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException) && !(cause instanceof DecoderException)) {
            LOGGER.log(System.Logger.Level.ERROR, "A connection failed", cause);
        }
        // Otherwise it is the client that went away, which it may do at any time.
        context.close();
    }

}
