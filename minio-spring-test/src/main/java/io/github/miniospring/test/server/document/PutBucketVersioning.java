package io.github.miniospring.test.server.document;

import java.util.List;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Versioning;
import io.github.miniospring.test.server.text.XmlElement;

/** Turns versions on or suspends them. */
public final class PutBucketVersioning implements Action {

    private static final int MOST_PREFIXES = 10;

    @Override
    public Response handle(Call call) {
        Bucket bucket = call.bucket();
        XmlElement xml = call.xml("VersioningConfiguration");
        List<String> prefixes = xml.children("ExcludedPrefixes").stream().map(each -> each.text("Prefix")).toList();
        Versioning versioning = new Versioning(xml.text("Status").trim(), prefixes,
                xml.text("ExcludeFolders").trim().equals("true"));
        boolean excludes = !prefixes.isEmpty() || versioning.excludeFolders();
        if (!versioning.isEnabled() && !versioning.isSuspended()) {
            throw invalid("unsupported Versioning status " + versioning.status());
        }
        if (excludes && !versioning.isEnabled()) {
            throw invalid("excluded prefixes extension supported only when versioning is enabled");
        }
        if (prefixes.size() > MOST_PREFIXES) {
            throw invalid("too many excluded prefixes");
        }
        if (bucket.isLocking() && (versioning.isSuspended() || excludes)) {
            throw S3Error.INVALID_BUCKET_STATE.failure();
        }
        bucket.setVersioning(versioning);
        return Response.ok();
    }

    private static S3Failure invalid(String reason) {
        return S3Error.of("IllegalVersioningConfigurationException", 400,
                "Versioning configuration specified in the request is invalid. (" + reason + ")");
    }

}
