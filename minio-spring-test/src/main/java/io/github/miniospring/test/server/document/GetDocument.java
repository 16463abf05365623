package io.github.miniospring.test.server.document;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.http.ResponseBody;
import io.github.miniospring.test.server.store.Document;

/** Gives back a document. */
public final class GetDocument implements Action {

    private final String kind;

    private final String contentType;

    private final S3Error missing;

    /**
     * Creates the action.
     * @param missing what it is called if there is none
     */
    public GetDocument(String kind, S3Error missing) {
        this(kind, missing, "application/xml");
    }

    public GetDocument(String kind, S3Error missing, String contentType) {
        this.kind = kind;
        this.missing = missing;
        this.contentType = contentType;
    }

    @Override
    public Response handle(Call call) {
        Document document = call.bucket().document(this.kind);
        if (document == null) {
            throw this.missing.failure();
        }
        return Response.ok().header("Content-Type", this.contentType).body(ResponseBody.of(document.content()));
    }

}
