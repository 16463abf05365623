package io.github.miniospring.operation;

import java.util.Locale;

import io.github.miniospring.ETag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Tells whether the ETag of an answer is the MD5 of the object's bytes. */
public final class Md5Tag {

    private Md5Tag() {
    }

    /** That MD5 in hex and lower case; null where the tag is something else. */
    public static @Nullable String of(HttpHeaders answer) {
        ETag etag = ETag.from(answer.getFirst("ETag"));
        // Under keys of KMS and of callers it is no MD5, though it may look like one.
        boolean other = "aws:kms".equals(answer.getFirst("x-amz-server-side-encryption"))
                || answer.containsHeader("x-amz-server-side-encryption-customer-algorithm");
        return (etag != null && etag.looksLikeMd5() && !other) ? etag.value().toLowerCase(Locale.ROOT) : null;
    }

}
