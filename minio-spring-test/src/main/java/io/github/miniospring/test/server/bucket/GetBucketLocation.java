package io.github.miniospring.test.server.bucket;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Says in which region a bucket is; empty for us-east-1. */
public final class GetBucketLocation implements Action {

    @Override
    public Response handle(Call call) {
        call.bucket();
        String region = call.server().region();
        XmlBuilder xml = XmlBuilder.document("LocationConstraint", XmlBuilder.S3);
        return Response.xml(xml.raw(region.equals("us-east-1") ? "" : region).bytes());
    }

}
