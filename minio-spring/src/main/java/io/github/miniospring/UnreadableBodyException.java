package io.github.miniospring;

/**
 * The source of a body failed while it was being sent, so nothing was stored: the cause
 * is what the caller's stream, file or publisher threw, and the server is not to blame.
 */
public class UnreadableBodyException extends MinioRequestException {

    private static final long serialVersionUID = 1L;

    public UnreadableBodyException(String message, Throwable cause) {
        super(message, cause);
    }

}
