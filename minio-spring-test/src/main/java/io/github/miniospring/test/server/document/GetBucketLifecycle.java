package io.github.miniospring.test.server.document;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.http.ResponseBody;
import io.github.miniospring.test.server.store.Document;

/** Says what becomes of objects in time and, if asked, since when. */
public final class GetBucketLifecycle implements Action {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
        .withZone(ZoneOffset.UTC);

    @Override
    public Response handle(Call call) {
        Document document = call.bucket().document("lifecycle");
        if (document == null) {
            throw S3Error.NO_SUCH_LIFECYCLE_CONFIGURATION.failure();
        }
        Response response = Response.ok().header("Content-Type", "application/xml");
        if (Boolean.parseBoolean(call.query().get("withUpdatedAt"))) {
            response = response.header("X-Minio-LifecycleConfig-UpdatedAt", MOMENT.format(document.updated()));
        }
        return response.body(ResponseBody.of(document.content()));
    }

}
