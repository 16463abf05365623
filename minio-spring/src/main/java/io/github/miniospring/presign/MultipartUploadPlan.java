package io.github.miniospring.presign;

import java.time.Instant;
import java.util.List;

/**
 * An upload in parts that was begun, with links by which somebody else sends them
 * straight to the server. Whoever has it may do just that until it expires: treat it as a
 * secret. It has the form of JSON.
 *
 * <p>
 * Each part is sent by {@code PUT} to its link; the header {@code ETag} of the answer is
 * its tag. A browser sees that header where the server allows it, as MinIO does. Then
 * whoever has made the plan completes it, and needs no tags for that; or the holder does,
 * by {@code POST} of a document {@code CompleteMultipartUpload} with the numbers and tags
 * of all parts to {@link #completeUrl()}.
 *
 * @param bucket its bucket
 * @param key the key of the object to be
 * @param uploadId names the upload
 * @param size of the object to be, in bytes
 * @param partSize of each part but the last, in bytes
 * @param expiration when the links stop working; the upload stays until it is completed
 * or aborted
 * @param parts by their numbers, from 1
 * @param completeUrl puts the parts together, by {@code POST}
 * @param abortUrl gives the upload up, by {@code DELETE}
 * @param listPartsUrl tells the first 1,000 parts the server has, by {@code GET}
 */
public record MultipartUploadPlan(String bucket, String key, String uploadId, long size, long partSize,
        Instant expiration, List<Part> parts, String completeUrl, String abortUrl, String listPartsUrl) {

    public MultipartUploadPlan {
        parts = List.copyOf(parts);
    }

    /** Shows what it is for, never its links. */
    @Override
    public String toString() {
        return "Plan of an upload of " + this.size + " bytes in " + this.parts.size() + " parts to " + this.bucket + "/"
                + this.key + " until " + this.expiration;
    }

    /**
     * A part to send.
     *
     * @param partNumber from 1
     * @param offset of its first byte
     * @param size its bytes
     * @param url where to {@code PUT} them
     */
    public record Part(int partNumber, long offset, long size, String url) {

        /** Shows what it is for, never the link. */
        @Override
        public String toString() {
            return "Part " + this.partNumber + ", " + this.size + " bytes from " + this.offset;
        }

    }

}
