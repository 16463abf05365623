package io.github.miniospring.test.server.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import org.jspecify.annotations.Nullable;

/** The checksums S3 knows. */
public enum ChecksumAlgorithm {

    CRC32(4, CRC32::new),

    CRC32C(4, CRC32C::new),

    SHA1(20, null),

    SHA256(32, null),

    CRC64NVME(8, Crc64Nvme::new);

    private final int length;

    private final @Nullable Supplier<Checksum> crc;

    ChecksumAlgorithm(int length, @Nullable Supplier<Checksum> crc) {
        this.length = length;
        this.crc = crc;
    }

    /** The algorithm of that name in any case, or null. */
    public static @Nullable ChecksumAlgorithm find(String name) {
        for (ChecksumAlgorithm algorithm : values()) {
            if (algorithm.name().equalsIgnoreCase(name)) {
                return algorithm;
            }
        }
        return null;
    }

    /** The header that carries it, in lower case. */
    public String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** The XML element that carries it. */
    public String element() {
        return "Checksum" + name();
    }

    /** Bytes of a value. */
    public int length() {
        return this.length;
    }

    /** Whether the value of a whole can be had from the values of its parts. */
    public boolean isCrc() {
        return this.crc != null;
    }

    /** Computes one value. */
    public Digest digest() {
        if (this.crc == null) {
            return Digest.of((this == SHA1) ? "SHA-1" : "SHA-256");
        }
        Checksum checksum = this.crc.get();
        int bytes = this.length;
        return new Digest() {

            @Override
            public void update(ByteBuffer data) {
                checksum.update(data.duplicate());
            }

            @Override
            public byte[] value() {
                byte[] value = ByteBuffer.allocate(8).putLong(checksum.getValue()).array();
                return Arrays.copyOfRange(value, 8 - bytes, 8);
            }

        };
    }

    /** One computation, fed piece by piece. */
    public interface Digest {

        /** Takes what remains in the buffer, and leaves the buffer as it is. */
        void update(ByteBuffer data);

        /** The result; afterwards the computation is used up. */
        byte[] value();

        /** A computation by the JDK. */
        static Digest of(String algorithm) {
            MessageDigest digest = Hashes.digest(algorithm);
            return new Digest() {

                @Override
                public void update(ByteBuffer data) {
                    digest.update(data.duplicate());
                }

                @Override
                public byte[] value() {
                    return digest.digest();
                }

            };
        }

    }

}
