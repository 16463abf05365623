package io.github.miniospring;

import java.net.URI;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Where a server is: scheme, host and port.
 *
 * @param secure whether TLS is spoken
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port from 1 to 65535
 */
public record Endpoint(boolean secure, String host, int port) {

    public Endpoint {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port must be from 1 to 65535 but is " + port);
        }
        if (!isHost(host)) {
            throw new IllegalArgumentException("'" + Redaction.line(host, 128) + "' is no host");
        }
        host = host.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code host}, {@code host:port} or an http or https URL of just these.
     * @param secure whether TLS is wanted; null leaves it to the scheme, and to TLS where
     * there is none
     * @throws IllegalArgumentException if it is no such thing, has more than host and
     * port, or its scheme contradicts {@code secure}; the message says what to write
     */
    public static Endpoint parse(String text, @Nullable Boolean secure) {
        // First of all: no later message may quote a password.
        if (text.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "has user information; credentials have properties of their own, access-key and secret-key");
        }
        String rest = text.trim();
        Boolean scheme = null;
        int slashes = rest.indexOf("://");
        if (slashes >= 0) {
            String name = rest.substring(0, slashes).toLowerCase(Locale.ROOT);
            if (!name.equals("http") && !name.equals("https")) {
                throw new IllegalArgumentException("has the scheme '" + name + "'; write http or https");
            }
            scheme = name.equals("https");
            rest = rest.substring(slashes + 3);
        }
        if (scheme != null && secure != null && !scheme.equals(secure)) {
            throw new IllegalArgumentException("has the scheme " + (scheme ? "https" : "http")
                    + " but secure is set to " + secure + "; give only one of them, or the same in both");
        }
        boolean tls = (scheme != null) ? scheme : secure == null || secure;
        return parseAuthority(rest, tls, slashes >= 0);
    }

    private static Endpoint parseAuthority(String text, boolean secure, boolean url) {
        String prefix = url ? (secure ? "https://" : "http://") : "";
        int end = 0;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(0, end);
        String tail = text.substring(end);
        if (!tail.isEmpty() && !tail.equals("/")) {
            String kind = (tail.charAt(0) == '/') ? "a path" : (tail.charAt(0) == '?') ? "a query" : "a fragment";
            throw new IllegalArgumentException("has " + kind + "; write " + prefix + authority
                    + " and give the bucket to each call, or as the default bucket");
        }
        int bracket = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', bracket + 1);
        String host = (colon < 0) ? authority : authority.substring(0, colon);
        int port = secure ? 443 : 80;
        if (colon >= 0) {
            String digits = authority.substring(colon + 1);
            port = port(digits);
            if (port < 0) {
                throw new IllegalArgumentException("has the port '" + Redaction.line(digits, 32)
                        + "'; write a number from 1 to 65535, or an IPv6 address in brackets");
            }
        }
        if (!isHost(host)) {
            throw new IllegalArgumentException("is no host, host:port or URL; write something like " + "localhost:9000"
                    + " or https://minio.example.com");
        }
        return new Endpoint(secure, host, port);
    }

    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5) {
            return -1;
        }
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = port * 10 + (c - '0');
        }
        return (port >= 1 && port <= 65535) ? port : -1;
    }

    private static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > 253) {
            return false;
        }
        if (host.startsWith("[")) {
            return host.endsWith("]") && host.length() > 3 && isIpv6(host.substring(1, host.length() - 1));
        }
        int label = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            }
            // Not in a host name by the book, but common in the names of containers.
            else if (isAsciiLetterOrDigit(c) || c == '-' || c == '_') {
                label++;
            }
            else {
                return false;
            }
            if (label > 63) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String address) {
        int colons = 0;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == ':') {
                colons++;
            }
            else if (Character.digit(c, 16) < 0 && c != '.') {
                return false;
            }
        }
        return colons >= 2;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The scheme: {@code http} or {@code https}. */
    public String scheme() {
        return this.secure ? "https" : "http";
    }

    /**
     * Host and port as the header {@code Host} has them: without the scheme's own port.
     */
    public String authority() {
        return authority("");
    }

    /**
     * The same with a label in front of the host: {@code photos.} for virtual-host style.
     */
    public String authority(String label) {
        boolean usual = this.port == (this.secure ? 443 : 80);
        return usual ? label + this.host : label + this.host + ":" + this.port;
    }

    /** The URL of the server, without a path. */
    public URI toUri() {
        return URI.create(toString());
    }

    @Override
    public String toString() {
        return scheme() + "://" + authority();
    }

}
