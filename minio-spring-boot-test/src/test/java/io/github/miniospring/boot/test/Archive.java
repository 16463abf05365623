package io.github.miniospring.boot.test;

import io.github.miniospring.template.MinioOperations;
import org.springframework.stereotype.Component;

/** What a test may want. */
@Component
class Archive {

    private final MinioOperations minio;

    Archive(MinioOperations minio) {
        this.minio = minio;
    }

    void keep(String bucket, String name, String text) {
        this.minio.putObject(bucket, name, text);
    }

}
