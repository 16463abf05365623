package io.github.miniospring;

import org.jspecify.annotations.Nullable;

/**
 * A refusal that is not one of an S3 server: an HTML page of a proxy, a document of
 * another kind, or XML that cannot be read. (A success that cannot be read is a
 * {@link MinioRequestException}.)
 */
public class InvalidResponseException extends MinioResponseException {

    private static final long serialVersionUID = 1L;

    private static final int BODY_LIMIT = 1024;

    private final @Nullable String contentType;

    private final String body;

    public InvalidResponseException(ErrorResponse response, @Nullable String contentType, String body) {
        super(response,
                response.target() + ": the answer is not one of an S3 server (" + response.status() + ", "
                        + ((contentType != null) ? Redaction.line(contentType, 128) : "no content type") + ")"
                        + (body.isEmpty() ? "" : ": " + Redaction.line(body, 200)));
        this.contentType = contentType;
        this.body = (body.length() > BODY_LIMIT) ? body.substring(0, BODY_LIMIT) : body;
    }

    public @Nullable String contentType() {
        return this.contentType;
    }

    /** The first 1,024 characters of the body. */
    public String body() {
        return this.body;
    }

}
