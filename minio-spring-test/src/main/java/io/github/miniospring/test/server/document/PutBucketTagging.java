package io.github.miniospring.test.server.document;

import java.util.Map;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.object.TagSet;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Sets the tags of a bucket. */
public final class PutBucketTagging implements Action {

    private static final int MOST = 50;

    @Override
    public Response handle(Call call) {
        Bucket bucket = call.bucket();
        Map<String, String> tags = TagSet.ofXml(call.xml("Tagging"), MOST, S3Error.MALFORMED_XML);
        bucket.setDocument("tagging", TagSet.toXml(XmlBuilder.bare("Tagging", null), tags).bytes());
        return Response.ok();
    }

}
