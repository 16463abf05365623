package io.github.miniospring.template;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.conversion.ObjectConverters;

/** The reactive facade over a client. Thread-safe; closing it is closing the client. */
public class ReactiveMinioTemplate implements ReactiveMinioOperations {

    private final MinioClient client;

    private final ObjectConverters converters;

    public ReactiveMinioTemplate(MinioClient client) {
        this(client, ObjectConverters.standard());
    }

    public ReactiveMinioTemplate(MinioClient client, ObjectConverters converters) {
        this.client = client;
        this.converters = converters;
    }

    @Override
    public MinioClient client() {
        return this.client;
    }

    @Override
    public ObjectConverters converters() {
        return this.converters;
    }

}
