package io.github.miniospring.test.server.auth;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.text.Query;
import org.jspecify.annotations.Nullable;

/** Finds out who sent a request, or refuses it. */
public final class Authenticator {

    private static final Duration SKEW = Duration.ofMinutes(15);

    private static final long WEEK = 7 * 24 * 60 * 60;

    private static final String EMPTY_HASH = Hashes.sha256Hex("");

    private final Accounts accounts;

    private final Clock clock;

    private final String region;

    /**
     * Creates one.
     * @param region the only one that credentials may name; empty if any will do
     */
    public Authenticator(Accounts accounts, Clock clock, String region) {
        this.accounts = accounts;
        this.clock = clock;
        this.region = region;
    }

    /** Refuses what no look at the request's target is needed for: wrong clocks. */
    public void checkTime(RequestHead head, AuthenticationType type) {
        switch (type) {
            case HEADER, CHUNKS, UNSIGNED_TRAILER, HEADER_V2 -> {
                String given = date(head);
                if (given.isEmpty()) {
                    throw S3Error.ACCESS_DENIED_NO_DATE.failure();
                }
                Instant time = RequestTime.parseHeader(given);
                if (time == null) {
                    throw S3Error.MALFORMED_DATE.failure();
                }
                if (Duration.between(time, this.clock.instant()).abs().compareTo(SKEW) > 0) {
                    throw S3Error.REQUEST_TIME_TOO_SKEWED.failure();
                }
            }
            case UNKNOWN -> throw S3Error.UNSUPPORTED_AUTHORIZATION.failure();
            default -> {
                // Those without a date of their own.
            }
        }
    }

    private static String date(RequestHead head) {
        String date = head.headers().get("x-amz-date");
        return date.isEmpty() ? head.headers().get("Date") : date;
    }

    /**
     * Checks the signature.
     * @param path decoded
     * @param bucketOfHost the bucket that the host's name says; empty if it says none
     * @param anyRegion whether credentials may name any region
     */
    public Authentication authenticate(RequestHead head, String path, Query query, String bucketOfHost,
            boolean anyRegion) {
        AuthenticationType type = AuthenticationType.of(head, query);
        String expectedRegion = anyRegion ? "" : this.region;
        return switch (type) {
            case HEADER, CHUNKS, UNSIGNED_TRAILER ->
                byHeader(head, path, query, type, head.headers().find("x-amz-content-sha256"), expectedRegion, "s3");
            case QUERY -> byQuery(head, path, query, expectedRegion);
            case HEADER_V2 -> byHeaderV2(head, query, resource(head, bucketOfHost));
            case QUERY_V2 -> byQueryV2(head, query, resource(head, bucketOfHost));
            case ANONYMOUS -> Authentication.anonymous();
            default -> throw S3Error.ACCESS_DENIED.failure();
        };
    }

    /** Checks the signature of a request to the token service, which signs the body. */
    public Authentication authenticateSts(RequestHead head, String path, Query query, byte[] body) {
        String hash = Hashes.hex(Hashes.sha256(body));
        return byHeader(head, path, query, AuthenticationType.HEADER, hash, this.region, "sts");
    }

    private Authentication byHeader(RequestHead head, String path, Query query, AuthenticationType type,
            @Nullable String payloadHash, String expectedRegion, String service) {
        String[] fields = head.headers()
            .get("Authorization")
            .substring(AuthenticationType.ALGORITHM.length())
            .replace(" ", "")
            .split(",", -1);
        if (fields.length != 3) {
            throw S3Error.MISSING_FIELDS.failure();
        }
        Scope scope = Scope.parse(field(fields[0], "Credential"), expectedRegion, service);
        List<String> names = SignedRequest.names(field(fields[1], "SignedHeaders"));
        String signature = field(fields[2], "Signature");
        String hash = (payloadHash != null) ? payloadHash : EMPTY_HASH;
        Instant time = RequestTime.parseHeader(date(head));
        if (time == null) {
            throw S3Error.MALFORMED_DATE.failure();
        }
        SignedRequest request = new SignedRequest(head, path, query, names, RequestTime.format(time), hash);
        if (!names.contains("host")) {
            throw S3Error.ACCESS_DENIED_UNSIGNED_HEADERS.failure();
        }
        Keys keys = keys(scope.accessKey(), token(head, query));
        // Here and only here MinIO does without the other ways to write a time.
        if (RequestTime.parse(date(head)) == null) {
            throw S3Error.MALFORMED_DATE.failure();
        }
        byte[] key = scope.signingKey(keys.secretKey);
        if (!Hashes.same(request.signature(scope, key), signature)) {
            throw S3Error.SIGNATURE_DOES_NOT_MATCH.failure();
        }
        ChunkSigning chunks = (type == AuthenticationType.CHUNKS)
                ? new ChunkSigning(key, request.date(), scope.toString(), signature) : null;
        return new Authentication(keys.identity, type, (payloadHash != null) ? payloadHash : "", chunks);
    }

    private static String field(String field, String name) {
        int equals = field.indexOf('=');
        String value = (equals < 0) ? "" : field.substring(equals + 1);
        if (value.isEmpty() || field.indexOf('=', equals + 1) >= 0) {
            throw S3Error.MISSING_FIELDS.failure();
        }
        if (!field.startsWith(name + "=")) {
            throw S3Error.INVALID_REQUEST.failure("Missing " + name + " field for this request.");
        }
        return value;
    }

    private Authentication byQuery(RequestHead head, String path, Query query, String expectedRegion) {
        for (String name : List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-Date",
                "X-Amz-SignedHeaders", "X-Amz-Expires")) {
            if (!query.has(name)) {
                throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure();
            }
        }
        if (!query.get("X-Amz-Algorithm").equals(AuthenticationType.ALGORITHM)) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\".");
        }
        Scope scope = Scope.parse(query.get("X-Amz-Credential"), expectedRegion, "s3");
        Instant time = RequestTime.parse(query.get("X-Amz-Date"));
        if (time == null) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS
                .failure("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
        long expires = expires(query.get("X-Amz-Expires"));
        List<String> names = SignedRequest.names(query.get("X-Amz-SignedHeaders"));
        SignedRequest request = new SignedRequest(head, path, query, names, query.get("X-Amz-Date"),
                payloadHash(head, query));
        if (!names.contains("host")) {
            throw S3Error.ACCESS_DENIED_UNSIGNED_HEADERS.failure();
        }
        Keys keys = keys(scope.accessKey(), token(head, query));
        request.checkMetadataIsSigned();
        Instant now = this.clock.instant();
        if (time.isAfter(now.plus(SKEW))) {
            throw S3Error.ACCESS_DENIED_NOT_YET.failure();
        }
        if (!now.isBefore(time.plusSeconds(expires))) {
            throw S3Error.ACCESS_DENIED_EXPIRED.failure();
        }
        String signature = request.signature(scope, scope.signingKey(keys.secretKey));
        if (!Hashes.same(signature, query.get("X-Amz-Signature"))) {
            throw S3Error.SIGNATURE_DOES_NOT_MATCH.failure();
        }
        return new Authentication(keys.identity, AuthenticationType.QUERY, request.payloadHash(), null);
    }

    private static long expires(String text) {
        long expires;
        try {
            expires = Long.parseLong(text);
        }
        catch (NumberFormatException ex) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure("X-Amz-Expires should be a number");
        }
        if (expires < 0) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure("X-Amz-Expires must be non-negative");
        }
        if (expires > WEEK) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS
                .failure("X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must"
                        + " be less than 604800 seconds");
        }
        return expires;
    }

    private static String payloadHash(RequestHead head, Query query) {
        String inQuery = query.find("X-Amz-Content-Sha256");
        String given = (inQuery != null) ? inQuery : head.headers().find("x-amz-content-sha256");
        return (given != null) ? given : Authentication.UNSIGNED_PAYLOAD;
    }

    private static String resource(RequestHead head, String bucketOfHost) {
        return bucketOfHost.isEmpty() ? head.rawPath() : "/" + bucketOfHost + head.rawPath();
    }

    private Authentication byHeaderV2(RequestHead head, Query query, String resource) {
        String[] fields = head.headers().get("Authorization").split(" ", -1);
        String[] parts = (fields.length == 2) ? fields[1].split(":", -1) : fields;
        if (parts.length != 2 || fields.length != 2) {
            throw S3Error.MISSING_FIELDS.failure();
        }
        Keys keys = keys(parts[0], token(head, query));
        SignedRequestV2 request = new SignedRequestV2(head, resource, head.headers().get("Date"));
        String signature = fields[0].equals("AWS") ? parts[1] : "";
        return authenticatedV2(keys, request, signature, AuthenticationType.HEADER_V2);
    }

    private Authentication byQueryV2(RequestHead head, Query query, String resource) {
        String expires = query.get("Expires");
        Keys keys = keys(query.get("AWSAccessKeyId"), token(head, query));
        if (expires.isEmpty()) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure();
        }
        if (!expires.matches("-?\\d{1,18}")) {
            throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure("X-Amz-Expires should be a number");
        }
        if (Long.parseLong(expires) <= this.clock.instant().getEpochSecond()) {
            throw S3Error.ACCESS_DENIED_EXPIRED.failure();
        }
        return authenticatedV2(keys, new SignedRequestV2(head, resource, expires), query.get("Signature"),
                AuthenticationType.QUERY_V2);
    }

    private static Authentication authenticatedV2(Keys keys, SignedRequestV2 request, String signature,
            AuthenticationType type) {
        if (!Hashes.same(request.signature(keys.secretKey), signature)) {
            throw S3Error.SIGNATURE_DOES_NOT_MATCH.failure();
        }
        return new Authentication(keys.identity, type, "", null);
    }

    private static String token(RequestHead head, Query query) {
        String inQuery = query.find("X-Amz-Security-Token");
        return (inQuery != null) ? inQuery : head.headers().get("x-amz-security-token");
    }

    private Keys keys(String accessKey, String token) {
        User user = this.accounts.user(accessKey);
        if (user != null) {
            if (!token.isEmpty()) {
                throw S3Error.INVALID_TOKEN.failure();
            }
            return new Keys(user.secretKey(), Identity.of(user));
        }
        Session session = this.accounts.session(accessKey);
        if (session == null || !this.clock.instant().isBefore(session.expiry())) {
            throw S3Error.INVALID_ACCESS_KEY_ID.failure();
        }
        if (!Hashes.same(session.token(), token)) {
            throw S3Error.INVALID_TOKEN.failure();
        }
        return new Keys(session.secretKey(), Identity.of(session));
    }

    /** Checks the signature of a form: that of its policy. */
    public Identity authenticateForm(String credential, String policy, String signature, String token) {
        Scope scope = Scope.parse(credential, this.region, "s3");
        Keys keys = keys(scope.accessKey(), token);
        if (!Hashes.same(Hashes.hex(Hashes.hmac(scope.signingKey(keys.secretKey), policy)), signature)) {
            throw S3Error.SIGNATURE_DOES_NOT_MATCH.failure();
        }
        return keys.identity;
    }

    /** Checks the signature of a form by the old rules: that of its policy. */
    public Identity authenticateFormV2(String accessKey, String policy, String signature, String token) {
        Keys keys = keys(accessKey, token);
        byte[] key = keys.secretKey.getBytes(StandardCharsets.UTF_8);
        if (!Hashes.same(Hashes.base64(Hashes.hmacSha1(key, policy)), signature)) {
            throw S3Error.SIGNATURE_DOES_NOT_MATCH.failure();
        }
        return keys.identity;
    }

    private record Keys(String secretKey, Identity identity) {
    }

}
