package io.github.miniospring.test.server.bucket;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.http.Response;

/** Says whether a bucket is there. */
public final class HeadBucket implements Action {

    @Override
    public Response handle(Call call) {
        call.bucket();
        return Response.ok().header("Content-Type", "application/xml");
    }

}
