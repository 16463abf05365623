package io.github.miniospring.test.server.auth;

import java.util.List;
import java.util.Map;

/**
 * What somebody wants to do.
 *
 * @param action such as {@code s3:GetObject}
 * @param bucket empty for the whole server
 * @param key empty for the bucket
 * @param conditions values by condition keys in lower case, such as {@code s3:prefix}
 */
public record PolicyRequest(String action, String bucket, String key, Map<String, List<String>> conditions) {

    String resource() {
        return this.key.isEmpty() ? this.bucket : this.bucket + "/" + this.key;
    }

}
