package io.github.miniospring.operation;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import io.github.miniospring.Endpoint;
import io.github.miniospring.Redaction;
import io.github.miniospring.encoding.PercentEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes: turns bucket, key and query into the address that is sent and
 * signed.
 *
 * @param endpoint the server
 * @param style how the bucket is named
 * @param publicPath path below which a proxy shows the server to those who are given
 * links, such as {@code /storage}; empty for none. The server does not know of it, so it
 * is no part of what is signed
 */
public record Addressing(Endpoint endpoint, Style style, String publicPath) {

    /** The address of a server that stands at the root of its host. */
    public Addressing(Endpoint endpoint, Style style) {
        this(endpoint, style, "");
    }

    /** How an address names its bucket. */
    public enum Style {

        /** {@code http://server/bucket/key}. */
        PATH,

        /** {@code http://bucket.server/key}. */
        VIRTUAL_HOST,

        /** Virtual host on AWS and Alibaba, path everywhere else. */
        AUTO

    }

    private static final Pattern PUBLIC_PATH = Pattern.compile("(/[A-Za-z0-9._~-]*[A-Za-z0-9_~-])*");

    /** SigV4 wants names in order, and equal names by their values. */
    private static final Comparator<QueryParameter> ENCODED_ORDER = Comparator.comparing(QueryParameter::name)
        .thenComparing(QueryParameter::value);

    /** The address of a request. */
    public URI uriOf(S3Request request) {
        StringBuilder uri = new StringBuilder(160).append(this.endpoint.scheme()).append("://");
        String bucket = request.bucket();
        uri.append(authorityOf(request)).append('/');
        if (bucket != null && !inHost(request)) {
            uri.append(PercentEncoding.encode(bucket));
            if (request.key() != null) {
                uri.append('/');
            }
        }
        if (request.key() != null) {
            uri.append(PercentEncoding.encodePath(request.key()));
        }
        appendQuery(uri, request.query());
        return URI.create(uri.toString());
    }

    /**
     * Checks a path below which a proxy shows a server.
     * @return {@code path}, which is empty, or begins with a slash and ends with none
     */
    public static String requirePublicPath(String path) {
        if (!PUBLIC_PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("'" + Redaction.line(path, 200)
                    + "' is no path for links; write one like /storage, of letters, digits, - . _ ~ and slashes");
        }
        return path;
    }

    /** A URL as those know it who reach the server through a proxy with a path. */
    public String publish(String url) {
        if (this.publicPath.isEmpty()) {
            return url;
        }
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return url.substring(0, path) + this.publicPath + url.substring(path);
    }

    /** The value of the header {@code Host} for a request. */
    public String authorityOf(S3Request request) {
        return inHost(request) ? this.endpoint.authority(request.bucket() + ".") : this.endpoint.authority();
    }

    private boolean inHost(S3Request request) {
        String bucket = request.bucket();
        if (bucket == null || this.style == Style.PATH || !canBeHost(bucket) || request.action().equals("CreateBucket")
                || request.action().equals("GetBucketLocation")) {
            return false;
        }
        return this.style == Style.VIRTUAL_HOST || isVirtualByDefault(this.endpoint.host());
    }

    // A wildcard certificate covers one label, and only strict names are host names.
    private boolean canBeHost(String bucket) {
        if (this.endpoint.secure() && bucket.indexOf('.') >= 0) {
            return false;
        }
        for (int i = 0; i < bucket.length(); i++) {
            char c = bucket.charAt(i);
            if (c == '_' || c == ':' || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVirtualByDefault(String host) {
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn") || host.endsWith(".aliyuncs.com");
    }

    private static void appendQuery(StringBuilder uri, List<QueryParameter> query) {
        if (query.isEmpty()) {
            return;
        }
        List<QueryParameter> encoded = new ArrayList<>(query.size());
        for (QueryParameter parameter : query) {
            encoded.add(new QueryParameter(PercentEncoding.encode(parameter.name()),
                    PercentEncoding.encode(parameter.value())));
        }
        encoded.sort(ENCODED_ORDER);
        char separator = '?';
        for (QueryParameter parameter : encoded) {
            uri.append(separator).append(parameter.name()).append('=').append(parameter.value());
            separator = '&';
        }
    }

    /** The region an AWS host names, if any. */
    public @Nullable String regionOfHost() {
        String host = this.endpoint.host();
        if (!host.endsWith(".amazonaws.com") || !host.startsWith("s3")) {
            return null;
        }
        String[] labels = host.split("\\.");
        String region = labels[labels.length - 3];
        return (region.indexOf('-') > 0 && !region.startsWith("s3-")) ? region : null;
    }

}
