package io.github.miniospring.test.server.action;

import io.github.miniospring.test.server.store.ObjectVersion;
import org.jspecify.annotations.Nullable;

/**
 * Something that listeners are to be told of, once the answer is known.
 *
 * @param event its name
 * @param key empty for what concerns a whole bucket
 * @param versionId as told; empty if none is
 * @param version null for what is not there
 */
record Happening(String event, String bucket, String key, String versionId, @Nullable ObjectVersion version) {
}
