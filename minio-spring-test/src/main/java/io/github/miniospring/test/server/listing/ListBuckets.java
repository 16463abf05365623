package io.github.miniospring.test.server.listing;

import java.util.List;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Lists all buckets that the sender may see. */
public final class ListBuckets implements Action {

    @Override
    public Response handle(Call call) {
        boolean all = call.may("s3:ListAllMyBuckets", "", "");
        List<Bucket> buckets = call.store()
            .buckets()
            .stream()
            .filter(bucket -> all || call.may("s3:ListBucket", bucket.name(), "")
                    || call.may("s3:GetBucketLocation", bucket.name(), ""))
            .toList();
        if (buckets.isEmpty() && !all) {
            throw S3Error.ACCESS_DENIED.failure();
        }
        XmlBuilder xml = XmlBuilder.document("ListAllMyBucketsResult", XmlBuilder.S3);
        Entries.owner(xml);
        xml.open("Buckets");
        for (Bucket bucket : buckets) {
            xml.open("Bucket").text("Name", bucket.name()).text("CreationDate", Entries.time(bucket.created())).close();
        }
        return Response.xml(xml.bytes());
    }

}
