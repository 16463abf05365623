package io.github.miniospring.http;

import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Makes the buffers that bodies are read into, and uses those of the usual size again,
 * the last one first: whoever hashes a file works in the processor's cache, and the JDK
 * clears no memory anew for each of them.
 *
 * <p>
 * Keeps at most 4 MiB per client, and makes what is needed beyond that as Netty does.
 */
final class BodyBuffers extends AbstractByteBufAllocator {

    /** What a buffer that is used again can hold. */
    static final int SIZE = 64 * 1024;

    private static final int MOST = 64;

    private final ByteBufAllocator others;

    private final Deque<ByteBuffer> free = new ConcurrentLinkedDeque<>();

    private final AtomicInteger made = new AtomicInteger();

    BodyBuffers(ByteBufAllocator others) {
        super(true);
        this.others = others;
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        ByteBuffer memory = (initialCapacity <= SIZE && initialCapacity > SIZE / 4) ? take() : null;
        return (memory != null) ? toLeakAwareBuffer(new Reused(memory, Math.max(maxCapacity, SIZE)))
                : this.others.buffer(initialCapacity, maxCapacity);
    }

    private @Nullable ByteBuffer take() {
        ByteBuffer memory = this.free.pollFirst();
        if (memory == null && this.made.get() < MOST) {
            if (this.made.getAndIncrement() < MOST) {
                return ByteBuffer.allocateDirect(SIZE);
            }
            this.made.decrementAndGet();
        }
        return memory;
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        return this.others.heapBuffer(initialCapacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return true;
    }

    private final class Reused extends UnpooledDirectByteBuf {

        private final ByteBuffer memory;

        private Reused(ByteBuffer memory, int maxCapacity) {
            super(BodyBuffers.this, memory, maxCapacity);
            this.memory = memory;
            clear();
        }

        @Override
        protected void deallocate() {
            super.deallocate();
            BodyBuffers.this.free.offerFirst(this.memory);
        }

    }

}
