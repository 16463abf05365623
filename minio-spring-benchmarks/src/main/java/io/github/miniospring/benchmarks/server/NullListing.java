package io.github.miniospring.benchmarks.server;

/** Ten pages of a thousand keys, as MinIO writes them. */
public final class NullListing {

    private static final int PAGES = 10;

    private static final int KEYS = 1000;

    private static final byte[][] LISTING = listing();

    private NullListing() {
    }

    /** A page, counted from zero. */
    public static byte[] page(int number) {
        return LISTING[number];
    }

    private static byte[][] listing() {
        byte[][] pages = new byte[PAGES][];
        for (int page = 0; page < PAGES; page++) {
            StringBuilder xml = new StringBuilder("<ListBucketResult").append(NullDocuments.NAMESPACE)
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
            pages[page] = NullDocuments
                .bytes(xml.append("<EncodingType>url</EncodingType></ListBucketResult>").toString());
        }
        return pages;
    }

}
