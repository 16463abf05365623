package io.github.miniospring.test.server.object;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.auth.Identity;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Checksum;
import io.github.miniospring.test.server.store.ObjectVersion;
import org.jspecify.annotations.Nullable;

/** What an answer says about an object. */
public final class ObjectHeaders {

    private static final DateTimeFormatter DATE = DateTimeFormatter
        .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
        .withZone(ZoneOffset.UTC);

    private ObjectHeaders() {
    }

    public static String date(Instant time) {
        return DATE.format(time);
    }

    /** Reads a date of HTTP; null if it is none. */
    public static @Nullable Instant parseDate(String text) {
        try {
            // Nobody checks that the day of the week is right.
            return ZonedDateTime.parse(text.replaceFirst("^\\w{3}, ", ""), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        }
        catch (DateTimeException ex) {
            return null;
        }
    }

    /** What reading an object says about it. */
    static void describe(Response response, Call call, ObjectVersion version) {
        Headers headers = response.headers();
        tag(response, version);
        version.description().headers().forEach((name, value) -> {
            if (!name.equals("Expires")) {
                headers.set(name, HeaderText.encode(value));
            }
        });
        Instant expires = parseDate(version.description().headers().getOrDefault("Expires", ""));
        if (expires != null) {
            headers.set("Expires", date(expires));
        }
        // Unlike all others these are written in lower case, which clients show.
        version.description()
            .metadata()
            .forEach((name, value) -> headers.set(name.toLowerCase(Locale.ROOT), HeaderText.encode(value)));
        if (!version.description().storageClass().equals("STANDARD")) {
            headers.set("x-amz-storage-class", version.description().storageClass());
        }
        if (!version.tags().isEmpty()) {
            headers.set("x-amz-tagging-count", Integer.toString(version.tags().size()));
            if (call.headers().get("x-amz-tagging-directive").equals("ACCESS")) {
                headers.set("x-amz-tagging", TagSet.toHeader(version.tags()));
            }
        }
        versionId(response, version);
        EncryptionHeaders.describe(headers, version.encryption());
        LockHeaders.describe(headers, call, version);
        overrides(headers, call);
    }

    /** Time and ETag. */
    public static void tag(Response response, ObjectVersion version) {
        response.header("Last-Modified", date(version.modified())).header("ETag", '"' + version.etag() + '"');
    }

    /**
     * What writing an object says about it, where its bytes did not come with the
     * request: MinIO does not say then how they are encrypted.
     */
    public static Response written(Response response, ObjectVersion version) {
        response.header("ETag", '"' + version.etag() + '"');
        versionId(response, version);
        checksum(response, version.checksum());
        return response;
    }

    /** The answer with the id of the version that it is about. */
    static Response versioned(Response response, ObjectVersion version) {
        versionId(response, version);
        return response;
    }

    public static void versionId(Response response, ObjectVersion version) {
        if (!version.isNullVersion()) {
            response.header("x-amz-version-id", version.versionId());
        }
    }

    public static void checksum(Response response, @Nullable Checksum checksum) {
        if (checksum != null) {
            response.header(checksum.algorithm().header(), checksum.value())
                .header("x-amz-checksum-type", checksum.type());
        }
    }

    /** What the sender wants to read in place of what was stored. */
    public static void overrides(Headers headers, Call call) {
        Identity identity = call.identity();
        for (String name : call.query().names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("response-") && !identity.isAnonymous()) {
                String header = switch (lower.substring("response-".length())) {
                    case "content-type" -> "Content-Type";
                    case "content-language" -> "Content-Language";
                    case "expires" -> "Expires";
                    case "cache-control" -> "Cache-Control";
                    case "content-disposition" -> "Content-Disposition";
                    case "content-encoding" -> "Content-Encoding";
                    default -> "";
                };
                if (!header.isEmpty()) {
                    headers.set(header, call.query().get(name));
                }
            }
        }
    }

}
