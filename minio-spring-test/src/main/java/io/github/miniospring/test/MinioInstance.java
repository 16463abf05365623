package io.github.miniospring.test;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A server that tests may use.
 *
 * @param endpoint its URL, over http
 * @param tlsEndpoint its URL over TLS; null when there is none
 * @param tlsCertificate what to trust for {@code tlsEndpoint}, in PEM; null when the
 * JVM's own trust will do
 * @param accessKey of a user who may do everything
 * @param secretKey the same user's
 */
public record MinioInstance(String endpoint, @Nullable String tlsEndpoint, @Nullable Path tlsCertificate,
        String accessKey, String secretKey) {

    @Override
    public String toString() {
        return this.endpoint;
    }

}
