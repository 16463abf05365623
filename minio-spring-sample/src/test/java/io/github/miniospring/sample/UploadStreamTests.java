package io.github.miniospring.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

class UploadStreamTests {

    @Test
    void readsNothingOnceClosed() throws IOException {
        ByteArrayInputStream body = new ByteArrayInputStream(new byte[] { 1, 2, 3 });
        UploadStream stream = new UploadStream(body);

        assertThat(stream.read()).isEqualTo(1);
        stream.close();

        assertThat(stream.read()).isEqualTo(-1);
        assertThat(body.available()).isEqualTo(2);
    }

    @Test
    void closesOnlyWhenNobodyReadsAnyMore() throws Exception {
        SlowBody body = new SlowBody();
        UploadStream stream = new UploadStream(body);
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> read(stream));
        assertThat(body.entered.await(10, TimeUnit.SECONDS)).isTrue();
        Thread closing = new Thread(stream::close);

        closing.start();
        await().until(() -> closing.getState() == Thread.State.WAITING);
        body.released.countDown();

        assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(42);
        closing.join(10_000);
        assertThat(closing.isAlive()).isFalse();
    }

    @Test
    void remembersWhyTheBodyBroke() {
        IOException broken = new IOException("gone");
        UploadStream stream = new UploadStream(new InputStream() {

            @Override
            public int read() throws IOException {
                throw broken;
            }

        });

        assertThatIOException().isThrownBy(stream::read);

        assertThat(stream.failure()).isSameAs(broken);
    }

    private static int read(InputStream stream) {
        try {
            return stream.read();
        }
        catch (IOException ex) {
            return -2;
        }
    }

    private static final class SlowBody extends InputStream {

        private final CountDownLatch entered = new CountDownLatch(1);

        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            this.entered.countDown();
            try {
                this.released.await();
            }
            catch (InterruptedException ex) {
                throw new IOException(ex);
            }
            return 42;
        }

    }

}
