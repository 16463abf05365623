package io.github.miniospring.benchmarks.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.github.miniospring.benchmarks.Bytes;
import io.github.miniospring.benchmarks.Place;
import io.github.miniospring.benchmarks.Work;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The AWS SDK's blocking client, over Apache's HTTP client. */
final class AwsSync implements Peer {

    private final Place place;

    private final S3Client client;

    private final S3Presigner presigner;

    AwsSync(Place place) {
        this.place = place;
        this.client = client(place);
        this.presigner = presigner(place);
    }

    static S3Client client(Place place) {
        return S3Client.builder()
            .endpointOverride(place.endpoint())
            .region(Aws.REGION)
            .forcePathStyle(true)
            .credentialsProvider(Aws.credentials(place))
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(Place.CONNECTIONS))
            .build();
    }

    static S3Presigner presigner(Place place) {
        return S3Presigner.builder()
            .endpointOverride(place.endpoint())
            .region(Aws.REGION)
            .credentialsProvider(Aws.credentials(place))
            .build();
    }

    @Override
    public Call.@Nullable Blocking call(Work work) {
        long size = work.size();
        return switch (work.operation()) {
            case PUT -> {
                byte[] bytes = Bytes.array((int) size);
                yield caller -> put(caller, RequestBody.fromBytes(bytes));
            }
            case GET -> caller -> Check
                .content(this.client.getObjectAsBytes(Aws.get(this.place, size)).asByteArrayUnsafe(), size);
            case FILE_UP -> caller -> put(caller, RequestBody.fromFile(this.place.source(size)));
            case FILE_DOWN -> caller -> {
                Path file = this.place.files().resolve(UUID.randomUUID().toString());
                this.client.getObject(Aws.get(this.place, size), file);
                Check.file(file, size);
            };
            case STREAM_UP -> caller -> put(caller, RequestBody.fromInputStream(new Source(size), size));
            case UNKNOWN_UP -> null;
            case STREAM_DOWN -> caller -> {
                try (ResponseInputStream<GetObjectResponse> stream = this.client.getObject(Aws.get(this.place, size))) {
                    Check.stream(stream, size);
                }
            };
            case LIST -> caller -> {
                long sum = 0;
                for (S3Object object : this.client.listObjectsV2Paginator(Aws.list(this.place)).contents()) {
                    sum += object.size();
                }
                Check.count(sum, size * 1024);
            };
            case REMOVE -> {
                List<DeleteObjectsRequest> batches = Aws.remove(this.place, size);
                yield caller -> {
                    for (DeleteObjectsRequest batch : batches) {
                        Check.count(this.client.deleteObjects(batch).errors().size(), 0);
                    }
                };
            }
            case PRESIGN -> caller -> Check.that(
                    this.presigner
                        .presignGetObject(presign -> presign.signatureDuration(Duration.ofHours(1))
                            .getObjectRequest(Aws.get(this.place, size)))
                        .url() != null,
                    "link");
        };
    }

    private void put(int caller, RequestBody body) {
        Check.stored(this.client.putObject(Aws.put(this.place, caller), body).eTag());
    }

    @Override
    public void close() {
        this.client.close();
        this.presigner.close();
    }

}
