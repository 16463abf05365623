package io.github.miniospring.object;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Removes an object, or one version of it. Where versions are kept and none is named, a
 * delete marker hides the object instead. A key under which there is nothing is no error.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html">S3:
 * DeleteObject</a>
 */
public final class DeleteObject extends OperationSpec<DeleteObject, DeleteObject.DeletedObject>
        implements Versioned<DeleteObject> {

    private DeleteObject(String bucket, String key) {
        super(HttpMethod.DELETE, bucket, key);
    }

    public static DeleteObject of(String bucket, String key) {
        return new DeleteObject(bucket, key);
    }

    /**
     * Removes the version in spite of a retention in governance mode, given the right.
     */
    public DeleteObject bypassGovernance() {
        return header("x-amz-bypass-governance-retention", "true");
    }

    /**
     * Removes <b>everything whose key begins with this one</b> and a slash, all versions
     * included, in one request: MinIO takes the key for a directory. Needs the right
     * {@code s3:ForceDeleteObject}. Servers other than MinIO remove the one object.
     */
    public DeleteObject force() {
        return header("x-minio-force-delete", "true");
    }

    @Override
    public Mono<DeletedObject> decode(S3Response response) {
        return Mono.fromSupplier(() -> new DeletedObject(Boolean.parseBoolean(response.header("x-amz-delete-marker")),
                response.header("x-amz-version-id")));
    }

    /**
     * What a removal came to.
     *
     * @param deleteMarker whether a delete marker was made, or removed where a version
     * was named
     * @param versionId the version of that marker, or the version that was removed
     */
    public record DeletedObject(boolean deleteMarker, @Nullable String versionId) {
    }

}
