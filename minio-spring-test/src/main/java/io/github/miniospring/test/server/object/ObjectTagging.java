package io.github.miniospring.test.server.object;

import java.util.Map;
import java.util.TreeMap;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;

/** The tags of an object. */
public final class ObjectTagging {

    private static final int MOST = 10;

    private ObjectTagging() {
    }

    public static Response get(Call call) {
        ObjectVersion version = Versions.described(call);
        Response response = Response
            .xml(TagSet.toXml(XmlBuilder.document("Tagging", null), new TreeMap<>(version.tags())).bytes());
        if (!Versions.id(call).isEmpty()) {
            ObjectHeaders.versionId(response, version);
        }
        return response;
    }

    public static Response put(Call call) {
        XmlElement tagging = call.xml("Tagging");
        XmlElement set = tagging.child("TagSet");
        if (set != null && set.children("Tag").size() > MOST) {
            throw S3Error.of("BadRequest", 400, "Tags cannot be more than " + MOST);
        }
        Map<String, String> tags = TagSet.ofXml(tagging, MOST, S3Error.INVALID_TAG);
        return ObjectHeaders.versioned(Response.ok(), set(call, tags, "s3:ObjectCreated:PutTagging"));
    }

    public static Response delete(Call call) {
        return ObjectHeaders.versioned(Response.noContent(), set(call, Map.of(), "s3:ObjectCreated:DeleteTagging"));
    }

    private static ObjectVersion set(Call call, Map<String, String> tags, String event) {
        ObjectVersion changed = Versions.change(call, version -> version.withTags(tags));
        call.publish(event, call.bucketName(), changed);
        return changed;
    }

}
