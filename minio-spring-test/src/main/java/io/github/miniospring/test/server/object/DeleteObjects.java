package io.github.miniospring.test.server.object;

import java.util.List;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.action.Names;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Deletion;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Versioning;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;

/** Removes up to a thousand objects, each for itself. */
public final class DeleteObjects implements Action {

    private static final int MOST = 1000;

    @Override
    public Response handle(Call call) {
        if (!call.payload().digested()) {
            throw S3Error.MISSING_CONTENT_MD5.failure();
        }
        XmlElement delete = call.xml("Delete");
        List<XmlElement> objects = delete.children("Object");
        if (objects.isEmpty() || objects.size() > MOST) {
            throw S3Error.MALFORMED_XML.failure();
        }
        Bucket bucket = call.bucket();
        boolean quiet = delete.text("Quiet").trim().equals("true");
        XmlBuilder xml = XmlBuilder.document("DeleteResult", XmlBuilder.S3);
        XmlBuilder errors = XmlBuilder.bare("Errors", null);
        for (XmlElement object : objects) {
            remove(call, bucket, object, quiet, xml, errors);
        }
        String failed = errors.toString();
        return Response
            .xml(xml.raw(failed.substring("<Errors>".length(), failed.length() - "</Errors>".length())).bytes());
    }

    private static void remove(Call call, Bucket bucket, XmlElement object, boolean quiet, XmlBuilder xml,
            XmlBuilder errors) {
        String key = object.text("Key");
        String versionId = object.text("VersionId").trim();
        try {
            Names.checkKey(key);
            if (Names.hasBadComponent(key) || key.isEmpty()) {
                throw S3Error.INVALID_OBJECT_NAME.failure();
            }
            call.require("s3:DeleteObject", bucket.name(), key);
            Deletion deletion = Removals.removeListed(call, bucket, Names.kept(key), Versions.checked(versionId));
            if (!quiet) {
                deleted(xml, key, versionId, deletion);
            }
        }
        catch (S3Failure ex) {
            errors.open("Error")
                .text("Code", ex.code())
                .text("Message", ex.message())
                .text("Key", key)
                .text("VersionId", versionId)
                .close();
        }
    }

    private static void deleted(XmlBuilder xml, String key, String versionId, Deletion deletion) {
        ObjectVersion removed = deletion.removed();
        ObjectVersion marker = deletion.marker();
        xml.open("Deleted");
        if (marker != null) {
            xml.text("DeleteMarker", true)
                .optional("DeleteMarkerVersionId", marker.isNullVersion() ? "" : marker.versionId());
        }
        else if (removed != null && removed.deleteMarker() && !removed.isNullVersion()) {
            xml.text("DeleteMarker", true).text("DeleteMarkerVersionId", removed.versionId());
        }
        xml.text("Key", key).optional("VersionId", Versioning.isFolder(key) ? "" : versionId).close();
    }

}
