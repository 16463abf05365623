package io.github.miniospring.test.server.object;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.payload.Payload;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.ObjectVersion;

/** Stores an object sent in one piece. */
public final class PutObject implements Action {

    @Override
    public void check(Call call) {
        Versions.checkNoneGiven(call);
        Drafts.check(call);
    }

    @Override
    public Response handle(Call call) {
        Bucket bucket = call.bucket();
        Payload payload = call.payload();
        ObjectVersion draft = Drafts.of(call, bucket);
        ObjectVersion version = Drafts.complete(draft, payload.content(), payload.md5())
            .withChecksum(payload.checksum());
        ObjectVersion stored = bucket.put(version, Conditions.ofWrite(call.headers()));
        call.publish("s3:ObjectCreated:Put", bucket.name(), stored);
        Response response = ObjectHeaders.written(Response.ok(), stored);
        EncryptionHeaders.describe(response.headers(), stored.encryption());
        return response;
    }

}
