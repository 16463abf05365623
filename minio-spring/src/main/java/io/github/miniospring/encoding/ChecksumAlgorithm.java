package io.github.miniospring.encoding;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import org.jspecify.annotations.Nullable;

/**
 * The checksums S3 keeps with an object and proves on the way in.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">S3:
 * checking object integrity</a>
 */
public enum ChecksumAlgorithm {

    CRC32(4, null), CRC32C(4, null), CRC64NVME(8, null), SHA1(20, "SHA-1"), SHA256(32, "SHA-256");

    private final int length;

    private final @Nullable String digest;

    private final String header;

    ChecksumAlgorithm(int length, @Nullable String digest) {
        this.length = length;
        this.digest = digest;
        this.header = "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** The header, trailer and answer that carries a value of this kind. */
    public String header() {
        return this.header;
    }

    /** How many bytes a value has, before it is written in base64. */
    public int length() {
        return this.length;
    }

    /**
     * Whether the value of a whole follows from those of its parts, which is so for CRCs.
     */
    public boolean combines() {
        return this.digest == null;
    }

    /**
     * The value of two runs of bytes, one after the other, from those of each. For CRCs.
     * @param first in base64
     * @param second in base64
     * @param secondLength how many bytes the second one has
     */
    public String combine(String first, String second, long secondLength) {
        CrcCombination combination = switch (this) {
            case CRC32 -> new CrcCombination(0xEDB88320L, 32);
            case CRC32C -> new CrcCombination(0x82F63B78L, 32);
            case CRC64NVME -> new CrcCombination(Crc64Nvme.POLYNOMIAL, 64);
            case SHA1, SHA256 -> throw new IllegalStateException(this + " of parts does not combine");
        };
        return encode(combination.combine(decode(first), decode(second), secondLength), this.length);
    }

    private static long decode(String value) {
        long crc = 0;
        for (byte each : Base64.getDecoder().decode(value)) {
            crc = (crc << 8) | (each & 0xFF);
        }
        return crc;
    }

    private static String encode(long crc, int length) {
        byte[] bytes = ByteBuffer.allocate(8).putLong(crc).array();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, 8 - length, 8));
    }

    /** A new computation. */
    public Computation start() {
        return switch (this) {
            case CRC32 -> new Crc(new CRC32(), this.length);
            case CRC32C -> new Crc(new CRC32C(), this.length);
            case CRC64NVME -> new Crc(new Crc64Nvme(), this.length);
            case SHA1, SHA256 -> new Digest(digest());
        };
    }

    private MessageDigest digest() {
        if (this.digest == null) {
            throw new IllegalStateException(this + " is no digest");
        }
        try {
            return MessageDigest.getInstance(this.digest);
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("This JVM has no " + this.digest, ex);
        }
    }

    /** A checksum in the making. Not thread-safe. */
    public interface Computation {

        /** Takes the remaining bytes; the buffer's position moves to its limit. */
        void update(ByteBuffer bytes);

        /**
         * The value as it travels: base64 of its big-endian bytes. Ends the computation.
         */
        String value();

    }

    private record Crc(Checksum checksum, int length) implements Computation {

        @Override
        public void update(ByteBuffer bytes) {
            this.checksum.update(bytes);
        }

        @Override
        public String value() {
            return encode(this.checksum.getValue(), this.length);
        }

    }

    private record Digest(MessageDigest digest) implements Computation {

        @Override
        public void update(ByteBuffer bytes) {
            this.digest.update(bytes);
        }

        @Override
        public String value() {
            return Base64.getEncoder().encodeToString(this.digest.digest());
        }

    }

}
