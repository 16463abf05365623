package io.github.miniospring.test.server.object;

import java.util.UUID;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.store.Bucket;
import io.github.miniospring.test.server.store.Content;
import io.github.miniospring.test.server.store.ObjectVersion;

/** Versions to be, as the headers of a write describe them. */
public final class Drafts {

    private Drafts() {
    }

    /** Refuses headers that make no sense, before the body is read. */
    public static void check(Call call) {
        call.bucket();
        DescriptionHeaders.read(call.headers());
        if (call.headers().has("x-amz-tagging")) {
            TagSet.ofHeader(call.headers().get("x-amz-tagging"));
            call.require("s3:PutObjectTagging");
        }
        LockHeaders.checkPermissions(call);
        of(call, call.bucket());
    }

    /** A version without content. */
    public static ObjectVersion of(Call call, Bucket bucket) {
        ObjectVersion draft = ObjectVersion.of(call.key(), call.now(), "", Content.EMPTY,
                DescriptionHeaders.read(call.headers()));
        if (call.headers().has("x-amz-tagging")) {
            draft = draft.withTags(TagSet.ofHeader(call.headers().get("x-amz-tagging")));
        }
        draft = draft.withEncryption(EncryptionHeaders.ofWrite(call, bucket));
        return LockHeaders.apply(draft, call, bucket);
    }

    /** The draft with its content. */
    public static ObjectVersion complete(ObjectVersion draft, Content content, byte[] md5) {
        return draft.withContent(content, etag(draft, md5));
    }

    /** The ETag of an object or a part: no MD5 where encryption is to hide it. */
    public static String etag(ObjectVersion draft, byte[] md5) {
        return draft.encryption().hidesMd5() ? UUID.randomUUID().toString().replace("-", "") : Hashes.hex(md5);
    }

}
