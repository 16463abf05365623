package io.github.miniospring.operation;

/** For storing an object encrypted. */
public interface WriteEncryption<S> extends RequestOption<S> {

    /** Encrypts with a key of the caller's (SSE-C). Needs an https endpoint. */
    default S encryption(SseCustomerKey key) {
        return key.applyTo(this, "x-amz-server-side-encryption-customer-");
    }

    /** Encrypts with a key the server keeps (SSE-S3). */
    default S encryption(SseS3 encryption) {
        return header("x-amz-server-side-encryption", "AES256");
    }

    /** Encrypts with a key of the server's key management (SSE-KMS). */
    default S encryption(SseKms encryption) {
        header("x-amz-server-side-encryption", "aws:kms");
        String context = encryption.encodedContext();
        if (context != null) {
            header("x-amz-server-side-encryption-context", context);
        }
        return header("x-amz-server-side-encryption-aws-kms-key-id", encryption.keyId());
    }

}
