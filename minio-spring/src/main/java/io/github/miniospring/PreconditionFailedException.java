package io.github.miniospring;

/**
 * A condition of the request does not hold, such as {@code If-Match} or
 * {@code If-None-Match}.
 */
public class PreconditionFailedException extends MinioResponseException {

    private static final long serialVersionUID = 1L;

    public PreconditionFailedException(ErrorResponse response) {
        super(response);
    }

}
