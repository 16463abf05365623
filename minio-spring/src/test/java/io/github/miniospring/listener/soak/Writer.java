package io.github.miniospring.listener.soak;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

import io.github.miniospring.MinioException;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import org.springframework.util.Assert;

/**
 * Stores and removes objects, those of one key one after the other, and writes down in
 * which order. What has failed may have been done all the same.
 */
final class Writer implements Runnable {

    private static final int KEYS = 25;

    /** What was cut off is done, or not, within that time. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final MinioTemplate template;

    private final String bucket;

    private final String prefix;

    private final Random random;

    private final int pauseMillis;

    /** Place of each content among the steps of its key, by its tag. */
    final Map<String, Integer> places = new ConcurrentHashMap<>();

    /** Steps of each key: whether it was a removal. */
    final Map<String, List<Boolean>> steps = new ConcurrentHashMap<>();

    volatile boolean stopped;

    volatile int writes;

    Writer(MinioTemplate template, String bucket, String prefix, Random random, int pauseMillis) {
        this.template = template;
        this.bucket = bucket;
        this.prefix = prefix;
        this.random = random;
        this.pauseMillis = pauseMillis;
    }

    @Override
    public void run() {
        while (!this.stopped) {
            String key = this.prefix + this.random.nextInt(KEYS);
            List<Boolean> before = this.steps.computeIfAbsent(key, name -> new ArrayList<>());
            boolean removal = !before.isEmpty() && this.random.nextInt(6) == 0;
            int place;
            synchronized (before) {
                place = before.size();
                before.add(removal);
            }
            try {
                if (removal) {
                    this.template.removeObject(this.bucket, key);
                }
                else {
                    String content = key + "#" + place;
                    this.places.put(md5(content), place);
                    this.template.putObject(this.bucket, key, ObjectBody.of(content));
                }
                this.writes++;
                Thread.sleep(this.random.nextInt(this.pauseMillis));
            }
            catch (MinioException ex) {
                rest();
            }
            catch (InterruptedException ex) {
                return;
            }
        }
    }

    // The server is down, or busy with what nobody waits for any more: done after the
    // next
    // step, it would be in another order than that which is written down here.
    private void rest() {
        try {
            Thread.sleep(REST.toMillis());
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            this.stopped = true;
        }
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        }
        catch (java.security.NoSuchAlgorithmException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** Whether a removal was tried after one step, and before another. */
    boolean mayBeRemoved(String key, int after, int before) {
        List<Boolean> all = this.steps.get(key);
        Assert.state(all != null, "A key nobody has written: " + key);
        synchronized (all) {
            return all.subList(Math.max(0, after + 1), Math.min(before, all.size())).contains(true);
        }
    }

}
