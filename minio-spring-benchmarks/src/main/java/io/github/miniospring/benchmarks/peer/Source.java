package io.github.miniospring.benchmarks.peer;

import java.io.InputStream;

import io.github.miniospring.benchmarks.Bytes;

/** A stream of an object's bytes, as from somewhere else: to be read once. */
final class Source extends InputStream {

    private static final byte[] BYTES = Bytes.array(Bytes.PERIOD);

    private final long size;

    private long position;

    Source(long size) {
        this.size = size;
    }

    @Override
    public int read() {
        return (this.position < this.size) ? BYTES[(int) (this.position++ % BYTES.length)] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (this.position == this.size) {
            return -1;
        }
        int from = (int) (this.position % BYTES.length);
        int count = (int) Math.min(Math.min(length, BYTES.length - from), this.size - this.position);
        System.arraycopy(BYTES, from, target, offset, count);
        this.position += count;
        return count;
    }

}
