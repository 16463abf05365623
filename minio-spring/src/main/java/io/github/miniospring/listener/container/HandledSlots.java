package io.github.miniospring.listener.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

import io.github.miniospring.listener.StateId;
import io.github.miniospring.listener.StateKind;

/**
 * The last handled state of each slot, in 24 bytes for each: a burst of a million objects
 * must not fill the memory. Slots are known by 128 bits of their SHA-256, which no two
 * have alike. Not thread-safe.
 */
final class HandledSlots {

    private static final int FIRST = 1024;

    private static final int KIND_SHIFT = 16;

    private static final int TIME_SHIFT = 18;

    private final MessageDigest digest = sha256();

    private long[] high = new long[FIRST];

    private long[] low = new long[FIRST];

    /** Time, kind and a mark of the tag; 0 where nothing is. */
    private long[] states = new long[FIRST];

    private int size;

    /** What is known of the slot of {@code state}. */
    Known find(StateId state) {
        long packed = this.states[place(hash(state))];
        return new Known(packed);
    }

    void put(StateId state) {
        if (this.size * 4 >= this.states.length * 3) {
            resize(this.states.length * 2, Long.MIN_VALUE);
        }
        put(hash(state), pack(state));
    }

    private void put(ByteBuffer hash, long packed) {
        int place = place(hash);
        if (this.states[place] == 0) {
            this.size++;
        }
        this.high[place] = hash.getLong(0);
        this.low[place] = hash.getLong(8);
        this.states[place] = packed;
    }

    /** Forgets what is not newer than {@code time}. */
    void forget(Instant time) {
        int length = FIRST;
        long limit = time.toEpochMilli();
        int kept = 0;
        for (long packed : this.states) {
            if (packed != 0 && millis(packed) > limit) {
                kept++;
            }
        }
        while (kept * 2 >= length) {
            length *= 2;
        }
        resize(length, limit);
    }

    int size() {
        return this.size;
    }

    private void resize(int length, long limit) {
        long[] oldHigh = this.high;
        long[] oldLow = this.low;
        long[] oldStates = this.states;
        this.high = new long[length];
        this.low = new long[length];
        this.states = new long[length];
        this.size = 0;
        ByteBuffer hash = ByteBuffer.allocate(16);
        for (int i = 0; i < oldStates.length; i++) {
            if (oldStates[i] != 0 && millis(oldStates[i]) > limit) {
                hash.putLong(0, oldHigh[i]).putLong(8, oldLow[i]);
                put(hash, oldStates[i]);
            }
        }
    }

    private int place(ByteBuffer hash) {
        long high = hash.getLong(0);
        long low = hash.getLong(8);
        int mask = this.states.length - 1;
        int place = (int) high & mask;
        while (this.states[place] != 0 && (this.high[place] != high || this.low[place] != low)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private ByteBuffer hash(StateId state) {
        return ByteBuffer.wrap(this.digest.digest(state.slot().getBytes(StandardCharsets.UTF_8)));
    }

    private static long pack(StateId state) {
        return state.modified().toEpochMilli() << TIME_SHIFT | (long) state.kind().ordinal() << KIND_SHIFT | tag(state);
    }

    // Never 0 where there is a tag, so that "no tag" is told from it.
    private static int tag(StateId state) {
        String etag = state.etag();
        return (etag == null) ? 0 : (etag.hashCode() >>> 16 ^ etag.hashCode() & 0xFFFF) % 0xFFFF + 1;
    }

    private static long millis(long packed) {
        return packed >> TIME_SHIFT;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every JVM has SHA-256", ex);
        }
    }

    /**
     * What is known of a slot.
     *
     * @param packed 0 for nothing
     */
    record Known(long packed) {

        boolean isNothing() {
            return this.packed == 0;
        }

        StateKind kind() {
            return StateKind.values()[(int) (this.packed >> KIND_SHIFT) & 3];
        }

        Instant modified() {
            return Instant.ofEpochMilli(millis(this.packed));
        }

        /** Whether it is the same state. */
        boolean is(StateId state) {
            if (isNothing() || !state.isSame(kind(), millis(this.packed), null)) {
                return false;
            }
            int mine = (int) (this.packed & 0xFFFF);
            int other = tag(state);
            return state.versionId() != null || state.kind() != StateKind.CREATED || mine == 0 || other == 0
                    || mine == other;
        }

    }

}
