package io.github.miniospring;

/**
 * The bucket exists already, be it the caller's own or somebody else's; the code tells
 * which.
 */
public class BucketAlreadyExistsException extends MinioResponseException {

    private static final long serialVersionUID = 1L;

    public BucketAlreadyExistsException(ErrorResponse response) {
        super(response);
    }

}
