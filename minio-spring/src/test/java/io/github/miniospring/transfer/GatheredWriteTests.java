package io.github.miniospring.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(30)
class GatheredWriteTests {

    private final Random random = new Random(7);

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(this.allocator);

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private final List<Long> written = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void nothingIsKept() {
        await().atMost(Duration.ofSeconds(10)).until(() -> used() == 0);
    }

    private long used() {
        return this.allocator.metric().usedDirectMemory() + this.allocator.metric().usedHeapMemory();
    }

    private DataBuffer buffer(int size) {
        byte[] bytes = new byte[size];
        this.random.nextBytes(bytes);
        this.content.writeBytes(bytes);
        return this.buffers.allocateBuffer(Math.max(1, size)).write(bytes);
    }

    private byte[] write(Flux<DataBuffer> body) throws IOException {
        Path target = this.directory.resolve("cat.png");
        PartFile file = PartFile.create(target, null, true);
        try {
            file.write(body, 0, Schedulers.boundedElastic(), this.written::add).block();
            file.commit();
        }
        catch (RuntimeException ex) {
            file.leave();
            throw ex;
        }
        return Files.readAllBytes(target);
    }

    @Test
    void keepsTheOrderOfSmallAndLarge() throws IOException {
        AtomicLong wanted = new AtomicLong();
        AtomicLong most = new AtomicLong();
        Flux<DataBuffer> body = Flux.range(0, 600)
            .map(i -> buffer(this.random.nextInt((i / 100 % 2 == 0) ? 16 * 1024 : 80 * 1024)))
            .doOnNext(buffer -> wanted.decrementAndGet())
            .doOnRequest(count -> most.accumulateAndGet(wanted.addAndGet(count), Math::max));

        assertThat(write(body)).isEqualTo(this.content.toByteArray());
        assertThat(most.get()).isBetween(9L, 32L);
        assertThat(this.written).hasSizeLessThan(600);
        assertThat(this.written.stream().mapToLong(Long::longValue).sum()).isEqualTo(this.content.size());
    }

    @Test
    void takesEmptyBuffers() throws IOException {
        assertThat(write(Flux.just(1000, 0, 7, 0).map(this::buffer))).isEqualTo(this.content.toByteArray());

        this.content.reset();
        assertThat(write(Flux.just(0, 0).map(this::buffer))).isEmpty();
    }

    @Test
    void writesWhatCameBeforeTheSourceFailed() {
        Flux<DataBuffer> body = Flux.range(0, 3).map(i -> buffer(1000)).concatWith(Flux.error(new IOException("cut")));

        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> write(body)).withMessageContaining("cut");
        assertThat(this.written).containsExactly(3000L);
    }

    @Test
    void givesUpWhatWaitsWhenNobodyWantsItAnyMore() throws IOException {
        PartFile file = PartFile.create(this.directory.resolve("cat.png"), null, true);
        Sinks.Many<DataBuffer> source = Sinks.many().unicast().onBackpressureBuffer();
        Disposable writing = file.write(source.asFlux(), 0, Schedulers.boundedElastic(), this.written::add).subscribe();
        for (int i = 0; i < 7; i++) {
            source.tryEmitNext(buffer(1000));
        }
        await().until(() -> !this.written.isEmpty());

        writing.dispose();
        file.leave();

        assertThat(this.directory).isEmptyDirectory();
    }

}
