package io.github.miniospring.test.server.listing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.archive.ZipDirectory;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.Utf8Order;
import io.github.miniospring.test.server.text.XmlBuilder;
import org.jspecify.annotations.Nullable;

/** Lists members of a zip file as if they were objects, where that is asked for. */
public final class ListZipMembers implements Action {

    private static final String INSIDE = ".zip/";

    private final Action otherwise;

    /**
     * Creates the action.
     * @param otherwise lists objects
     */
    public ListZipMembers(Action otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Response handle(Call call) {
        String prefix = call.query().get("prefix");
        int end = prefix.indexOf(INSIDE);
        if (end < 0 || !call.headers().get("x-minio-extract").equals("true")) {
            return this.otherwise.handle(call);
        }
        Query query = call.query();
        String token = query.find("continuation-token");
        ListingRequest listing = ListingRequest.of(call);
        String zip = prefix.substring(0, end + INSIDE.length() - 1);
        ObjectVersion archive = call.bucket().latest(zip);
        String after = (token != null) ? ListObjectsV2.fromToken(token) : query.get("start-after");
        Members members = new Members(listing);
        if (archive != null && !archive.deleteMarker()) {
            members.add(zip, archive, after);
        }
        XmlBuilder xml = XmlBuilder.document("ListBucketResult", XmlBuilder.S3)
            .text("Name", call.bucketName())
            .text("Prefix", listing.encoding().apply(prefix))
            .optional("StartAfter", listing.encoding().apply(query.get("start-after")))
            .optional("ContinuationToken", token)
            .optional("NextContinuationToken", members.token())
            .text("KeyCount", members.count())
            .text("MaxKeys", listing.maxKeys())
            .optional("Delimiter", listing.encoding().apply(listing.delimiter()))
            .text("IsTruncated", members.truncated);
        for (ZipDirectory.Member member : members.listed) {
            entry(xml, zip, archive, member, query, listing.encoding());
        }
        listing.prefixes(xml, members.prefixes);
        return Response.xml(xml.optional("EncodingType", listing.encoded() ? "url" : "").bytes());
    }

    private static void entry(XmlBuilder xml, String zip, @Nullable ObjectVersion archive, ZipDirectory.Member member,
            Query query, UnaryOperator<String> encoding) {
        xml.open("Contents").text("Key", encoding.apply(zip + "/" + member.name()));
        if (archive != null) {
            xml.text("LastModified", Entries.time(archive.modified()));
        }
        xml.text("ETag", "").text("Size", member.size());
        if (query.get("fetch-owner").equals("true")) {
            Entries.owner(xml);
        }
        xml.text("StorageClass", "STANDARD");
        if (query.get("metadata").equals("true")) {
            xml.open("Internal").text("K", 0).text("M", 0).close();
        }
        xml.close();
    }

    /** A page of members. */
    private static final class Members {

        private final ListingRequest listing;

        private final List<ZipDirectory.Member> listed = new ArrayList<>();

        private final List<String> prefixes = new ArrayList<>();

        private String last = "";

        private boolean truncated;

        private Members(ListingRequest listing) {
            this.listing = listing;
        }

        private void add(String zip, ObjectVersion archive, String after) {
            for (ZipDirectory.Member member : ZipDirectory.read(archive.content()).values()) {
                String key = zip + "/" + member.name();
                boolean seen = !after.isEmpty() && Utf8Order.INSTANCE.compare(key, after) <= 0;
                if (!seen && key.startsWith(this.listing.prefix()) && !add(key, member)) {
                    return;
                }
            }
        }

        /** False if the page is full. */
        private boolean add(String key, ZipDirectory.Member member) {
            String delimiter = this.listing.delimiter();
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, this.listing.prefix().length());
            String common = (end < 0) ? "" : key.substring(0, end + delimiter.length());
            boolean known = end >= 0 && this.prefixes.contains(common);
            if (!known && count() == this.listing.limit()) {
                this.truncated = count() > 0;
                return false;
            }
            if (end < 0) {
                this.listed.add(member);
            }
            else if (!known) {
                this.prefixes.add(common);
            }
            this.last = key;
            return true;
        }

        private int count() {
            return this.listed.size() + this.prefixes.size();
        }

        private @Nullable String token() {
            return this.truncated ? Hashes.base64(this.last.getBytes(StandardCharsets.UTF_8)) : null;
        }

    }

}
