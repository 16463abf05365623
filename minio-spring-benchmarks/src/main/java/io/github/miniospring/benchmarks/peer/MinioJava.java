package io.github.miniospring.benchmarks.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.github.miniospring.benchmarks.Bytes;
import io.github.miniospring.benchmarks.Place;
import io.github.miniospring.benchmarks.Work;
import io.minio.DownloadObjectArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectsArgs;
import io.minio.Result;
import io.minio.UploadObjectArgs;
import io.minio.messages.DeleteRequest;
import io.minio.messages.DeleteResult;
import io.minio.messages.Item;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** MinIO's own client. */
final class MinioJava implements Peer {

    /** What its documentation uses for streams of unknown length. */
    private static final long PART_SIZE = 10 * 1024 * 1024;

    private final Place place;

    private final OkHttpClient http;

    private final MinioClient client;

    MinioJava(Place place) {
        this.place = place;
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(Place.CONNECTIONS);
        dispatcher.setMaxRequestsPerHost(Place.CONNECTIONS);
        this.http = Http.newDefaultClient()
            .newBuilder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(Place.CONNECTIONS, 5, TimeUnit.MINUTES))
            .build();
        this.client = MinioClient.builder()
            .endpoint(place.endpoint().toString())
            .region(Place.REGION)
            .credentials(place.accessKey(), place.secretKey())
            .httpClient(this.http)
            .build();
    }

    @Override
    public Call.@Nullable Blocking call(Work work) {
        String bucket = this.place.bucket();
        long size = work.size();
        String present = Place.present(size);
        return switch (work.operation()) {
            case PUT -> {
                byte[] bytes = Bytes.array((int) size);
                yield caller -> Check.stored(
                        this.client
                            .putObject(PutObjectArgs.builder()
                                .bucket(bucket)
                                .object(Place.written(caller))
                                .data(bytes, bytes.length)
                                .build())
                            .etag());
            }
            case GET -> caller -> {
                try (GetObjectResponse response = get(present)) {
                    Check.content(response.readAllBytes(), size);
                }
            };
            case FILE_UP -> caller -> Check.stored(
                    this.client
                        .uploadObject(UploadObjectArgs.builder()
                            .bucket(bucket)
                            .object(Place.written(caller))
                            .filename(this.place.source(size).toString())
                            .build())
                        .etag());
            case FILE_DOWN -> caller -> {
                Path file = this.place.files().resolve(UUID.randomUUID().toString());
                this.client.downloadObject(
                        DownloadObjectArgs.builder().bucket(bucket).object(present).filename(file.toString()).build());
                Check.file(file, size);
            };
            case STREAM_UP -> caller -> put(caller, size, size, -1);
            case UNKNOWN_UP -> caller -> put(caller, size, -1, PART_SIZE);
            case STREAM_DOWN -> caller -> {
                try (GetObjectResponse response = get(present)) {
                    Check.stream(response, size);
                }
            };
            case LIST -> caller -> {
                long sum = 0;
                for (Result<Item> item : this.client
                    .listObjects(ListObjectsArgs.builder().bucket(bucket).prefix("list/").recursive(true).build())) {
                    sum += item.get().size();
                }
                Check.count(sum, size * 1024);
            };
            case REMOVE -> {
                List<DeleteRequest.Object> objects = MinioSpring.keys(size)
                    .stream()
                    .map(DeleteRequest.Object::new)
                    .toList();
                yield caller -> {
                    int errors = 0;
                    for (Result<DeleteResult.Error> error : this.client
                        .removeObjects(RemoveObjectsArgs.builder().bucket(bucket).objects(objects).build())) {
                        error.get();
                        errors++;
                    }
                    Check.count(errors, 0);
                };
            }
            case PRESIGN -> caller -> Check.that(this.client.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(Http.Method.GET)
                .bucket(bucket)
                .object(present)
                .expiry(1, TimeUnit.HOURS)
                .build()) != null, "link");
        };
    }

    private GetObjectResponse get(String key) throws Exception {
        return this.client.getObject(GetObjectArgs.builder().bucket(this.place.bucket()).object(key).build());
    }

    private void put(int caller, long size, long told, long partSize) throws Exception {
        Check.stored(
                this.client
                    .putObject(PutObjectArgs.builder()
                        .bucket(this.place.bucket())
                        .object(Place.written(caller))
                        .stream(new Source(size), told, partSize)
                        .build())
                    .etag());
    }

    @Override
    public void close() {
        this.http.dispatcher().executorService().shutdown();
        this.http.connectionPool().evictAll();
    }

}
