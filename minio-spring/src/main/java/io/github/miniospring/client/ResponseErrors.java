package io.github.miniospring.client;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.miniospring.AccessDeniedException;
import io.github.miniospring.BucketAlreadyExistsException;
import io.github.miniospring.ErrorCode;
import io.github.miniospring.ErrorResponse;
import io.github.miniospring.InvalidResponseException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.NoSuchBucketException;
import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.NotModifiedException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.ServerErrorException;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.xml.XmlException;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Turns a refusal into the exception that tells it: the one table of codes and types. */
final class ResponseErrors {

    /** More than any error document; what is longer is no error document. */
    static final int MAX_BODY = 256 * 1024;

    private ResponseErrors() {
    }

    /** The exception for an answer that is no success. */
    static MinioResponseException of(S3Request request, int status, HttpHeaders headers, byte[] body) {
        Details details = new Details();
        if (request.method() == HttpMethod.HEAD || status == 304 || isBlank(body)) {
            String code = headers.getFirst("x-minio-error-code");
            if (code == null && status >= 500) {
                return new ServerErrorException(details.response(request, status, headers, ErrorCode.UNKNOWN));
            }
            details.message = unquoted(headers.getFirst("x-minio-error-desc"));
            return exception(details.response(request, status, headers,
                    (code != null) ? new ErrorCode(unquoted(code)) : codeOf(status, request)));
        }
        try {
            Optional<ErrorCode> code = XmlReader.read(
                    new ByteArrayInputStream(body, start(body), body.length - start(body)),
                    xml -> Optional.ofNullable(details.read(xml)));
            if (code.isPresent()) {
                return exception(details.response(request, status, headers, code.get()));
            }
        }
        catch (XmlException ex) {
            // No document of S3's: told as what it is.
        }
        return invalid(request, status, headers, body);
    }

    /** The exception for an answer that cannot be one of an S3 server. */
    static InvalidResponseException invalid(S3Request request, int status, HttpHeaders headers, byte[] body) {
        ErrorResponse response = new Details().response(request, status, headers, codeOf(status, request));
        String text = new String(body, 0, Math.min(body.length, 4096), StandardCharsets.UTF_8);
        return new InvalidResponseException(response, headers.getFirst("Content-Type"), text);
    }

    /** The exception for a document whose root is {@code Error}, whatever its status. */
    static MinioResponseException inBody(S3Request request, int status, HttpHeaders headers, XmlReader xml) {
        Details details = new Details();
        ErrorCode code = details.read(xml);
        return exception(details.response(request, status, headers, (code != null) ? code : ErrorCode.UNKNOWN));
    }

    private static MinioResponseException exception(ErrorResponse response) {
        return switch (response.code().value()) {
            case "NoSuchKey" -> new NoSuchKeyException(response);
            case "NoSuchBucket" -> new NoSuchBucketException(response);
            case "BucketAlreadyExists", "BucketAlreadyOwnedByYou" -> new BucketAlreadyExistsException(response);
            case "PreconditionFailed" -> new PreconditionFailedException(response);
            case "NotModified" -> new NotModifiedException(response);
            case "AccessDenied" -> new AccessDeniedException(response);
            default -> new MinioResponseException(response);
        };
    }

    // What a status stands for where nothing else says more: answers to HEAD have no
    // body.
    private static ErrorCode codeOf(int status, S3Request request) {
        return switch (status) {
            case 301 -> ErrorCode.PERMANENT_REDIRECT;
            case 304 -> ErrorCode.NOT_MODIFIED;
            case 400 -> ErrorCode.BAD_REQUEST;
            case 403 -> ErrorCode.ACCESS_DENIED;
            case 404 -> (request.key() != null) ? ErrorCode.NO_SUCH_KEY
                    : (request.bucket() != null) ? ErrorCode.NO_SUCH_BUCKET : ErrorCode.RESOURCE_NOT_FOUND;
            case 405, 501 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 409 -> ErrorCode.CONFLICT;
            case 412 -> ErrorCode.PRECONDITION_FAILED;
            case 416 -> ErrorCode.INVALID_RANGE;
            default -> ErrorCode.UNKNOWN;
        };
    }

    private static boolean isBlank(byte[] body) {
        return start(body) == body.length;
    }

    private static int start(byte[] body) {
        int start = 0;
        while (start < body.length && body[start] <= ' ' && body[start] >= 0) {
            start++;
        }
        return start;
    }

    private static String unquoted(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\""))
                ? text.substring(1, text.length() - 1) : text;
    }

    /** What an error document says. */
    private static final class Details {

        private String message = "";

        private @Nullable String resource;

        private @Nullable String region;

        private @Nullable String requestId;

        private @Nullable String hostId;

        /** The code; null where the document is none of an error. */
        private @Nullable ErrorCode read(XmlReader xml) {
            if (!xml.name().equals("Error") && !xml.name().equals("ErrorResponse")) {
                return null;
            }
            ErrorCode code = null;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "Code" -> code = new ErrorCode(xml.text().trim());
                    case "Message" -> this.message = xml.text().trim();
                    case "Resource" -> this.resource = xml.text();
                    case "Region" -> this.region = xml.text().trim();
                    case "RequestId" -> this.requestId = xml.text().trim();
                    case "HostId" -> this.hostId = xml.text().trim();
                    case "Error" -> code = read(xml);
                    default -> {
                    }
                }
            }
            return code;
        }

        private ErrorResponse response(S3Request request, int status, HttpHeaders headers, ErrorCode code) {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            headers.forEach((name, values) -> copy.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            return new ErrorResponse(request.action(), status, code, this.message, request.bucket(), request.key(),
                    this.resource, (this.requestId != null) ? this.requestId : headers.getFirst("x-amz-request-id"),
                    (this.hostId != null) ? this.hostId : headers.getFirst("x-amz-id-2"),
                    (this.region != null) ? this.region : headers.getFirst("x-amz-bucket-region"), copy);
        }

    }

}
