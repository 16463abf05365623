package io.github.miniospring.benchmarks.server;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** The XML that is answered, made once. */
final class NullDocuments {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private static final int PAGES = 10;

    private static final int KEYS = 1000;

    private static final byte[][] LISTING = listing();

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
            return LISTING[(token < 0) ? 0 : query.charAt(token + "continuation-token=".length()) - '0'];
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

    private static byte[][] listing() {
        byte[][] pages = new byte[PAGES][];
        for (int page = 0; page < PAGES; page++) {
            StringBuilder xml = new StringBuilder("<ListBucketResult").append(NAMESPACE)
                .append("><Name>bench</Name><Prefix></Prefix>");
            boolean last = page == PAGES - 1;
            if (!last) {
                xml.append("<NextContinuationToken>").append(page + 1).append("</NextContinuationToken>");
            }
            xml.append("<KeyCount>1000</KeyCount><MaxKeys>1000</MaxKeys><Delimiter></Delimiter><IsTruncated>")
                .append(!last)
                .append("</IsTruncated>");
            for (int key = page * KEYS; key < (page + 1) * KEYS; key++) {
                xml.append("<Contents><Key>list/%05d</Key>".formatted(key))
                    .append("<LastModified>2026-11-21T10:00:00.000Z</LastModified>"
                            + "<ETag>&#34;9b2cf535f27731c974343645a3985328&#34;</ETag><Size>1024</Size>"
                            + "<StorageClass>STANDARD</StorageClass></Contents>");
            }
            pages[page] = bytes(xml.append("<EncodingType>url</EncodingType></ListBucketResult>").toString());
        }
        return pages;
    }

    private static byte[] bytes(String xml) {
        return (DECLARATION + xml).getBytes(StandardCharsets.UTF_8);
    }

}
