package io.github.miniospring.listener.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

import io.github.miniospring.listener.StateId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that is remembered of a listener at one moment.
 *
 * @param fence the largest number of one in charge
 * @param watermark up to when all is handled
 * @param tail the last states, in the order in which they were handled; of an inventory
 * with removals
 * @param base the inventory as it was a while ago; without removals
 * @param log what has changed since, the oldest first; with removals
 * @param recent what is part of the others by now, but was handled not long ago
 * @param sizes how many states {@code base} has, by bucket
 * @param garbage blocks that nothing names any more
 */
record Snapshot(long fence, @Nullable Instant watermark, Map<Slot, StateId> tail, @Nullable Run base, List<Run> log,
        List<Run> recent, Map<String, Long> sizes, List<String> garbage) {

    Snapshot {
        tail = Collections.unmodifiableMap(tail);
        log = List.copyOf(log);
        recent = List.copyOf(recent);
        sizes = Map.copyOf(sizes);
        garbage = List.copyOf(garbage);
    }

    static Snapshot empty(long fence) {
        return new Snapshot(fence, null, new LinkedHashMap<>(), null, List.of(), List.of(), Map.of(), List.of());
    }

    Snapshot withFence(long fence) {
        return new Snapshot(fence, this.watermark, this.tail, this.base, this.log, this.recent, this.sizes,
                this.garbage);
    }

    Snapshot withWatermark(Instant watermark) {
        return new Snapshot(this.fence, watermark, this.tail, this.base, this.log, this.recent, this.sizes,
                this.garbage);
    }

    Snapshot withTail(Map<Slot, StateId> tail) {
        return new Snapshot(this.fence, this.watermark, tail, this.base, this.log, this.recent, this.sizes,
                this.garbage);
    }

    /** The same without garbage that was removed. */
    Snapshot withoutGarbage(Collection<String> removed) {
        return new Snapshot(this.fence, this.watermark, this.tail, this.base, this.log, this.recent, this.sizes,
                this.garbage.stream().filter(id -> !removed.contains(id)).toList());
    }

    /** The same without the oldest part of the tail. */
    Snapshot withoutOldest(int count) {
        Map<Slot, StateId> rest = new LinkedHashMap<>();
        this.tail.entrySet().stream().skip(count).forEach(entry -> rest.put(entry.getKey(), entry.getValue()));
        return withTail(rest);
    }

    /** The same with a tail of those states only that meet a condition. */
    Snapshot withTailOf(Predicate<StateId> condition) {
        Map<Slot, StateId> kept = new LinkedHashMap<>(this.tail);
        kept.values().removeIf(condition.negate());
        return withTail(kept);
    }

    /** The same with other runs; what was named before and is no more is garbage. */
    Snapshot withRuns(@Nullable Run base, List<Run> log, List<Run> recent, Map<String, Long> sizes) {
        Snapshot next = new Snapshot(this.fence, this.watermark, this.tail, base, log, recent, sizes, List.of());
        List<String> garbage = new ArrayList<>(this.garbage);
        Set<String> named = Set.copyOf(next.named());
        named().stream().filter(id -> !named.contains(id)).forEach(garbage::add);
        return new Snapshot(this.fence, this.watermark, this.tail, base, log, recent, sizes, garbage);
    }

    boolean isNew(StateId state) {
        return this.watermark == null || state.modified().isAfter(this.watermark);
    }

    long logSize() {
        return this.log.stream().mapToLong(Run::size).sum();
    }

    long baseSize() {
        return (this.base != null) ? this.base.size() : 0;
    }

    /** The runs that make up the inventory, the newest first. */
    List<Run> runs() {
        List<Run> runs = new ArrayList<>(this.log);
        Collections.reverse(runs);
        if (this.base != null) {
            runs.add(this.base);
        }
        return runs;
    }

    /** The names of all blocks that are needed. */
    List<String> named() {
        List<Run> all = new ArrayList<>(runs());
        all.addAll(this.recent);
        return all.stream().flatMap(run -> run.blocks().stream()).map(Run.Block::id).distinct().toList();
    }

    byte[] write() {
        ObjectNode head = EventJson.MAPPER.createObjectNode();
        // Equal contents would have equal tags.
        head.put("nonce", UUID.randomUUID().toString());
        head.put("fence", this.fence);
        if (this.watermark != null) {
            head.put("watermark", this.watermark.toEpochMilli());
        }
        if (this.base != null) {
            head.set("base", this.base.write());
        }
        writeRuns(head.putArray("log"), this.log);
        writeRuns(head.putArray("recent"), this.recent);
        ObjectNode sizes = head.putObject("sizes");
        new TreeMap<>(this.sizes).forEach(sizes::put);
        ArrayNode garbage = head.putArray("garbage");
        this.garbage.forEach(garbage::add);
        return PackedStates.pack(head, this.tail.values());
    }

    private static void writeRuns(ArrayNode node, List<Run> runs) {
        runs.forEach(run -> node.add(run.write()));
    }

    static Snapshot read(byte[] body, String name) {
        PackedStates packed = PackedStates.unpack(body, name);
        JsonNode head = packed.head();
        Map<Slot, StateId> tail = new LinkedHashMap<>();
        packed.states().forEach(state -> tail.put(Slot.of(state), state));
        JsonNode watermark = head.path("watermark");
        Map<String, Long> sizes = new TreeMap<>();
        head.path("sizes").properties().forEach(entry -> sizes.put(entry.getKey(), entry.getValue().asLong()));
        List<String> garbage = new ArrayList<>();
        head.path("garbage").forEach(id -> garbage.add(id.asString()));
        return new Snapshot(head.path("fence").asLong(),
                watermark.isNumber() ? Instant.ofEpochMilli(watermark.asLong()) : null, tail,
                head.has("base") ? Run.read(head.path("base")) : null, readRuns(head.path("log")),
                readRuns(head.path("recent")), sizes, garbage);
    }

    private static List<Run> readRuns(JsonNode node) {
        List<Run> runs = new ArrayList<>();
        node.forEach(run -> runs.add(Run.read(run)));
        return runs;
    }

}
