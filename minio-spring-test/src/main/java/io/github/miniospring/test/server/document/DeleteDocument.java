package io.github.miniospring.test.server.document;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.http.Response;

/** Removes a document; that there is none is no error. */
public final class DeleteDocument implements Action {

    private final String kind;

    public DeleteDocument(String kind) {
        this.kind = kind;
    }

    @Override
    public Response handle(Call call) {
        call.bucket().removeDocument(this.kind);
        return Response.noContent();
    }

}
