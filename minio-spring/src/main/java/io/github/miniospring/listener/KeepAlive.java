package io.github.miniospring.listener;

import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/**
 * Keeps an application from ending that does nothing but listen: what listens are threads
 * that do not.
 */
final class KeepAlive {

    private @Nullable CountDownLatch end;

    synchronized void begin() {
        if (this.end == null) {
            CountDownLatch latch = new CountDownLatch(1);
            this.end = latch;
            Thread thread = new Thread(() -> await(latch), "minio-listener-keep-alive");
            thread.setDaemon(false);
            thread.start();
        }
    }

    synchronized void end() {
        if (this.end != null) {
            this.end.countDown();
            this.end = null;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

}
