package io.github.miniospring;

/**
 * A failure status without any word of explanation, such as an empty 502.
 */
public class ServerErrorException extends MinioResponseException {

    private static final long serialVersionUID = 1L;

    public ServerErrorException(ErrorResponse response) {
        super(response);
    }

}
