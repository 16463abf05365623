package io.github.miniospring.test.server.listing;

import java.util.function.UnaryOperator;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Page;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Lists objects page by page, in the old way. */
public final class ListObjects implements Action {

    @Override
    public Response handle(Call call) {
        String marker = call.query().get("marker");
        ListingRequest listing = ListingRequest.of(call);
        listing.checkMarker(marker);
        Page page = Page.of(call.bucket(),
                new Page.Query(listing.prefix(), listing.delimiter(), marker, "", listing.limit(), false));
        UnaryOperator<String> encoding = listing.encoding();
        Page.Place next = page.next();
        XmlBuilder xml = XmlBuilder.document("ListBucketResult", XmlBuilder.S3)
            .text("Name", call.bucketName())
            .text("Prefix", encoding.apply(listing.prefix()))
            .text("Marker", encoding.apply(marker))
            .optional("NextMarker", (next != null) ? encoding.apply(next.key()) : null)
            .text("MaxKeys", listing.maxKeys())
            .optional("Delimiter", encoding.apply(listing.delimiter()))
            .text("IsTruncated", next != null);
        for (ObjectVersion version : page.versions()) {
            xml.open("Contents");
            Entries.object(xml, version, encoding);
            Entries.owner(xml).text("StorageClass", version.description().storageClass());
            xml.close();
        }
        listing.prefixes(xml, page.prefixes());
        return Response.xml(xml.optional("EncodingType", listing.encoded() ? "url" : "").bytes());
    }

}
