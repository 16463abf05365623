package io.github.miniospring.boot.autoconfigure;

/** Settings of disbelief in removals that only a listing shows. */
public class MinioListenerRemovalBrakeProperties {

    /**
     * Number of removals that a listing may show and that are believed in any case.
     */
    private int count = 100;

    /**
     * Percentage of the known objects that may be missing and are believed to be removed.
     * More wait for somebody to confirm them.
     */
    private int percent = 20;

    public int getCount() {
        return this.count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public int getPercent() {
        return this.percent;
    }

    public void setPercent(int percent) {
        this.percent = percent;
    }

}
