package io.github.miniospring.benchmarks;

/**
 * The bytes of every object: known at each position, so that what arrives can be checked.
 */
public final class Bytes {

    /** After so many bytes they begin anew. */
    public static final int PERIOD = 1024 * 1024;

    private Bytes() {
    }

    /** The byte at {@code position} of an object. */
    public static byte at(long position) {
        int at = (int) (position % PERIOD);
        return (byte) (at * 31 + (at >> 8) * 17);
    }

    /** The first {@code length} bytes of an object. */
    public static byte[] array(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = at(i);
        }
        return bytes;
    }

}
