package io.github.miniospring.test.server.sts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.auth.Authentication;
import io.github.miniospring.test.server.auth.Policy;
import io.github.miniospring.test.server.auth.Session;
import io.github.miniospring.test.server.auth.User;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.XmlBuilder;
import org.jspecify.annotations.Nullable;

/** Opens a session for a user. */
public final class AssumeRole implements Action {

    private static final String VERSION = "2011-06-15";

    private static final long LEAST_SECONDS = 900;

    private static final long USUAL_SECONDS = 3600;

    private static final long MOST_SECONDS = 365L * 24 * 60 * 60;

    private static final int MOST_POLICY = 2048;

    @Override
    public Response handle(Call call) {
        byte[] body = call.payload().bytes();
        String promised = call.headers().get("x-amz-content-sha256");
        String actual = Hashes.hex(Hashes.sha256(body));
        if (promised.matches("[0-9a-f]{64}") && !promised.equals(actual)) {
            return StsResponse.invalid(call,
                    "Bad sha256: Expected " + promised + " does not match calculated " + actual);
        }
        Query parameters;
        try {
            parameters = Query.parse(new String(body, StandardCharsets.ISO_8859_1));
        }
        catch (IllegalArgumentException ex) {
            return StsResponse.invalid(call, "invalid URL escape");
        }
        String version = parameters.get("Version");
        if (!version.equals(VERSION)) {
            return StsResponse.missing(call, "Invalid STS API version " + version + ", expecting " + VERSION);
        }
        if (!call.headers().get("Authorization").startsWith("AWS4-HMAC-SHA256")) {
            return ForeignIdentities.refuse(call, parameters);
        }
        String action = parameters.get("Action");
        return action.equals("AssumeRole") ? open(call, parameters, body)
                : StsResponse.invalid(call, "Unsupported action " + action);
    }

    private static Response open(Call call, Query parameters, byte[] body) {
        User user;
        try {
            user = user(call, body);
        }
        catch (S3Failure ex) {
            return StsResponse.denied(call, ex.message());
        }
        if (user == null) {
            return StsResponse.denied(call, "Access Denied.");
        }
        Policy policy;
        Duration duration;
        try {
            policy = policy(parameters.get("Policy"));
            duration = duration(parameters.get("DurationSeconds"));
        }
        catch (UnsupportedOperationException ex) {
            return StsResponse.error(call, 501, "NotImplemented", String.valueOf(ex.getMessage()));
        }
        catch (IllegalArgumentException ex) {
            return StsResponse.invalid(call, String.valueOf(ex.getMessage()));
        }
        return Response.xml(document(call.server().accounts().open(user, policy, duration), call.requestId()));
    }

    /** Who sends the request; null if that is a session, which cannot open others. */
    private static @Nullable User user(Call call, byte[] body) {
        Authentication authentication = call.server()
            .authenticator()
            .authenticateSts(call.head(), call.head().rawPath(), call.query(), body);
        return authentication.identity().isSession() ? null
                : call.server().accounts().user(authentication.identity().accessKey());
    }

    private static @Nullable Policy policy(String document) {
        if (document.isEmpty()) {
            return null;
        }
        Policy policy = Policy.ofSession(document);
        if (document.length() > MOST_POLICY) {
            throw new IllegalArgumentException("Session policy should not exceed 2048 characters");
        }
        return policy;
    }

    private static Duration duration(String text) {
        long seconds;
        try {
            seconds = text.isEmpty() ? USUAL_SECONDS : Long.parseLong(text);
        }
        catch (NumberFormatException ex) {
            seconds = -1;
        }
        if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("invalid token expiry");
        }
        return Duration.ofSeconds(seconds);
    }

    private static byte[] document(Session session, String requestId) {
        return XmlBuilder.document("AssumeRoleResponse", StsResponse.NAMESPACE)
            .open("AssumeRoleResult")
            .open("AssumedRoleUser")
            .text("Arn", "")
            .text("AssumeRoleId", "")
            .close()
            .open("Credentials")
            .text("AccessKeyId", session.accessKey())
            .text("SecretAccessKey", session.secretKey())
            .text("SessionToken", session.token())
            .text("Expiration", session.expiry().truncatedTo(ChronoUnit.SECONDS).toString())
            .close()
            .close()
            .open("ResponseMetadata")
            .text("RequestId", requestId)
            .close()
            .bytes();
    }

}
