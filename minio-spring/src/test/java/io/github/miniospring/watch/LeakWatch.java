package io.github.miniospring.watch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;

/** Collects the buffers that were thrown away without being released. */
public final class LeakWatch<T> extends ResourceLeakDetector<T> {

    private static final List<String> leaks = new CopyOnWriteArrayList<>();

    /** For Netty, which makes one for each kind of resource. */
    public LeakWatch(Class<?> resource, int samplingInterval) {
        super(resource, samplingInterval);
    }

    /** For Netty, which asks for this older form first and complains without it. */
    public LeakWatch(Class<?> resource, int samplingInterval, long maxActive) {
        this(resource, samplingInterval);
    }

    /** Begins; only before anything of Netty's was used. */
    static void install() {
        System.setProperty("io.netty.customResourceLeakDetector", LeakWatch.class.getName());
    }

    /** The leaks since this was asked last. */
    public static List<String> find() {
        // A leak shows when its buffer was collected and the next one is made.
        for (int i = 0; i < 3; i++) {
            System.gc();
            ByteBufAllocator.DEFAULT.buffer(64).release();
        }
        List<String> found = List.copyOf(leaks);
        leaks.clear();
        return found;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        leaks.add(resourceType + records);
        super.reportTracedLeak(resourceType, records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        leaks.add(resourceType);
        super.reportUntracedLeak(resourceType);
    }

    @Override
    protected boolean needReport() {
        return true;
    }

}
