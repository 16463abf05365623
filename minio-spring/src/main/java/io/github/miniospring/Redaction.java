package io.github.miniospring;

import java.util.Locale;
import java.util.Set;

/**
 * What may be shown of a request in messages, logs, traces and metrics; the only place
 * that decides it.
 */
public final class Redaction {

    /** Stands where a secret was. */
    public static final String MASK = "*REDACTED*";

    /** Headers whose values tell nothing secret; every other value is masked. */
    private static final Set<String> HARMLESS_HEADERS = Set.of("accept-ranges", "allow", "cache-control", "connection",
            "content-encoding", "content-language", "content-length", "content-range", "content-type", "date", "etag",
            "expires", "host", "if-match", "if-modified-since", "if-none-match", "if-unmodified-since", "last-modified",
            "location", "range", "retry-after", "server", "user-agent", "x-amz-bucket-region", "x-amz-date",
            "x-amz-delete-marker", "x-amz-id-2", "x-amz-request-id", "x-amz-storage-class", "x-amz-version-id",
            "x-minio-error-code", "x-minio-error-desc");

    /** Names after which a value is a secret, wherever a URL or a text holds them. */
    private static final String[] SECRET_NAMES = { "x-amz-signature", "x-amz-credential", "x-amz-security-token",
            "signature", "credential", "awsaccesskeyid", "x-amz-server-side-encryption-customer-key",
            "x-amz-copy-source-server-side-encryption-customer-key" };

    private Redaction() {
    }

    /** The value of a header as it may be shown. */
    public static String header(String name, String value) {
        return HARMLESS_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? line(value, 256) : MASK;
    }

    /** A URL without its query, which may be a signature. */
    public static String url(String url) {
        int query = url.indexOf('?');
        return (query < 0) ? line(url, 1400) : line(url.substring(0, query), 1400) + "?" + MASK;
    }

    /**
     * A foreign text made fit for one line of a log: no control characters, at most
     * {@code limit} characters, secrets of requests masked.
     */
    public static String line(String text, int limit) {
        String shown = (text.length() > limit) ? text.substring(0, limit) + "..." : text;
        return text(printable(shown));
    }

    /** Masks what looks like the secret part of a signed request. */
    public static String text(String text) {
        String result = text;
        for (String name : SECRET_NAMES) {
            result = maskAfter(result, name);
        }
        return result;
    }

    private static String maskAfter(String text, String name) {
        int at = indexOfIgnoringCase(text, name, 0);
        if (at < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        while (at >= 0) {
            int separator = at + name.length();
            int from = separator + 1;
            if (separator < text.length() && (text.charAt(separator) == '=' || text.charAt(separator) == ':')) {
                while (from < text.length() && text.charAt(from) == ' ') {
                    from++;
                }
                int to = from;
                while (to < text.length() && isPartOfValue(text.charAt(to))) {
                    to++;
                }
                masked.append(text, copied, from).append((to > from) ? MASK : "");
                copied = to;
            }
            at = indexOfIgnoringCase(text, name, Math.max(separator, copied));
        }
        return masked.append(text, copied, text.length()).toString();
    }

    private static boolean isPartOfValue(char c) {
        return c > ' ' && c != '&' && c != ',' && c != '"' && c != '\'' && c != '<' && c != ';';
    }

    private static int indexOfIgnoringCase(String text, String name, int from) {
        for (int i = from; i <= text.length() - name.length(); i++) {
            if (text.regionMatches(true, i, name, 0, name.length())) {
                return i;
            }
        }
        return -1;
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return replaceControls(text);
            }
        }
        return text;
    }

    private static String replaceControls(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            printable.append(Character.isISOControl(c) ? '\uFFFD' : c);
        }
        return printable.toString();
    }

}
