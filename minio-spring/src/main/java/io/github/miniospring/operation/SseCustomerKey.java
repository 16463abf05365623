package io.github.miniospring.operation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.springframework.util.Assert;

/**
 * A key of the caller's own, with which the server encrypts and forgets (SSE-C). Sent
 * with every request on the object, over TLS only. Not a record: it must not print what
 * it holds.
 */
public final class SseCustomerKey {

    private final String key;

    private final String md5;

    private SseCustomerKey(byte[] key) {
        Assert.isTrue(key.length == 32, () -> "An SSE-C key has 32 bytes, this one has " + key.length);
        this.key = Base64.getEncoder().encodeToString(key);
        try {
            this.md5 = Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(key));
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("This JVM has no MD5, which SSE-C needs", ex);
        }
    }

    /** A key of exactly 32 bytes. */
    public static SseCustomerKey of(byte[] key) {
        return new SseCustomerKey(key);
    }

    <S> S applyTo(RequestOption<S> option, String prefix) {
        option.header(prefix + "algorithm", "AES256");
        option.header(prefix + "key", this.key);
        return option.header(prefix + "key-md5", this.md5);
    }

    @Override
    public String toString() {
        return "SseCustomerKey";
    }

}
