package io.github.miniospring.benchmarks.peer;

import java.util.List;

import io.github.miniospring.benchmarks.Place;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What the clients of the AWS SDK have in common. */
final class Aws {

    static final Region REGION = Region.of(Place.REGION);

    private Aws() {
    }

    static AwsCredentialsProvider credentials(Place place) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(place.accessKey(), place.secretKey()));
    }

    static PutObjectRequest put(Place place, int caller) {
        return PutObjectRequest.builder().bucket(place.bucket()).key(Place.written(caller)).build();
    }

    static GetObjectRequest get(Place place, long size) {
        return GetObjectRequest.builder().bucket(place.bucket()).key(Place.present(size)).build();
    }

    static ListObjectsV2Request list(Place place) {
        return ListObjectsV2Request.builder().bucket(place.bucket()).prefix("list/").build();
    }

    /** The server takes a thousand at once. */
    static List<DeleteObjectsRequest> remove(Place place, long count) {
        List<ObjectIdentifier> objects = MinioSpring.keys(count)
            .stream()
            .map(key -> ObjectIdentifier.builder().key(key).build())
            .toList();
        return java.util.stream.IntStream.range(0, (int) (count / 1000))
            .mapToObj(batch -> DeleteObjectsRequest.builder()
                .bucket(place.bucket())
                .delete(delete -> delete.quiet(true).objects(objects.subList(batch * 1000, (batch + 1) * 1000)))
                .build())
            .toList();
    }

}
