package io.github.miniospring.presign;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.miniospring.operation.Addressing;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Operation;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Request;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import io.github.miniospring.signing.Signer;
import io.github.miniospring.signing.SigningScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * A link to make: what its holder may do. A header set here is signed, and the holder
 * must send it with the same value.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">SigV4 in
 * the query</a>
 */
public final class Link extends OperationSpec<Link, Void> implements Versioned<Link> {

    /** The longest a link may live, and what holds where nothing is said. */
    public static final Duration MAX_EXPIRY = Duration.ofDays(7);

    private @Nullable Instant requestDate;

    private Link(HttpMethod method, @Nullable String bucket, @Nullable String key) {
        super(method, bucket, key);
    }

    /**
     * A link for {@code method} on an object.
     * @param key null for the bucket as such
     */
    public static Link of(HttpMethod method, String bucket, @Nullable String key) {
        return new Link(method, bucket, key);
    }

    /**
     * A link with which its holder may do what {@code operation} does. What it sets as
     * headers the holder must send with just these values; a body it has is not part of
     * the link, and is the holder's to send.
     */
    public static Link of(Operation<?> operation) {
        S3Request request = operation.toRequest();
        Link link = new Link(request.method(), request.bucket(), request.key());
        request.headers().forEach((name, value) -> {
            // The library's own wish, to prove what it reads. A browser would not send
            // it.
            if (!name.equals("x-amz-checksum-mode")) {
                link.header(name, value);
            }
        });
        request.query().forEach(parameter -> link.query(parameter.name(), parameter.value()));
        return link;
    }

    /** Counts its life from this moment. Default: from when it is made. */
    public Link requestDate(Instant requestDate) {
        this.requestDate = requestDate;
        return this;
    }

    /**
     * Has the answer carry another value of one of its headers.
     * @param name {@code Content-Type}, {@code Content-Disposition},
     * {@code Cache-Control}, {@code Content-Language}, {@code Content-Encoding} or
     * {@code Expires}
     */
    public Link responseHeader(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        String bare = lower.startsWith("response-") ? lower.substring("response-".length()) : lower;
        Assert.isTrue(Described.STANDARD_HEADERS.contains(bare), () -> "Servers do not change the header '" + name
                + "' of an answer; they know " + new TreeSet<>(Described.STANDARD_HEADERS));
        return setQuery("response-" + bare, value);
    }

    /** Has a browser keep the object under this name instead of showing it. */
    public Link attachment(String fileName) {
        return responseHeader("Content-Disposition",
                ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build().toString());
    }

    /**
     * Computes the link; nothing is sent.
     * @param expires from one second to seven days, in whole seconds
     */
    public PresignedUrl sign(Addressing addressing, SigningScope scope, Instant now, Duration expires) {
        long seconds = requireExpiry(expires).toSeconds();
        Instant from = (this.requestDate != null) ? this.requestDate : now;
        S3Request request = toRequest();
        SortedMap<String, String> headers = new TreeMap<>(request.headers());
        headers.put("host", addressing.authorityOf(request));
        String url = Signer.signQuery(request.method().name(), addressing.uriOf(request), headers, scope, from,
                seconds);
        headers.remove("host");
        return new PresignedUrl(request.method(), addressing.publish(url), end(scope, from.plusSeconds(seconds)),
                headers);
    }

    // A link does not outlive the session whose keys have signed it.
    private static Instant end(SigningScope scope, Instant end) {
        Instant session = scope.credentials().expiration();
        return (session != null && session.isBefore(end)) ? session : end;
    }

    /** Checks how long a link is to live. */
    public static Duration requireExpiry(Duration expires) {
        Assert.isTrue(expires.toSeconds() >= 1 && expires.compareTo(MAX_EXPIRY) <= 0,
                () -> "expires must be from one second to seven days but is " + expires);
        return expires;
    }

    @Override
    public Mono<Void> decode(S3Response response) {
        return Mono.empty();
    }

}
