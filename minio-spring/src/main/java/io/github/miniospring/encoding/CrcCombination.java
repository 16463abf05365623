package io.github.miniospring.encoding;

/**
 * Finds the CRC of two runs of bytes, one after the other, from those of each: the first
 * one is driven on by as many zero bytes as the second has. Works on matrices over the
 * field of two elements, squared again and again, as zlib does.
 */
final class CrcCombination {

    private final long polynomial;

    private final int width;

    /**
     * @param polynomial reflected
     * @param width in bits
     */
    CrcCombination(long polynomial, int width) {
        this.polynomial = polynomial;
        this.width = width;
    }

    long combine(long first, long second, long secondLength) {
        long[] odd = new long[this.width];
        long[] even = new long[this.width];
        odd[0] = this.polynomial;
        for (int i = 1; i < this.width; i++) {
            odd[i] = 1L << (i - 1);
        }
        // From one zero bit to two, and to four.
        square(even, odd);
        square(odd, even);
        long crc = first;
        long[] last = odd;
        long[] next = even;
        for (long bytes = secondLength; bytes != 0; bytes >>>= 1) {
            square(next, last);
            if ((bytes & 1) != 0) {
                crc = times(next, crc);
            }
            long[] swapped = last;
            last = next;
            next = swapped;
        }
        return crc ^ second;
    }

    private static void square(long[] target, long[] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            target[i] = times(matrix, matrix[i]);
        }
    }

    private static long times(long[] matrix, long vector) {
        long sum = 0;
        for (int i = 0; vector != 0; i++, vector >>>= 1) {
            if ((vector & 1) != 0) {
                sum ^= matrix[i];
            }
        }
        return sum;
    }

}
