package io.github.miniospring;

/**
 * There is no object under this key, or its latest version is a delete marker.
 */
public class NoSuchKeyException extends MinioResponseException {

    private static final long serialVersionUID = 1L;

    public NoSuchKeyException(ErrorResponse response) {
        super(response);
    }

}
