package io.github.miniospring.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.UnreadableBodyException;
import io.github.miniospring.object.ObjectStat;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.template.MinioOperations;
import io.github.miniospring.template.ObjectContent;
import io.github.miniospring.transfer.Upload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Stores, reads and removes objects by streams: none is ever held in memory.
 *
 * <p>
 * A path carries a key in UTF-8, percent-encoded once: {@code %3B %25 %3F %23 %2B %20}
 * for {@code ; % ? # +} and a blank. Slashes stay as they are, and belong to the key
 * however many they are, at its end too. Answered with 400, and never taken for another
 * key, are
 * <ul>
 * <li>a raw semicolon, and parts that are {@code .} or {@code ..} in any encoding: see
 * {@link RequestGuard};
 * <li>{@code %2F}, {@code %5C}, {@code %00}, what is no UTF-8, and raw blanks,
 * backslashes and other characters that no URI has: by Tomcat;
 * <li>a key that is empty or begins with a slash: by the client of the server;
 * <li>and {@code x//y}, or parts of more than 255 bytes: by MinIO.
 * </ul>
 * So the one thing a path cannot carry that MinIO would take is a backslash.
 */
@RestController
@RequestMapping("/objects/{*path}")
class ObjectController {

    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH);

    private final MinioOperations minio;

    private final InboxBucket bucket;

    ObjectController(MinioOperations minio, InboxBucket bucket) {
        this.minio = minio;
        this.bucket = bucket;
    }

    /** Stores the body, whole or not at all. */
    @PutMapping
    ResponseEntity<StoredObject> put(@PathVariable String path, HttpServletRequest request) throws IOException {
        String key = ObjectPath.key(path);
        long length = request.getContentLengthLong();
        if (request.getHeader(HttpHeaders.CONTENT_RANGE) != null) {
            throw refusal(HttpStatus.BAD_REQUEST, "Content-Range: an object is stored as a whole only");
        }
        String bucket = this.bucket.name();
        ObjectWriteResult stored = store(bucket, key, request.getInputStream(), length,
                upload -> describe(upload, request));
        return ResponseEntity.ok()
            .location(URI.create(request.getRequestURI()))
            .eTag((stored.etag() != null) ? stored.etag().quoted() : null)
            .body(new StoredObject(key, (length >= 0) ? length : this.minio.statObject(bucket, key).size(),
                    (stored.etag() != null) ? stored.etag().value() : null));
    }

    private ObjectWriteResult store(String bucket, String key, InputStream body, long length, Consumer<Upload> options)
            throws IOException {
        try {
            return (length >= 0) ? this.minio.putObject(bucket, key, body, length, options)
                    : this.minio.putObject(bucket, key, body, options);
        }
        catch (UnreadableBodyException ex) {
            // The browser's doing, not the server's.
            if (ex.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw ex;
        }
    }

    private static void describe(Upload upload, HttpServletRequest request) {
        String contentType = request.getContentType();
        if (contentType != null) {
            upload.contentType(contentType);
        }
        else {
            upload.detectContentType();
        }
        for (String name : KEPT_HEADERS) {
            String value = request.getHeader(name);
            if (value != null) {
                upload.header(name, value);
            }
        }
    }

    /** Answers an object, or the part of it that is asked for. */
    @GetMapping
    void get(@PathVariable String path, @RequestHeader HttpHeaders headers, ServletWebRequest request,
            HttpServletResponse response) throws IOException {
        String key = ObjectPath.key(path);
        ReadRequest read = new ReadRequest(headers);
        ObjectHeaders.writeRules(response);
        try {
            this.minio.getObject(this.bucket.name(), key, read::applyTo,
                    content -> send(content, read, request, response));
        }
        catch (PreconditionFailedException ex) {
            if (!read.wantsWholeIfChanged()) {
                throw ex;
            }
            this.minio.getObject(this.bucket.name(), key, read::applyConditions,
                    content -> send(content, read, request, response));
        }
        catch (UncheckedIOException ex) {
            throw ex.getCause();
        }
    }

    private static @Nullable Void send(ObjectContent content, ReadRequest read, ServletWebRequest request,
            HttpServletResponse response) throws IOException {
        ObjectStat stat = content.stat();
        if (!isWanted(stat, read, request)) {
            return null;
        }
        response.setStatus(content.status());
        ObjectHeaders.write(stat, response);
        ObjectHeaders.copy(HttpHeaders.CONTENT_RANGE, stat, response);
        response.setContentLengthLong(content.contentLength());
        // From here on a failure can only break the answer off, and must: half an object
        // never looks like a whole one.
        response.flushBuffer();
        content.inputStream().transferTo(response.getOutputStream());
        return null;
    }

    /** Answers the headers an object would be read with. */
    @RequestMapping(method = RequestMethod.HEAD)
    void head(@PathVariable String path, @RequestHeader HttpHeaders headers, ServletWebRequest request,
            HttpServletResponse response) {
        String key = ObjectPath.key(path);
        ReadRequest read = new ReadRequest(headers);
        ObjectHeaders.writeRules(response);
        ObjectStat stat = this.minio.statObject(this.bucket.name(), key, read::applyConditions);
        if (isWanted(stat, read, request)) {
            ObjectHeaders.write(stat, response);
            response.setContentLengthLong(stat.size());
        }
    }

    // The server has compared what it can; lists of tags are compared here.
    private static boolean isWanted(ObjectStat stat, ReadRequest read, ServletWebRequest request) {
        if (!read.admits(stat)) {
            throw refusal(HttpStatus.PRECONDITION_FAILED, "The object has changed");
        }
        return stat.etag() == null || !request.checkNotModified(stat.etag().quoted());
    }

    /** Removes an object; that there is none is no error. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String path) {
        String key = ObjectPath.key(path);
        this.minio.removeObject(this.bucket.name(), key);
    }

    private static ErrorResponseException refusal(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /**
     * What was stored.
     *
     * @param key its key
     * @param size its bytes
     * @param etag the tag of its state
     */
    record StoredObject(String key, long size, @Nullable String etag) {
    }

}
