package io.github.miniospring.test.server.store;

/**
 * How a version is said to be encrypted. Nothing is: the server's memory keeps no
 * secrets; what clients see is the same.
 *
 * @param keyId of the server's key, for KMS
 * @param context as given, for KMS
 * @param customerKeyMd5 of the client's key, for C
 */
public record Encryption(Kind kind, String keyId, String context, String customerKeyMd5) {

    /** No encryption. */
    public static final Encryption NONE = new Encryption(Kind.NONE, "", "", "");

    /** Encryption with the server's key. */
    public static final Encryption S3 = new Encryption(Kind.S3, "", "", "");

    public static Encryption kms(String keyId, String context) {
        return new Encryption(Kind.KMS, keyId, context, "");
    }

    public static Encryption customer(String keyMd5) {
        return new Encryption(Kind.CUSTOMER, "", "", keyMd5);
    }

    /** The same in the context of another, where it has none of its own. */
    public Encryption withContextOf(Encryption other) {
        return (this.kind == Kind.KMS && this.context.isEmpty()) ? kms(this.keyId, other.context) : this;
    }

    public boolean isCustomer() {
        return this.kind == Kind.CUSTOMER;
    }

    /** Whether the ETag is something else than the MD5 of the bytes. */
    public boolean hidesMd5() {
        return this.kind == Kind.KMS || this.kind == Kind.CUSTOMER;
    }

    /** Who has the key. */
    public enum Kind {

        NONE, S3, KMS, CUSTOMER

    }

}
