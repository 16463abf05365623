package io.github.miniospring.template;

import io.github.miniospring.client.MinioClient;

/** The blocking facade over a client. Thread-safe; closing it is closing the client. */
public class MinioTemplate implements MinioOperations {

    private final ReactiveMinioOperations reactive;

    public MinioTemplate(MinioClient client) {
        this(new ReactiveMinioTemplate(client));
    }

    public MinioTemplate(ReactiveMinioOperations reactive) {
        this.reactive = reactive;
    }

    @Override
    public ReactiveMinioOperations reactive() {
        return this.reactive;
    }

}
