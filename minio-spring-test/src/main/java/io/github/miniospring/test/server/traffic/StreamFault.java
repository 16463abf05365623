package io.github.miniospring.test.server.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a stream of events while it runs. Counts are those of one stream,
 * and begin anew with each. Combined with {@link #and}, events pass one after the other
 * through what is to happen to them.
 *
 * @see Fault#stream(StreamFault)
 */
public final class StreamFault {

    /** Nothing goes wrong. */
    public static final StreamFault NONE = new StreamFault();

    private final List<Supplier<Function<String, List<String>>>> stages = new ArrayList<>();

    private boolean silent;

    private @Nullable Blanks blanks;

    private int heldBack;

    private int cutAfter = Integer.MAX_VALUE;

    private StreamFault() {
    }

    private static StreamFault with(Consumer<StreamFault> change) {
        StreamFault fault = new StreamFault();
        change.accept(fault);
        return fault;
    }

    private static StreamFault stage(Supplier<Function<String, List<String>>> stage) {
        return with(fault -> fault.stages.add(stage));
    }

    private static StreamFault byIndex(Function<Integer, Function<String, List<String>>> choice) {
        return stage(() -> {
            AtomicInteger next = new AtomicInteger();
            return line -> choice.apply(next.getAndIncrement()).apply(line);
        });
    }

    /** The first events, so many of them, never come. */
    public static StreamFault drop(int count) {
        return byIndex(index -> line -> (index < count) ? List.of() : List.of(line));
    }

    /** Events never come whose lines meet the condition, which is asked each time. */
    public static StreamFault dropIf(Predicate<String> condition) {
        return stage(() -> line -> condition.test(line) ? List.of() : List.of(line));
    }

    /** Every event comes twice. */
    public static StreamFault duplicate() {
        return stage(() -> line -> List.of(line, line));
    }

    /** Events come in groups of that size, the last of each group first. */
    public static StreamFault reorder(int count) {
        positive(count, "group");
        return stage(() -> {
            List<String> waiting = new ArrayList<>();
            return line -> {
                waiting.add(line);
                if (waiting.size() < count) {
                    return List.of();
                }
                List<String> group = new ArrayList<>(waiting);
                waiting.clear();
                Collections.reverse(group);
                return group;
            };
        });
    }

    /**
     * The event of that index, counted from zero, is cut off in the middle of its line.
     */
    public static StreamFault malformed(int index) {
        return byIndex(
                each -> line -> List.of((each == index) ? line.substring(0, line.length() / 2).stripTrailing() : line));
    }

    /**
     * The event of that index, counted from zero, is replaced by a line that is given.
     */
    public static StreamFault replace(int index, String text) {
        return byIndex(each -> line -> List.of((each == index) ? text : line));
    }

    /**
     * Nothing is sent, not even status and headers, before so many bytes have gathered,
     * as with servers and proxies that do not flush. The rest waits for as many more.
     */
    public static StreamFault holdBack(int bytes) {
        positive(bytes, "number of bytes");
        return with(fault -> fault.heldBack = bytes);
    }

    /** Between events nothing comes, no ping and no blank. */
    public static StreamFault noPing() {
        return with(fault -> fault.silent = true);
    }

    /** In place of pings come blanks without an end, so many each time. */
    public static StreamFault blanks(int count, Duration period) {
        positive(count, "number of blanks");
        return with(fault -> fault.blanks = new Blanks(count, period));
    }

    /** The connection is closed after so many events. */
    public static StreamFault cutAfter(int events) {
        return with(fault -> fault.cutAfter = events);
    }

    private static void positive(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException("The " + what + " must be positive but is " + number);
        }
    }

    /** Both, one after the other. */
    public StreamFault and(StreamFault other) {
        return with(fault -> {
            fault.take(this);
            fault.take(other);
        });
    }

    private void take(StreamFault other) {
        this.stages.addAll(other.stages);
        this.silent |= other.silent;
        this.blanks = (other.blanks != null) ? other.blanks : this.blanks;
        this.heldBack = Math.max(this.heldBack, other.heldBack);
        this.cutAfter = Math.min(this.cutAfter, other.cutAfter);
    }

    /** What becomes of the lines of a new stream, each without its end. */
    public Function<String, List<String>> lines() {
        List<Function<String, List<String>>> started = this.stages.stream().map(Supplier::get).toList();
        return line -> {
            List<String> lines = List.of(line);
            for (Function<String, List<String>> stage : started) {
                lines = lines.stream().flatMap(each -> stage.apply(each).stream()).toList();
            }
            return lines;
        };
    }

    public boolean isSilent() {
        return this.silent;
    }

    /** What comes in place of pings; null if they come as asked for. */
    public @Nullable Blanks blanks() {
        return this.blanks;
    }

    /** Bytes that must gather before any is sent; 0 if none. */
    public int heldBack() {
        return this.heldBack;
    }

    /** Events after which the connection is closed. */
    public int cutAfter() {
        return this.cutAfter;
    }

    /** So many blanks each time. */
    public record Blanks(int count, Duration period) {
    }

}
