package io.github.miniospring.http;

import java.util.concurrent.Executor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.netty.Connection;
import reactor.util.context.Context;

/**
 * The body of an answer as it arrives: one step where Reactor Netty's and Spring's own
 * are five.
 */
final class ReceivedBody extends Flux<DataBuffer> {

    private final Connection connection;

    /** Asked for early: a connection tells none once the answer is read. */
    private final Executor loop;

    private final NettyDataBufferFactory buffers;

    private final FailureTranslator failures;

    ReceivedBody(Connection connection, NettyDataBufferFactory buffers, FailureTranslator failures) {
        this.connection = connection;
        this.loop = connection.channel().eventLoop();
        this.buffers = buffers;
        this.failures = failures;
    }

    @Override
    public void subscribe(CoreSubscriber<? super DataBuffer> reader) {
        Receiver receiver = new Receiver(reader);
        this.connection.inbound().receiveObject().subscribe(receiver);
        receiver.asking = false;
    }

    private final class Receiver implements CoreSubscriber<Object>, Subscription {

        private final CoreSubscriber<? super DataBuffer> reader;

        private @Nullable Subscription inbound;

        /** Wrong now and then where threads meet: the end is told earlier then. */
        private boolean asking = true;

        private Receiver(CoreSubscriber<? super DataBuffer> reader) {
            this.reader = reader;
        }

        @Override
        public Context currentContext() {
            return this.reader.currentContext();
        }

        @Override
        public void onSubscribe(Subscription inbound) {
            this.inbound = inbound;
            this.reader.onSubscribe(this);
        }

        // What was received is released behind this.
        @Override
        public void onNext(Object received) {
            ByteBuf bytes = (received instanceof ByteBufHolder holder) ? holder.content() : (ByteBuf) received;
            this.reader.onNext(ReceivedBody.this.buffers.wrap(bytes.retain()));
        }

        @Override
        public void onError(Throwable failure) {
            this.reader.onError(ReceivedBody.this.failures.ofExchange(failure));
        }

        // The connection is free only after this, unless the end has been waiting here.
        @Override
        public void onComplete() {
            if (this.asking) {
                this.reader.onComplete();
            }
            else {
                AfterReading.run(ReceivedBody.this.loop, this.reader::onComplete);
            }
        }

        @Override
        public void request(long count) {
            Subscription inbound = this.inbound;
            if (inbound != null) {
                boolean before = this.asking;
                this.asking = true;
                inbound.request(count);
                this.asking = before;
            }
        }

        @Override
        public void cancel() {
            Subscription inbound = this.inbound;
            if (inbound != null) {
                inbound.cancel();
            }
        }

    }

}
