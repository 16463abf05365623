package io.github.miniospring.http;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BodyBuffersTests {

    private static final int SIZE = 1024;

    private final UnpooledByteBufAllocator others = new UnpooledByteBufAllocator(true);

    private final BodyBuffers buffers = new BodyBuffers(this.others, SIZE, 64);

    private long usedOfOthers() {
        return this.others.metric().usedDirectMemory() + this.others.metric().usedHeapMemory();
    }

    @Test
    void usesMemoryAgainTheLastFirst() {
        ByteBuf first = this.buffers.buffer(SIZE);
        ByteBuf second = this.buffers.buffer(SIZE);
        first.setLong(0, 1);
        second.setLong(0, 2);
        first.release();
        second.release();

        ByteBuf again = this.buffers.buffer(SIZE - 100);

        assertThat(again.readableBytes()).isZero();
        assertThat(again.writableBytes()).isEqualTo(SIZE);
        assertThat(again.setIndex(0, 8).readLong()).isEqualTo(2);
        assertThat(usedOfOthers()).isZero();
        again.release();
    }

    @Test
    void leavesWhatIsSmallOrLargeToTheOther() {
        ByteBuf small = this.buffers.buffer(100);
        ByteBuf large = this.buffers.buffer(SIZE + 1);

        assertThat(usedOfOthers()).isEqualTo(100 + SIZE + 1);
        small.release();
        large.release();
    }

    @Test
    void keepsNoMoreThanItMay() {
        List<ByteBuf> all = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            all.add(this.buffers.buffer(SIZE));
        }

        assertThat(usedOfOthers()).isEqualTo(SIZE);
        all.forEach(ByteBuf::release);
        assertThat(usedOfOthers()).isZero();
    }

    @Test
    void growsWithoutLosingWhatItKeeps() {
        ByteBuf buffer = this.buffers.buffer(SIZE);
        buffer.writeLong(42).writeBytes(new byte[SIZE]);

        assertThat(buffer.readLong()).isEqualTo(42);
        assertThat(buffer.readableBytes()).isEqualTo(SIZE);
        buffer.release();
        ByteBuf again = this.buffers.buffer(SIZE);
        assertThat(again.capacity()).isEqualTo(SIZE);
        assertThat(again.setIndex(0, 8).readLong()).isEqualTo(42);
        again.release();
    }

}
