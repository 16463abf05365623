package io.github.miniospring.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * What one signing needs and the next can use again: a growing text buffer, a digest, and
 * a Mac that stays keyed for as long as day, region, service and keys are the same.
 *
 * <p>
 * Borrowed and given back, not thread-local: threads come and go by the thousand where
 * they are virtual.
 */
final class Workbench {

    private static final AtomicReferenceArray<@Nullable Workbench> SHELF = new AtomicReferenceArray<>(16);

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final String HMAC = "HmacSHA256";

    private final MessageDigest sha256;

    private final Mac mac;

    private byte[] text = new byte[1024];

    private int length;

    private @Nullable SigningScope keyedScope;

    private @Nullable String keyedDate;

    private Workbench() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
            this.mac = Mac.getInstance(HMAC);
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("This JVM cannot sign requests", ex);
        }
    }

    static Workbench borrow() {
        int start = slot();
        for (int i = 0; i < SHELF.length(); i++) {
            Workbench bench = SHELF.getAndSet((start + i) & (SHELF.length() - 1), null);
            if (bench != null) {
                return bench;
            }
        }
        return new Workbench();
    }

    void giveBack() {
        this.length = 0;
        int start = slot();
        for (int i = 0; i < SHELF.length(); i++) {
            if (SHELF.compareAndSet((start + i) & (SHELF.length() - 1), null, this)) {
                return;
            }
        }
    }

    private static int slot() {
        return (int) Thread.currentThread().getId();
    }

    Workbench clear() {
        this.length = 0;
        return this;
    }

    Workbench add(String value) {
        int count = value.length();
        ensure(count);
        for (int i = 0; i < count; i++) {
            char c = value.charAt(i);
            if (c >= 128) {
                throw new IllegalArgumentException("Only ASCII can be signed, encode the text before");
            }
            this.text[this.length++] = (byte) c;
        }
        return this;
    }

    Workbench add(char c) {
        ensure(1);
        this.text[this.length++] = (byte) c;
        return this;
    }

    /** Adds a header's value as it is signed: trimmed, runs of blanks as one. */
    Workbench addFolded(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == ' ') {
            end--;
        }
        ensure(end);
        boolean blank = true;
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (c != ' ' || !blank) {
                this.text[this.length++] = (byte) c;
            }
            blank = (c == ' ');
        }
        return this;
    }

    private void ensure(int more) {
        if (this.length + more > this.text.length) {
            this.text = Arrays.copyOf(this.text, Math.max(this.text.length * 2, this.length + more));
        }
    }

    /** Replaces nothing: adds the SHA-256 of {@code bytes} in hex. */
    Workbench addSha256(ByteBuffer bytes) {
        this.sha256.update(bytes);
        return addHex(this.sha256.digest());
    }

    Workbench addHex(byte[] bytes) {
        ensure(bytes.length * 2);
        for (byte b : bytes) {
            this.text[this.length++] = HEX[(b >> 4) & 15];
            this.text[this.length++] = HEX[b & 15];
        }
        return this;
    }

    /** The SHA-256 of the text so far; the text is cleared. */
    byte[] digestText() {
        this.sha256.update(this.text, 0, this.length);
        this.length = 0;
        return this.sha256.digest();
    }

    /** Signs the text so far and answers the signature in hex; the text is cleared. */
    @SuppressWarnings("deprecation") // the constructor from single bytes: just right for
                                     // ASCII
    String sign(SigningScope scope, String date) {
        key(scope, date);
        this.mac.update(this.text, 0, this.length);
        this.length = 0;
        addHex(this.mac.doFinal());
        String signature = new String(this.text, 0, 0, this.length);
        this.length = 0;
        return signature;
    }

    private void key(SigningScope scope, String date) {
        if (scope.equals(this.keyedScope) && date.equals(this.keyedDate)) {
            return;
        }
        try {
            byte[] secret = ("AWS4" + scope.credentials().secretKey()).getBytes(StandardCharsets.UTF_8);
            byte[] key = hmac(secret, date);
            key = hmac(key, scope.region());
            key = hmac(key, scope.service());
            key = hmac(key, "aws4_request");
            this.mac.init(new SecretKeySpec(key, HMAC));
            this.keyedScope = scope;
            this.keyedDate = date;
        }
        catch (InvalidKeyException ex) {
            throw new IllegalStateException("The secret key cannot be used for signing", ex);
        }
    }

    private byte[] hmac(byte[] key, String value) throws InvalidKeyException {
        this.keyedScope = null;
        this.mac.init(new SecretKeySpec(key, HMAC));
        return this.mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    }

}
