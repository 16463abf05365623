package io.github.miniospring.encoding;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An MD5 in the making, which many ETags are. Its value is in hex. */
public final class Md5 implements ChecksumAlgorithm.Computation {

    private final MessageDigest digest;

    public Md5() {
        try {
            this.digest = MessageDigest.getInstance("MD5");
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("This JVM has no MD5", ex);
        }
    }

    @Override
    public void update(ByteBuffer bytes) {
        this.digest.update(bytes);
    }

    @Override
    public String value() {
        return HexFormat.of().formatHex(this.digest.digest());
    }

}
