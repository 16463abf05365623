package io.github.miniospring.test.server.digest;

import java.util.zip.Checksum;

/** CRC-64/NVME, eight bytes at a time. */
final class Crc64Nvme implements Checksum {

    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    private static final long[][] TABLES = tables();

    private long value = -1;

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int i = 0; i < 256; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ (-(crc & 1) & POLYNOMIAL);
            }
            tables[0][i] = crc;
        }
        for (int i = 0; i < 256; i++) {
            for (int slice = 1; slice < 8; slice++) {
                long before = tables[slice - 1][i];
                tables[slice][i] = tables[0][(int) (before & 0xFF)] ^ (before >>> 8);
            }
        }
        return tables;
    }

    @Override
    public void update(int b) {
        this.value = TABLES[0][(int) ((this.value ^ b) & 0xFF)] ^ (this.value >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        int position = offset;
        int end = offset + length;
        for (; end - position >= 8; position += 8) {
            long word = this.value;
            for (int i = 0; i < 8; i++) {
                word ^= (bytes[position + i] & 0xFFL) << (8 * i);
            }
            long next = 0;
            for (int i = 0; i < 8; i++) {
                next ^= TABLES[7 - i][(int) ((word >>> (8 * i)) & 0xFF)];
            }
            this.value = next;
        }
        for (; position < end; position++) {
            update(bytes[position]);
        }
    }

    @Override
    public long getValue() {
        return ~this.value;
    }

    @Override
    public void reset() {
        this.value = -1;
    }

}
