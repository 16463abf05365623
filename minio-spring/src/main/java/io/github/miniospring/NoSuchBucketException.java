package io.github.miniospring;

/**
 * There is no bucket of this name.
 */
public class NoSuchBucketException extends MinioResponseException {

    private static final long serialVersionUID = 1L;

    public NoSuchBucketException(ErrorResponse response) {
        super(response);
    }

}
