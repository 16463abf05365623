package io.github.miniospring.listener.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one listener. Its methods are called by one thread at a time, but
 * for {@link #acknowledge} while a {@link #inventory} is open, and {@link #inventorySize}
 * while any other is called. Each that writes throws {@link FencedException} when another
 * is in charge by now, those that read may; each throws any other exception when the
 * store does not work at the moment, and then nothing, or all, of what was to be written
 * is.
 */
public interface Checkpoint extends AutoCloseable {

    /** Up to when all is handled; null before the first time. */
    @Nullable Instant watermark();

    /**
     * Tells the handled states that are newer than the watermark, each slot's last one;
     * of an inventory, those handled in the last hour at least.
     */
    void recent(Consumer<StateId> action);

    /**
     * Remembers states as handled: each takes the place of the one with the same slot. Of
     * an inventory, a state that is a removal is forgotten together with its slot. What a
     * listing cannot show, {@link StateKind#OTHER}, is not remembered, for it would take
     * the place of what a listing does show; unless it has no key: so a listener marks
     * the inventory of a bucket.
     */
    void acknowledge(List<StateId> states);

    /**
     * Says that all up to {@code watermark} is handled. The states up to then are
     * forgotten, but for an inventory's.
     */
    void advance(Instant watermark);

    /**
     * The whole inventory, in the order of the keys' bytes in UTF-8, those of one key in
     * any order. Of the mode {@link CheckpointStore.Mode#INVENTORY} only. What is
     * acknowledged while it is open may be in it, or not.
     * @param bucket whose
     */
    InventoryCursor inventory(String bucket);

    /**
     * How many keys the inventory has of {@code bucket}. What is acknowledged meanwhile
     * may count, or not. It may read all of it, and must keep nothing else waiting.
     */
    long inventorySize(String bucket);

    @Override
    void close();

}
