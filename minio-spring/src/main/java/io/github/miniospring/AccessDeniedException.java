package io.github.miniospring;

/**
 * The credentials, or a caller without any, may not do this.
 */
public class AccessDeniedException extends MinioResponseException {

    private static final long serialVersionUID = 1L;

    public AccessDeniedException(ErrorResponse response) {
        super(response);
    }

}
