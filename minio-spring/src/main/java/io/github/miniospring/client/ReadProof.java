package io.github.miniospring.client;

import java.util.function.Supplier;

import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.encoding.Md5;
import io.github.miniospring.http.OpenAnswer;
import io.github.miniospring.operation.Md5Tag;
import io.github.miniospring.operation.S3Request;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * What proves the bytes of an object that is read.
 *
 * @param name what it is called
 * @param computation begins to compute it
 * @param value what it must be
 */
record ReadProof(String name, Supplier<ChecksumAlgorithm.Computation> computation, String value) {

    /** What an answer brings along; null for nothing that covers its bytes. */
    static @Nullable ReadProof of(S3Request request, OpenAnswer answer) {
        // Of other actions, it is the checksum of the object and not of the answer.
        if (request.method() != HttpMethod.GET || answer.status() != 200) {
            return null;
        }
        for (ChecksumAlgorithm candidate : ChecksumAlgorithm.values()) {
            String value = answer.headers().getFirst(candidate.header());
            // "-N" is one over parts.
            if (value != null && value.indexOf('-') < 0) {
                return new ReadProof(candidate.name(), candidate::start, value);
            }
        }
        String md5 = (request.payload().data() && request.payload().md5()) ? Md5Tag.of(answer.headers()) : null;
        return (md5 != null) ? new ReadProof("MD5", Md5::new, md5) : null;
    }

}
