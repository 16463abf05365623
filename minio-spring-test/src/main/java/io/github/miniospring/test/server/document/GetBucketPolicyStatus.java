package io.github.miniospring.test.server.document;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.auth.Policy;
import io.github.miniospring.test.server.auth.PolicyRequest;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Document;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Says whether anybody may list a bucket and write to it, which MinIO calls public. */
public final class GetBucketPolicyStatus implements Action {

    @Override
    public Response handle(Call call) {
        Document document = call.bucket().document("policy");
        boolean isPublic = false;
        if (document != null) {
            Policy policy = Policy.ofBucket(new String(document.content(), StandardCharsets.UTF_8), call.bucketName());
            isPublic = policy.allows(new PolicyRequest("s3:ListBucket", call.bucketName(), "", Map.of()))
                    && policy.allows(new PolicyRequest("s3:PutObject", call.bucketName(), "", Map.of()));
        }
        return Response.xml(XmlBuilder.document("PolicyStatus", XmlBuilder.S3)
            .text("IsPublic", isPublic ? "TRUE" : "FALSE")
            .bytes());
    }

}
