package io.github.miniospring.listener.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioOperations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** The objects that hold the inventory of one listener, of which memory has one each. */
final class Blocks {

    private static final int SIZE = 2_000;

    private static final int LIMIT = 32 * 1024 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Log logger = LogFactory.getLog(Blocks.class);

    private final MinioOperations minio;

    private final String bucket;

    private final String folder;

    private final AtomicBoolean refused = new AtomicBoolean();

    Blocks(MinioOperations minio, ControlArea area, String listener) {
        this.minio = minio;
        this.bucket = area.bucket();
        this.folder = area.key("inventory", listener) + "/";
    }

    /**
     * Writes states; nothing counts on them before the checkpoint names them.
     * @param fence of the writer: it is part of the names, so that what one has left
     * behind is told from what its successor is about to name
     */
    Run write(Iterator<StateId> states, long fence, long written) {
        List<Run.Block> blocks = new ArrayList<>();
        try {
            while (states.hasNext()) {
                List<StateId> block = new ArrayList<>(SIZE);
                while (block.size() < SIZE && states.hasNext()) {
                    block.add(states.next());
                }
                String id = fence + "-" + UUID.randomUUID();
                this.minio.putObject(this.bucket, this.folder + id,
                        PackedStates.pack(EventJson.MAPPER.createObjectNode(), block),
                        upload -> upload.timeout(TIMEOUT));
                blocks.add(new Run.Block(id, block.size(), Slot.of(block.get(0))));
            }
            return new Run(blocks, written);
        }
        catch (RuntimeException ex) {
            removeQuietly(new Run(blocks, written), ex);
            throw ex;
        }
    }

    /** Removes what was written in vain, because of a failure that is told instead. */
    void removeQuietly(Run run, RuntimeException failure) {
        try {
            remove(run.blocks().stream().map(Run.Block::id).toList());
        }
        catch (RuntimeException ex) {
            failure.addSuppressed(ex);
        }
    }

    /** Reads all states of a run. */
    Iterator<StateId> read(Run run) {
        return new Reading(run.blocks(), null);
    }

    /** Reads the states of a run that are of one bucket. */
    Iterator<StateId> read(Run run, String bucket) {
        List<Run.Block> blocks = run.blocks();
        Slot first = Slot.first(bucket);
        int from = 0;
        while (from + 1 < blocks.size() && blocks.get(from + 1).first().compareTo(first) <= 0) {
            from++;
        }
        int to = from;
        while (to < blocks.size() && blocks.get(to).first().bucket().compareTo(bucket) <= 0) {
            to++;
        }
        return new Reading(blocks.subList(from, to), bucket);
    }

    private List<StateId> read(Run.Block block) {
        ControlObject object = new ControlObject(this.minio, this.bucket, this.folder + block.id(), LIMIT, TIMEOUT);
        ControlObject.Stored stored = object.read();
        if (stored == null) {
            throw new IllegalStateException(object + " is gone, which had a part of an inventory");
        }
        return PackedStates.unpack(stored.body(), object.toString()).states();
    }

    /**
     * Removes what nobody names any more.
     * @return what is gone; what is missing the server has refused to remove
     */
    Collection<String> remove(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<DeleteError> errors = this.minio.removeObjects(this.bucket,
                ids.stream().map(id -> this.folder + id).toList());
        Set<String> kept = errors.stream().map(DeleteError::key).collect(Collectors.toSet());
        // Once: it would be told again and again, for as long as nobody allows it.
        if (!errors.isEmpty() && this.refused.compareAndSet(false, true)) {
            DeleteError first = errors.get(0);
            logger.warn("Objects below " + this.folder + " of bucket " + this.bucket
                    + " cannot be removed, and become more and more: " + first.code() + " (" + first.message() + ")");
        }
        return ids.stream().filter(id -> !kept.contains(this.folder + id)).toList();
    }

    /**
     * What earlier ones in charge have written and not named.
     * @param fence of the one in charge now, who must have been written down as such
     * @param named all that are named since
     */
    Set<String> orphans(long fence, Collection<String> named) {
        Set<String> orphans = new HashSet<>();
        try (Stream<ObjectSummary> objects = this.minio.listObjects(this.bucket,
                listing -> listing.prefix(this.folder).recursive())) {
            objects.map(object -> object.key().substring(this.folder.length()))
                .filter(id -> fenceOf(id) < fence)
                .forEach(orphans::add);
        }
        named.forEach(orphans::remove);
        return orphans;
    }

    private static long fenceOf(String id) {
        try {
            return Long.parseLong(id.substring(0, Math.max(id.indexOf('-'), 0)));
        }
        catch (NumberFormatException ex) {
            return Long.MAX_VALUE;
        }
    }

    private final class Reading implements Iterator<StateId> {

        private final Iterator<Run.Block> blocks;

        private final @Nullable String bucket;

        private Iterator<StateId> states = Collections.emptyIterator();

        Reading(List<Run.Block> blocks, @Nullable String bucket) {
            this.blocks = blocks.iterator();
            this.bucket = bucket;
        }

        @Override
        public boolean hasNext() {
            while (!this.states.hasNext() && this.blocks.hasNext()) {
                List<StateId> block = read(this.blocks.next());
                this.states = (this.bucket != null)
                        ? block.stream().filter(state -> state.bucket().equals(this.bucket)).iterator()
                        : block.iterator();
            }
            return this.states.hasNext();
        }

        @Override
        public StateId next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return this.states.next();
        }

    }

}
