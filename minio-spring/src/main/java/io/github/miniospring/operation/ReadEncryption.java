package io.github.miniospring.operation;

/** For reading an object that the caller's own key encrypts. */
public interface ReadEncryption<S> extends RequestOption<S> {

    /** Gives the key the object was stored with. Needs an https endpoint. */
    default S encryption(SseCustomerKey key) {
        return key.applyTo(this, "x-amz-server-side-encryption-customer-");
    }

}
