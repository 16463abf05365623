package io.github.miniospring;

import java.util.Set;

/**
 * The server does not have the action at all, whatever the object: only some servers do.
 */
public class UnsupportedByServerException extends MinioResponseException {

    private static final long serialVersionUID = 1L;

    /** What servers answer to a request that means nothing to them. */
    private static final Set<ErrorCode> SIGNS = Set.of(ErrorCode.NOT_IMPLEMENTED, ErrorCode.METHOD_NOT_ALLOWED,
            ErrorCode.BAD_REQUEST);

    private UnsupportedByServerException(ErrorResponse response, String who) {
        super(response, response.describe() + " (this server has no " + response.action() + "; " + who + ")");
    }

    /** An action that was not done, though the server did not refuse it. */
    public static UnsupportedByServerException of(ErrorResponse response, String who) {
        return new UnsupportedByServerException(response, who);
    }

    /**
     * Tells a refusal as what it means, for actions that only some servers have.
     * @param who says which servers have it, for the message
     * @return {@code refusal} itself, if it means something else
     */
    public static MinioResponseException of(MinioResponseException refusal, String who) {
        return SIGNS.contains(refusal.code()) ? new UnsupportedByServerException(refusal.response(), who) : refusal;
    }

}
