package io.github.miniospring.test.server.listing;

import java.util.function.UnaryOperator;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Page;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Lists versions and markers page by page. */
public final class ListObjectVersions implements Action {

    @Override
    public Response handle(Call call) {
        String keyMarker = call.query().get("key-marker");
        String versionMarker = call.query().get("version-id-marker");
        ListingRequest listing = ListingRequest.of(call);
        listing.checkMarker(keyMarker);
        if (keyMarker.isEmpty() && !versionMarker.isEmpty()) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
        Bucket bucket = call.bucket();
        Page page = Page.of(bucket,
                new Page.Query(listing.prefix(), listing.delimiter(), keyMarker, versionMarker, listing.limit(), true));
        UnaryOperator<String> encoding = listing.encoding();
        Page.Place next = page.next();
        XmlBuilder xml = XmlBuilder.document("ListVersionsResult", XmlBuilder.S3)
            .text("Name", call.bucketName())
            .text("Prefix", encoding.apply(listing.prefix()))
            .text("KeyMarker", encoding.apply(keyMarker))
            .optional("NextKeyMarker", (next != null) ? encoding.apply(next.key()) : null)
            .text("NextVersionIdMarker", (next != null) ? marker(bucket, next) : "")
            .text("VersionIdMarker", versionMarker)
            .text("MaxKeys", listing.maxKeys())
            .optional("Delimiter", encoding.apply(listing.delimiter()))
            .text("IsTruncated", next != null);
        listing.prefixes(xml, page.prefixes());
        boolean metadata = call.query().get("metadata").equals("true");
        for (ObjectVersion version : page.versions()) {
            xml.open(version.deleteMarker() ? "DeleteMarker" : "Version");
            Entries.object(xml, version, encoding);
            Entries.owner(xml).text("StorageClass", version.description().storageClass());
            if (metadata && !version.deleteMarker() && call.may("s3:GetObject", call.bucketName(), version.key())) {
                Entries.metadata(xml, version);
            }
            xml.text("IsLatest", isLatest(bucket, version)).text("VersionId", version.versionId());
            xml.close();
        }
        return Response.xml(xml.optional("EncodingType", listing.encoded() ? "url" : "").bytes());
    }

    // Without an id the next page starts behind the key, where there is one version only.
    private static String marker(Bucket bucket, Page.Place next) {
        return (bucket.versioning().status().isEmpty() && next.versionId().equals(ObjectVersion.NULL_ID)) ? ""
                : next.versionId();
    }

    private static boolean isLatest(Bucket bucket, ObjectVersion version) {
        ObjectVersion latest = bucket.latest(version.key());
        return latest != null && latest.versionId().equals(version.versionId());
    }

}
