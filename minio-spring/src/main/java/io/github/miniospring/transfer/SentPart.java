package io.github.miniospring.transfer;

import io.github.miniospring.multipart.UploadedPart;

/**
 * A part that the server has.
 *
 * @param part what it is called
 * @param length its size in bytes
 */
record SentPart(UploadedPart part, long length) {
}
