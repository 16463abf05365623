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
 * Makes the buffers that bodies are read into, and uses those of one size again, the last
 * one first: whoever hashes a file works in the processor's cache, and the JDK clears no
 * memory anew for each of them.
 *
 * <p>
 * What it has made it keeps. Other sizes, and what is needed beyond its number, are made
 * as Netty does.
 */
final class BodyBuffers extends AbstractByteBufAllocator {

    private final ByteBufAllocator others;

    private final int size;

    private final int most;

    private final Deque<ByteBuffer> free = new ConcurrentLinkedDeque<>();

    private final AtomicInteger made = new AtomicInteger();

    /**
     * @param size what a buffer that is used again can hold, in bytes; those that need a
     * fourth of it or less are none
     * @param most how many there are
     */
    BodyBuffers(ByteBufAllocator others, int size, int most) {
        super(true);
        this.others = others;
        this.size = size;
        this.most = most;
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        ByteBuffer memory = (initialCapacity <= this.size && initialCapacity > this.size / 4) ? take() : null;
        return (memory != null) ? toLeakAwareBuffer(new Reused(memory, Math.max(maxCapacity, this.size)))
                : this.others.buffer(initialCapacity, maxCapacity);
    }

    private @Nullable ByteBuffer take() {
        ByteBuffer memory = this.free.pollFirst();
        if (memory == null && this.made.get() < this.most) {
            if (this.made.getAndIncrement() < this.most) {
                return ByteBuffer.allocateDirect(this.size);
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
