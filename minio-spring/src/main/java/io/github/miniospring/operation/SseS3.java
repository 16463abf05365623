package io.github.miniospring.operation;

/** Encryption with a key the server keeps (SSE-S3). */
public record SseS3() {
}
