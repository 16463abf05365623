package io.github.miniospring;

/**
 * What has arrived of an upload in parts is not what was planned: it was not completed,
 * and stays.
 */
public class MissingPartException extends MinioException {

    private static final long serialVersionUID = 1L;

    public MissingPartException(String message) {
        super(message, null);
    }

}
