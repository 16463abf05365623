package io.github.miniospring;

/**
 * The object is still the one the caller has: the answer to {@code If-None-Match} and
 * {@code If-Modified-Since}.
 */
public class NotModifiedException extends MinioResponseException {

    private static final long serialVersionUID = 1L;

    public NotModifiedException(ErrorResponse response) {
        super(response);
    }

}
