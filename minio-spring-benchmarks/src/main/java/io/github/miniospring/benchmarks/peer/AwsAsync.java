package io.github.miniospring.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import io.github.miniospring.benchmarks.Bytes;
import io.github.miniospring.benchmarks.Place;
import io.github.miniospring.benchmarks.Work;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/**
 * The AWS SDK's asynchronous clients: Java's, over Netty, and the native one; files go
 * through the transfer manager.
 */
final class AwsAsync implements Peer {

    private final Place place;

    private final S3AsyncClient client;

    private final S3TransferManager transfers;

    private final ExecutorService reading = Executors.newFixedThreadPool(Place.CONNECTIONS);

    private AwsAsync(Place place, S3AsyncClient client) {
        this.place = place;
        this.client = client;
        this.transfers = S3TransferManager.builder().s3Client(client).build();
    }

    static AwsAsync netty(Place place) {
        return new AwsAsync(place,
                S3AsyncClient.builder()
                    .endpointOverride(place.endpoint())
                    .region(Aws.REGION)
                    .forcePathStyle(true)
                    .credentialsProvider(Aws.credentials(place))
                    .multipartEnabled(true)
                    .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(Place.CONNECTIONS))
                    .build());
    }

    static AwsAsync crt(Place place) {
        return new AwsAsync(place,
                S3AsyncClient.crtBuilder()
                    .endpointOverride(place.endpoint())
                    .region(Aws.REGION)
                    .forcePathStyle(true)
                    .credentialsProvider(Aws.credentials(place))
                    .maxConcurrency(Place.CONNECTIONS)
                    // It has no part in the JVM's trust store.
                    .httpConfiguration(http -> http.trustAllCertificatesEnabled(true))
                    .build());
    }

    @Override
    public Call.@Nullable Future call(Work work) {
        long size = work.size();
        return switch (work.operation()) {
            case PUT -> {
                byte[] bytes = Bytes.array((int) size);
                yield caller -> put(caller, AsyncRequestBody.fromBytes(bytes));
            }
            case GET -> caller -> this.client.getObject(Aws.get(this.place, size), AsyncResponseTransformer.toBytes())
                .thenAccept(bytes -> Check.content(bytes.asByteArrayUnsafe(), size));
            case FILE_UP -> caller -> this.transfers
                .uploadFile(
                        upload -> upload.putObjectRequest(Aws.put(this.place, caller)).source(this.place.source(size)))
                .completionFuture()
                .thenAccept(done -> Check.stored(done.response().eTag()));
            case FILE_DOWN -> caller -> {
                Path file = this.place.files().resolve(UUID.randomUUID().toString());
                return this.transfers
                    .downloadFile(download -> download.getObjectRequest(Aws.get(this.place, size)).destination(file))
                    .completionFuture()
                    .thenAccept(done -> checked(file, size));
            };
            case STREAM_UP ->
                caller -> put(caller, AsyncRequestBody.fromInputStream(new Source(size), size, this.reading));
            case UNKNOWN_UP ->
                caller -> put(caller, AsyncRequestBody.fromInputStream(new Source(size), null, this.reading));
            case STREAM_DOWN -> caller -> {
                AtomicLong seen = new AtomicLong();
                return this.client.getObject(Aws.get(this.place, size), AsyncResponseTransformer.toPublisher())
                    .thenCompose(content -> content.subscribe(buffer -> seen.addAndGet(buffer.remaining())))
                    .thenRun(() -> Check.count(seen.get(), size));
            };
            case LIST -> caller -> {
                AtomicLong sum = new AtomicLong();
                return this.client.listObjectsV2Paginator(Aws.list(this.place))
                    .contents()
                    .subscribe(object -> sum.addAndGet(object.size()))
                    .thenRun(() -> Check.count(sum.get(), size * 1024));
            };
            case REMOVE -> {
                List<DeleteObjectsRequest> batches = Aws.remove(this.place, size);
                yield caller -> remove(batches, 0);
            }
            case PRESIGN -> null;
        };
    }

    private CompletableFuture<Void> remove(List<DeleteObjectsRequest> batches, int from) {
        return this.client.deleteObjects(batches.get(from)).thenCompose(done -> {
            Check.count(done.errors().size(), 0);
            return (from + 1 < batches.size()) ? remove(batches, from + 1) : CompletableFuture.completedFuture(null);
        });
    }

    private CompletableFuture<Void> put(int caller, AsyncRequestBody body) {
        return this.client.putObject(Aws.put(this.place, caller), body)
            .thenAccept(response -> Check.stored(response.eTag()));
    }

    private static void checked(Path file, long size) {
        try {
            Check.file(file, size);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public void close() {
        this.transfers.close();
        this.client.close();
        this.reading.shutdownNow();
    }

}
