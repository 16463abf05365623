package io.github.miniospring.boot.autoconfigure;

import java.time.Duration;

/** Settings of writing down what was handled. */
public class MinioListenerFlushProperties {

    /** Number of handled events after which these are written down. */
    private int count = 100;

    /** Time after which these are written down in any case. */
    private Duration interval = Duration.ofSeconds(1);

    public int getCount() {
        return this.count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public Duration getInterval() {
        return this.interval;
    }

    public void setInterval(Duration interval) {
        this.interval = interval;
    }

}
