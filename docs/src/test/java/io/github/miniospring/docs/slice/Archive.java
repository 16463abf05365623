package io.github.miniospring.docs.slice;

import io.github.miniospring.template.MinioOperations;
import org.springframework.stereotype.Component;

/** A class of an application, to be tested. */
@Component
class Archive {

    private final MinioOperations minio;

    Archive(MinioOperations minio) {
        this.minio = minio;
    }

    void keep(String bucket, String key, String text) {
        this.minio.putObject(bucket, key, text);
    }

}
