package io.github.miniospring.test.server.document;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Versioning;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Says whether a bucket keeps versions. */
public final class GetBucketVersioning implements Action {

    @Override
    public Response handle(Call call) {
        Versioning versioning = call.bucket().versioning();
        XmlBuilder xml = XmlBuilder.bare("VersioningConfiguration", XmlBuilder.S3)
            .optional("Status", versioning.status());
        for (String prefix : versioning.excludedPrefixes()) {
            xml.open("ExcludedPrefixes").text("Prefix", prefix).close();
        }
        return Response.xml(xml.optional("ExcludeFolders", versioning.excludeFolders() ? "true" : "").bytes());
    }

}
