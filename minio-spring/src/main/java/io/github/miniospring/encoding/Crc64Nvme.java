package io.github.miniospring.encoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * CRC-64/NVME, which the JDK lacks: reflected polynomial 9A6C9329AC4BC9B5, all ones
 * before and after.
 */
final class Crc64Nvme implements Checksum {

    static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    private static final long[][] TABLES = tables();

    private long register = -1L;

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int i = 0; i < 256; i++) {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = ((value & 1) != 0) ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
            }
            tables[0][i] = value;
        }
        for (int i = 0; i < 256; i++) {
            for (int t = 1; t < 8; t++) {
                long previous = tables[t - 1][i];
                tables[t][i] = tables[0][(int) (previous & 0xFF)] ^ (previous >>> 8);
            }
        }
        return tables;
    }

    @Override
    public void update(int b) {
        this.register = TABLES[0][(int) ((this.register ^ b) & 0xFF)] ^ (this.register >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        update(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void update(ByteBuffer bytes) {
        ByteOrder order = bytes.order();
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        // Eight bytes a step, one table each.
        while (bytes.remaining() >= 8) {
            long x = this.register ^ bytes.getLong();
            this.register = TABLES[7][(int) (x & 0xFF)] ^ TABLES[6][(int) (x >>> 8 & 0xFF)]
                    ^ TABLES[5][(int) (x >>> 16 & 0xFF)] ^ TABLES[4][(int) (x >>> 24 & 0xFF)]
                    ^ TABLES[3][(int) (x >>> 32 & 0xFF)] ^ TABLES[2][(int) (x >>> 40 & 0xFF)]
                    ^ TABLES[1][(int) (x >>> 48 & 0xFF)] ^ TABLES[0][(int) (x >>> 56)];
        }
        bytes.order(order);
        while (bytes.hasRemaining()) {
            update(bytes.get());
        }
    }

    @Override
    public long getValue() {
        return ~this.register;
    }

    @Override
    public void reset() {
        this.register = -1L;
    }

}
