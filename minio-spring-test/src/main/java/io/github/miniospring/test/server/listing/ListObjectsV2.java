package io.github.miniospring.test.server.listing;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.store.Page;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.XmlBuilder;
import org.jspecify.annotations.Nullable;

/** Lists objects page by page. */
public final class ListObjectsV2 implements Action {

    @Override
    public Response handle(Call call) {
        Query query = call.query();
        String token = query.find("continuation-token");
        String after = (token != null) ? fromToken(token) : query.get("start-after");
        ListingRequest listing = ListingRequest.of(call);
        Page page = Page.of(call.bucket(),
                new Page.Query(listing.prefix(), listing.delimiter(), after, "", listing.limit(), false));
        UnaryOperator<String> encoding = listing.encoding();
        XmlBuilder xml = XmlBuilder.document("ListBucketResult", XmlBuilder.S3)
            .text("Name", call.bucketName())
            .text("Prefix", encoding.apply(listing.prefix()))
            .optional("StartAfter", encoding.apply(query.get("start-after")))
            .optional("ContinuationToken", token)
            .optional("NextContinuationToken", toToken(page.next()))
            .text("KeyCount", page.versions().size() + page.prefixes().size())
            .text("MaxKeys", listing.maxKeys())
            .optional("Delimiter", encoding.apply(listing.delimiter()))
            .text("IsTruncated", page.next() != null);
        boolean owner = query.get("fetch-owner").equals("true");
        boolean metadata = query.get("metadata").equals("true");
        for (ObjectVersion version : page.versions()) {
            xml.open("Contents");
            Entries.object(xml, version, encoding);
            if (owner) {
                Entries.owner(xml);
            }
            xml.text("StorageClass", version.description().storageClass());
            if (metadata && call.may("s3:GetObject", call.bucketName(), version.key())) {
                Entries.metadata(xml, version);
            }
            xml.close();
        }
        listing.prefixes(xml, page.prefixes());
        return Response.xml(xml.optional("EncodingType", listing.encoded() ? "url" : "").bytes());
    }

    static String fromToken(String token) {
        byte[] key = token.isEmpty() ? null : Hashes.fromBase64(token);
        if (key == null) {
            throw S3Error.INVALID_ARGUMENT.failure("The continuation token provided is incorrect");
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    private static @Nullable String toToken(Page.@Nullable Place next) {
        return (next != null) ? Hashes.base64(next.key().getBytes(StandardCharsets.UTF_8)) : null;
    }

}
