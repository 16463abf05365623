package io.github.miniospring.template;

import io.github.miniospring.client.MinioClient;

/** The reactive facade over a client. Thread-safe; closing it is closing the client. */
public class ReactiveMinioTemplate implements ReactiveMinioOperations {

    private final MinioClient client;

    public ReactiveMinioTemplate(MinioClient client) {
        this.client = client;
    }

    @Override
    public MinioClient client() {
        return this.client;
    }

}
