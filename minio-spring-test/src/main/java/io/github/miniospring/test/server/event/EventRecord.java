package io.github.miniospring.test.server.event;

/**
 * Something that happened.
 *
 * @param name such as {@code s3:ObjectCreated:Put}
 * @param key empty for what concerns a whole bucket
 * @param json the record as listeners get it
 */
public record EventRecord(String name, String bucket, String key, String json) {
}
