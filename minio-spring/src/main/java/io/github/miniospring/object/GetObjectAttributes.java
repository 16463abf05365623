package io.github.miniospring.object;

import java.util.Set;
import java.util.TreeSet;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.ReadEncryption;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Reads what a server knows of an object beyond its headers: its checksums and its parts
 * among others. Without further options all of it.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html">S3:
 * GetObjectAttributes</a>
 */
public final class GetObjectAttributes extends OperationSpec<GetObjectAttributes, ObjectAttributes>
        implements Versioned<GetObjectAttributes>, ReadEncryption<GetObjectAttributes> {

    private static final Set<String> ROOTS = Set.of("GetObjectAttributesResponse", "GetObjectAttributesOutput",
            "getObjectAttributesResponse");

    private final Set<String> attributes = new TreeSet<>();

    private GetObjectAttributes(String bucket, String key) {
        super(HttpMethod.GET, bucket, key);
        query("attributes", "");
    }

    public static GetObjectAttributes of(String bucket, String key) {
        return new GetObjectAttributes(bucket, key);
    }

    /**
     * Asks for these only: {@code ETag}, {@code Checksum}, {@code ObjectParts},
     * {@code StorageClass}, {@code ObjectSize}, or what else the server knows.
     */
    public GetObjectAttributes attributes(String... names) {
        for (String name : names) {
            Assert.hasText(name, "The name of an attribute must not be blank");
            Assert.isTrue(this.attributes.add(name),
                    () -> "The attribute '" + name + "' is asked for twice; name it once");
        }
        return this;
    }

    /** Asks for at most this many parts, from 1 to 1,000. */
    public GetObjectAttributes maxParts(int count) {
        Assert.isTrue(count >= 1 && count <= 1000, () -> "maxParts must be from 1 to 1000 but is " + count);
        return header("x-amz-max-parts", Integer.toString(count));
    }

    /** Begins after the part of this number. */
    public GetObjectAttributes partNumberMarker(int number) {
        Assert.isTrue(number >= 0, () -> "partNumberMarker must not be negative but is " + number);
        return header("x-amz-part-number-marker", Integer.toString(number));
    }

    @Override
    protected void beforeRequest() {
        headerIfAbsent("x-amz-object-attributes", this.attributes.isEmpty()
                ? "ETag,Checksum,ObjectParts,StorageClass,ObjectSize" : String.join(",", this.attributes));
    }

    // Servers name the document after a type of S3's own, MinIO after one of its code.
    @Override
    public Mono<ObjectAttributes> decode(S3Response response) {
        return response.xml(ROOTS, xml -> ObjectAttributes.from(response, xml));
    }

}
