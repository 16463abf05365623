package io.github.miniospring.benchmarks.server;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** The XML that is answered, made once. */
final class NullDocuments {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private static final byte[] LOCATION = bytes("<LocationConstraint" + NAMESPACE + "></LocationConstraint>");

    private static final byte[] DELETED = bytes("<DeleteResult" + NAMESPACE + "></DeleteResult>");

    private NullDocuments() {
    }

    /** What is answered about a bucket; null when an object is asked for. */
    static byte @Nullable [] ofBucket(String path, String query) {
        if (query.isEmpty()) {
            return null;
        }
        if (query.contains("list-type=2")) {
            int token = query.indexOf("continuation-token=");
            return NullListing.page((token < 0) ? 0 : query.charAt(token + "continuation-token=".length()) - '0');
        }
        return (query.startsWith("location") || query.contains("&location")) ? LOCATION : null;
    }

    static byte[] afterPost(String path, String query, String etag) {
        if (query.contains("uploadId=")) {
            return bytes("<CompleteMultipartUploadResult" + NAMESPACE + "><Location>http://localhost" + path
                    + "</Location><Bucket>" + bucket(path) + "</Bucket><Key>" + key(path) + "</Key><ETag>"
                    + etag.replace("\"", "&#34;") + "</ETag></CompleteMultipartUploadResult>");
        }
        if (query.contains("uploads")) {
            return bytes("<InitiateMultipartUploadResult" + NAMESPACE + "><Bucket>" + bucket(path) + "</Bucket><Key>"
                    + key(path) + "</Key><UploadId>YTJkZDVlNGYtMmY4MC00</UploadId></InitiateMultipartUploadResult>");
        }
        return DELETED;
    }

    private static String bucket(String path) {
        int slash = path.indexOf('/', 1);
        return path.substring(1, (slash < 0) ? path.length() : slash);
    }

    private static String key(String path) {
        int slash = path.indexOf('/', 1);
        return (slash < 0) ? "" : path.substring(slash + 1);
    }

    static byte[] bytes(String xml) {
        return (DECLARATION + xml).getBytes(StandardCharsets.UTF_8);
    }

}
