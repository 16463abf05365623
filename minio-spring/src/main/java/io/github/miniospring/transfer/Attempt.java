package io.github.miniospring.transfer;

import java.util.Map;

import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.multipart.MultipartUpload;
import reactor.core.publisher.Mono;

/**
 * An upload in parts, and what the server has of it.
 *
 * @param upload begins it, or names it
 * @param plan how it is cut; for one that goes on, as it was begun
 * @param parts those that an attempt before has sent, by number
 * @param goesOn whether another call has begun it
 */
record Attempt(Mono<MultipartUpload> upload, PartPlan plan, Map<Integer, ListParts.Part> parts, boolean goesOn) {
}
