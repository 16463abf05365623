package io.github.miniospring.presign;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import io.github.miniospring.Redaction;
import org.springframework.http.HttpMethod;

/**
 * A link that carries its own signature: whoever has it may do this one thing until it
 * expires. Treat it as a secret. Not a record: it must not print what it holds.
 */
public final class PresignedUrl {

    private final HttpMethod method;

    private final String url;

    private final Instant expiration;

    private final Map<String, String> signedHeaders;

    PresignedUrl(HttpMethod method, String url, Instant expiration, Map<String, String> signedHeaders) {
        this.method = method;
        this.url = url;
        this.expiration = expiration;
        this.signedHeaders = Map.copyOf(signedHeaders);
    }

    /** The method it must be used with. */
    public HttpMethod method() {
        return this.method;
    }

    /** The link itself. */
    public String url() {
        return this.url;
    }

    /** The link as a URI. */
    public URI toUri() {
        return URI.create(this.url);
    }

    /** When it stops working. */
    public Instant expiration() {
        return this.expiration;
    }

    /** Headers that must be sent along with just these values, by lower-case name. */
    public Map<String, String> signedHeaders() {
        return this.signedHeaders;
    }

    /** Shows where it leads, never the signature. */
    @Override
    public String toString() {
        return this.method + " " + Redaction.url(this.url) + " until " + this.expiration;
    }

}
