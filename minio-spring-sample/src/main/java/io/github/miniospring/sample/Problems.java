package io.github.miniospring.sample;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.InvalidResponseException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.MissingPartException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.NotModifiedException;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells clients what went wrong, as problem details. What only the operator should read,
 * such as the server's address, goes to the log.
 *
 * <p>
 * Of an answer that has begun nothing is told any more: the exception goes on to the
 * container, which breaks the connection off.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457: Problem Details</a>
 */
@RestControllerAdvice
class Problems {

    private static final Logger logger = LoggerFactory.getLogger(Problems.class);

    /** A key or a header that cannot be. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(IllegalArgumentException ex, HttpServletResponse response) {
        requireUncommitted(response, ex);
        return answer(problem(HttpStatus.BAD_REQUEST, ex.getMessage()));
    }

    /** The client's bytes did not all arrive. It has probably gone. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> brokenOff(IOException ex, HttpServletResponse response) throws IOException {
        requireUncommitted(response, ex);
        return answer(problem(HttpStatus.BAD_REQUEST, "The body broke off before its end; nothing is stored"));
    }

    @ExceptionHandler
    ResponseEntity<Void> notModified(NotModifiedException ex) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : List.of(HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED)) {
            headers.addAll(name, ex.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }
        return ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(headers).build();
    }

    /** Something of a large file has not arrived. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> incomplete(MissingPartException ex) {
        return answer(problem(HttpStatus.CONFLICT, ex.getMessage()));
    }

    /** The server said no. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(MinioResponseException ex, HttpServletResponse response) {
        requireUncommitted(response, ex);
        HttpStatus status = statusOf(ex);
        if (status.is5xxServerError() || status == HttpStatus.FORBIDDEN) {
            logger.warn(ex.getMessage());
        }
        ProblemDetail problem = problem(status, detailOf(ex));
        problem.setProperty("code", ex.code().value());
        return answer(problem);
    }

    /** The server did not answer, or broke its answer off. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreachable(MinioRequestException ex, HttpServletResponse response) {
        requireUncommitted(response, ex);
        logger.warn(ex.getMessage());
        return answer(problem(HttpStatus.SERVICE_UNAVAILABLE,
                "The storage server cannot be reached at the moment; try again later"));
    }

    private static <E extends Exception> void requireUncommitted(HttpServletResponse response, E ex) throws E {
        if (response.isCommitted()) {
            throw ex;
        }
    }

    // The inbox stands between: failures of the server are those of a gateway here.
    private static HttpStatus statusOf(MinioResponseException ex) {
        HttpStatus status = HttpStatus.resolve(ex.status());
        if (status == null || ex instanceof InvalidResponseException) {
            return HttpStatus.BAD_GATEWAY;
        }
        boolean passedOn = status.is4xxClientError() || status == HttpStatus.SERVICE_UNAVAILABLE
                || status == HttpStatus.INSUFFICIENT_STORAGE;
        return passedOn ? status : HttpStatus.BAD_GATEWAY;
    }

    private static String detailOf(MinioResponseException ex) {
        if (ex instanceof NoSuchKeyException) {
            return "There is no object '" + ex.key() + "'";
        }
        if (ex.code().equals(ErrorCode.INVALID_RANGE)) {
            return "The object ends before the part that is asked for";
        }
        if (ex instanceof InvalidResponseException) {
            return "What answered in the place of the storage server is none";
        }
        String said = ex.serverMessage().isEmpty() ? ex.code().value() : ex.serverMessage();
        return (ex.status() == HttpStatus.FORBIDDEN.value())
                ? "The storage server does not let the inbox do this: " + said : said;
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }

}
