package io.github.miniospring.fault;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

import io.netty.util.internal.PlatformDependent;

/** Looks every few milliseconds how much memory this JVM uses. */
final class MemoryPeak {

    private volatile long direct;

    MemoryPeak() {
        Thread thread = new Thread(this::watch, "peak");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                this.direct = Math.max(this.direct, Math.max(0, PlatformDependent.usedDirectMemory()) + ofJdk());
                Thread.sleep(2);
            }
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private static long ofJdk() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
            .stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    }

    String report() {
        long heap = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            heap += (pool.getType() == MemoryType.HEAP) ? pool.getPeakUsage().getUsed() : 0;
        }
        return "Peak: at most " + (heap >> 20) + " MiB of heap, " + (this.direct >> 20) + " MiB of direct memory";
    }

}
