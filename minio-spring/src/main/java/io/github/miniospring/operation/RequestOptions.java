package io.github.miniospring.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.miniospring.encoding.HeaderText;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * The options every call has, gathered by a spec for one call; not thread-safe.
 *
 * @param <S> the spec itself
 */
public abstract class RequestOptions<S extends RequestOptions<S>> implements RequestOption<S> {

    /**
     * They belong to the signature or to the exchange; setting them could only break it.
     */
    private static final Set<String> OWN_HEADERS = Set.of("host", "authorization", "x-amz-date", "x-amz-content-sha256",
            "x-amz-security-token", "content-length");

    private final SortedMap<String, String> headers = new TreeMap<>();

    private final List<QueryParameter> query = new ArrayList<>(4);

    private @Nullable Duration timeout;

    private PayloadOptions payload = PayloadOptions.DEFAULT;

    @Override
    @SuppressWarnings("unchecked")
    public final S self() {
        return (S) this;
    }

    /**
     * Sets a header; it is signed. The last value given for a name counts.
     * @throws IllegalArgumentException for a header that the client itself sets, for
     * {@code x-minio-replication-*}, and for values that are not printable ASCII
     */
    @Override
    public S header(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        Assert.isTrue(isToken(lower), () -> "'" + name + "' is no name of a header");
        Assert.isTrue(!OWN_HEADERS.contains(lower) && !lower.startsWith("x-minio-replication-"),
                () -> "Header '" + name + "' is set by the client alone");
        this.headers.put(lower, HeaderText.requireAscii(lower, value));
        return self();
    }

    @Override
    public S headerIfAbsent(String name, String value) {
        return this.headers.containsKey(name.toLowerCase(Locale.ROOT)) ? self() : header(name, value);
    }

    /** Adds a part of the query; it is encoded and signed. */
    @Override
    public S query(String name, String value) {
        Assert.hasLength(name, "The name of a query parameter must not be empty");
        Assert.isTrue(!name.regionMatches(true, 0, "X-Amz-", 0, 6),
                () -> "Query parameter '" + name + "' is set by the client alone");
        this.query.add(new QueryParameter(name, value));
        return self();
    }

    /** Sets a part of the query that has one value at most. */
    protected final S setQuery(String name, String value) {
        dropQuery(name);
        return query(name, value);
    }

    /** Takes back what was set of a part of the query. */
    protected final S dropQuery(String name) {
        this.query.removeIf(parameter -> parameter.name().equals(name));
        return self();
    }

    /**
     * Limits the whole call, retries included, to {@code timeout}. Default: no limit but
     * those of the single steps.
     */
    public S timeout(Duration timeout) {
        Assert.isTrue(timeout.toMillis() > 0, () -> "timeout must be positive but is " + timeout);
        this.timeout = timeout;
        return self();
    }

    /** Changes how a body is proven and watched. */
    public S payload(UnaryOperator<PayloadOptions> change) {
        this.payload = change.apply(this.payload);
        return self();
    }

    /** Takes over what was set on another spec. */
    protected final S copyFrom(RequestOptions<?> other) {
        this.headers.putAll(other.headers);
        this.query.addAll(other.query);
        this.timeout = (other.timeout != null) ? other.timeout : this.timeout;
        this.payload = this.payload.data() ? other.payload.asData()
                : (other.payload == PayloadOptions.DEFAULT) ? this.payload : other.payload;
        return self();
    }

    /** Takes over the query of another spec and some of its headers. */
    protected final S copyFrom(RequestOptions<?> other, Predicate<String> wanted) {
        other.headers.forEach((name, value) -> {
            if (wanted.test(name)) {
                this.headers.put(name, value);
            }
        });
        this.query.addAll(other.query);
        return self();
    }

    /** The value that was set for a header, by its name in lower case; null for none. */
    public final @Nullable String headerOrNull(String name) {
        return this.headers.get(name);
    }

    /** The name of a header that was set and begins so; null where there is none. */
    protected final @Nullable String headerThatBegins(String prefix) {
        return this.headers.keySet().stream().filter(name -> name.startsWith(prefix)).findFirst().orElse(null);
    }

    /** The headers that were set, by lower-case name. */
    protected final SortedMap<String, String> givenHeaders() {
        return new TreeMap<>(this.headers);
    }

    final SortedMap<String, String> headers() {
        return this.headers;
    }

    final List<QueryParameter> query() {
        return this.query;
    }

    protected final @Nullable Duration timeout() {
        return this.timeout;
    }

    protected final PayloadOptions payload() {
        return this.payload;
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "!#$%&'*+-.^_`|~".indexOf(c) >= 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

}
