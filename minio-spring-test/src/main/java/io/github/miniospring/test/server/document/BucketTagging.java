package io.github.miniospring.test.server.document;

import java.util.Map;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.http.ResponseBody;
import io.github.miniospring.test.server.object.TagSet;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Document;
import io.github.miniospring.test.server.text.XmlBuilder;

/**
 * The tags of a bucket. Reading and removing them, MinIO does not look whether the bucket
 * is there.
 */
public final class BucketTagging {

    private static final String KIND = "tagging";

    private static final int MOST = 50;

    private BucketTagging() {
    }

    /** Gives them back. */
    public static Response get(Call call) {
        Bucket bucket = call.findBucket();
        Document document = (bucket != null) ? bucket.document(KIND) : null;
        if (document == null) {
            throw S3Error.NO_SUCH_TAG_SET.failure();
        }
        return Response.ok().header("Content-Type", "application/xml").body(ResponseBody.of(document.content()));
    }

    /** Sets them. */
    public static Response put(Call call) {
        Bucket bucket = call.bucket();
        Map<String, String> tags = TagSet.ofXml(call.xml("Tagging"), MOST, S3Error.MALFORMED_XML);
        bucket.setDocument(KIND, TagSet.toXml(XmlBuilder.bare("Tagging", null), tags).bytes());
        return Response.ok();
    }

    /** Removes them. */
    public static Response delete(Call call) {
        Bucket bucket = call.findBucket();
        if (bucket != null) {
            bucket.removeDocument(KIND);
        }
        return Response.noContent();
    }

}
