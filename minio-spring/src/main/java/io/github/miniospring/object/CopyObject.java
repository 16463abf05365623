package io.github.miniospring.object;

import io.github.miniospring.ETag;
import io.github.miniospring.encoding.ChecksumAlgorithm;
import io.github.miniospring.operation.CopySource;
import io.github.miniospring.operation.Described;
import io.github.miniospring.operation.Directive;
import io.github.miniospring.operation.Locked;
import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Tagged;
import io.github.miniospring.operation.WriteEncryption;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Has the server copy an object of up to 5 GiB, in one request. The template's
 * {@code copyObject} takes objects of any size, and parts of them.
 *
 * <p>
 * Encryption, retention, legal hold and storage class of the copy are what is given here;
 * none of them goes along with the source.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">S3:
 * CopyObject</a>
 */
public final class CopyObject extends OperationSpec<CopyObject, ObjectWriteResult> implements Described<CopyObject>,
        Tagged<CopyObject>, Directed<CopyObject>, Locked<CopyObject>, WriteEncryption<CopyObject> {

    private CopyObject(String bucket, String key, CopySource source) {
        super(HttpMethod.PUT, bucket, key);
        Assert.isTrue(!source.isPart(), () -> "CopyObject copies whole objects, and a part of " + source
                + " is meant; the template's copyObject takes parts");
        source.applyTo(this);
        payload(payload -> payload.withPatience(source.patience()));
        // An answer that was lost could be about the first attempt's own result.
        if (source.isConditional() && source.bucket().equals(bucket) && source.key().equals(key)) {
            repeatOnlyWhenRefused();
        }
    }

    /** Copies {@code source}, which must not be a part, to {@code key}. */
    public static CopyObject of(String bucket, String key, CopySource source) {
        return new CopyObject(bucket, key, source);
    }

    /** Has the server compute this checksum. Default: that of the source. */
    public CopyObject checksumAlgorithm(ChecksumAlgorithm algorithm) {
        return header("x-amz-checksum-algorithm", algorithm.name());
    }

    @Override
    protected void beforeRequest() {
        if (isReplaced("x-amz-metadata-directive")) {
            headerIfAbsent("Content-Type", "application/octet-stream");
        }
        else {
            requireNone(givenMetadata(), "metadata", "metadataDirective");
        }
        if (isReplaced("x-amz-tagging-directive")) {
            // Some servers keep the old ones unless they are told that there are none.
            headerIfAbsent("x-amz-tagging", "");
        }
        else {
            requireNone(headerOrNull("x-amz-tagging"), "tags", "taggingDirective");
        }
    }

    private boolean isReplaced(String directive) {
        return Directive.REPLACE.name().equals(headerOrNull(directive));
    }

    private @Nullable String givenMetadata() {
        for (String name : Described.STANDARD_HEADERS) {
            if (headerOrNull(name) != null) {
                return name;
            }
        }
        return headerThatBegins("x-amz-meta-");
    }

    private static void requireNone(@Nullable String given, String what, String option) {
        Assert.isTrue(given == null,
                () -> "The copy would take its " + what + " from the source and not what is given (" + given + "); add "
                        + option + "(Directive.REPLACE), or leave it out");
    }

    @Override
    public Mono<ObjectWriteResult> decode(S3Response response) {
        return response.xml("CopyObjectResult", xml -> ObjectWriteResult.from(response, etag(xml)));
    }

    private static @Nullable ETag etag(XmlReader xml) {
        ETag etag = null;
        XmlReader.Children children = xml.children();
        while (children.next()) {
            if (xml.name().equals("ETag")) {
                etag = ETag.from(xml.text());
            }
        }
        return etag;
    }

}
