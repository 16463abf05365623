package io.github.miniospring.operation;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** What a writer writes, on a thread of its own while it is sent. */
final class WriterBody implements ObjectBody {

    private final ContentWriter writer;

    private volatile @Nullable Writing writing;

    WriterBody(ContentWriter writer) {
        this.writer = writer;
    }

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public boolean repeatable() {
        return false;
    }

    @Override
    public Flux<DataBuffer> read(DataBufferFactory buffers, Scheduler io) {
        return Flux.defer(() -> {
            if (this.writing != null) {
                return Flux
                    .error(new IllegalStateException("This body was sent already; make a new one for each call"));
            }
            Writing writing = new Writing(buffers, io);
            this.writing = writing;
            return Flux.from(writing.content).doOnCancel(writing::cancel);
        });
    }

    // As with a stream of the caller's: when the call is over, nobody writes any more.
    @Override
    public Mono<Void> release(Scheduler io) {
        Writing writing = this.writing;
        return (writing != null) ? writing.ended.asMono() : Mono.empty();
    }

    private final class Writing {

        private final PublishingOutputStream content;

        private final Disposable.Swap task = Disposables.swap();

        private final AtomicBoolean started = new AtomicBoolean();

        private final Sinks.Empty<Void> ended = Sinks.empty();

        private Writing(DataBufferFactory buffers, Scheduler io) {
            this.content = new PublishingOutputStream(buffers, () -> begin(io));
        }

        private void begin(Scheduler io) {
            try {
                this.task.update(io.schedule(this::write));
            }
            catch (RejectedExecutionException ex) {
                this.content.fail(ex);
                this.ended.tryEmitEmpty();
            }
        }

        private void cancel() {
            this.task.dispose();
            if (this.started.compareAndSet(false, true)) {
                this.ended.tryEmitEmpty();
            }
        }

        private void write() {
            if (!this.started.compareAndSet(false, true)) {
                return;
            }
            try {
                WriterBody.this.writer.write(this.content);
                this.content.finish();
            }
            catch (Throwable failure) {
                this.content.fail(failure);
            }
            finally {
                this.ended.tryEmitEmpty();
            }
        }

    }

}
