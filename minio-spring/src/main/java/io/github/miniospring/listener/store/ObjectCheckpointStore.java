package io.github.miniospring.listener.store;

import java.time.Clock;

import io.github.miniospring.MinioException;
import io.github.miniospring.bucket.VersioningConfig;
import io.github.miniospring.template.MinioOperations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.util.Assert;

/**
 * Remembers what listeners have handled in objects: for each listener one, which is
 * replaced under the condition that nobody else has replaced it; and those of its
 * inventory, which are written once and never changed.
 *
 * <p>
 * Of the states that are newer than the watermark as many are remembered as have room in
 * 4 MiB, compressed; that is some 100,000. If there are more, the oldest are forgotten
 * and may be handled again. Of an inventory at most a few thousand keys are in memory,
 * however many it has; the states that were handled within the last hour are told of the
 * last 50,000.
 */
public final class ObjectCheckpointStore implements CheckpointStore, ControlAreaUser {

    private static final Log logger = LogFactory.getLog(ObjectCheckpointStore.class);

    private final MinioOperations minio;

    private final ControlArea area;

    private final Clock clock;

    private final ConditionTest test;

    private volatile boolean looked;

    public ObjectCheckpointStore(MinioOperations minio, ControlArea area) {
        this(minio, area, Clock.systemUTC());
    }

    /**
     * Makes a store with a clock of its own.
     * @param clock tells what was handled within the last hour
     */
    public ObjectCheckpointStore(MinioOperations minio, ControlArea area, Clock clock) {
        this.minio = minio;
        this.area = area;
        this.clock = clock;
        this.test = new ConditionTest(minio, area);
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public ControlArea controlArea() {
        return this.area;
    }

    @Override
    public Checkpoint open(String listener, Mode mode, long fence) {
        Assert.isTrue(fence >= 0, () -> "fence must not be negative but is " + fence);
        if (fence > 0) {
            this.test.require();
        }
        warnOfVersions();
        ControlledSnapshot snapshot = new ControlledSnapshot(this.minio, this.area, listener, fence);
        return new ObjectCheckpoint(listener, mode, fence, snapshot, new Blocks(this.minio, this.area, listener),
                this.clock);
    }

    private void warnOfVersions() {
        if (this.looked) {
            return;
        }
        this.looked = true;
        try {
            if (this.minio.getBucketVersioning(this.area.bucket()).status() == VersioningConfig.Status.ENABLED) {
                logger.warn("Bucket " + this.area.bucket() + " keeps versions, and listeners write to "
                        + this.area.prefix() + " every second: exclude this prefix from versioning, let a rule of the"
                        + " lifecycle remove old versions, or name another bucket");
            }
        }
        catch (MinioException ex) {
            logger.debug("Whether bucket " + this.area.bucket() + " keeps versions is not known", ex);
        }
    }

}
