package io.github.miniospring.benchmarks.startup;

import java.lang.management.ManagementFactory;

/** Says how long it took from {@code main} to the first put, and how many classes. */
final class FirstPut {

    private FirstPut() {
    }

    static void done(long started) {
        System.out.println("put " + (System.nanoTime() - started) / 1_000_000 + " ms "
                + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() + " classes");
        System.exit(0);
    }

}
