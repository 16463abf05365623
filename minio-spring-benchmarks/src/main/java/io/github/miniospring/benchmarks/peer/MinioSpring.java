package io.github.miniospring.benchmarks.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.miniospring.Endpoint;
import io.github.miniospring.benchmarks.Bytes;
import io.github.miniospring.benchmarks.Place;
import io.github.miniospring.benchmarks.Work;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.transfer.Listing;
import io.github.miniospring.transfer.Upload;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** This project's blocking template, with everything on that an application has. */
final class MinioSpring implements Peer {

    private final Place place;

    private final Consumer<Upload> options;

    private final boolean unsigned;

    private final MinioClient client;

    private final MinioTemplate template;

    MinioSpring(Place place, boolean unsigned) {
        this.place = place;
        this.unsigned = unsigned;
        this.options = upload -> {
            if (unsigned) {
                upload.unsignedPayload();
            }
        };
        this.client = client(place);
        this.template = new MinioTemplate(this.client);
    }

    /**
     * Retries, checksums and the rest are on by themselves; metrics as Boot adds them.
     */
    static MinioClient client(Place place) {
        MeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        return MinioClient.builder(Endpoint.parse(place.endpoint().toString(), null))
            .credentials(CredentialsProvider.of(Credentials.of(place.accessKey(), place.secretKey())))
            .region(Place.REGION)
            .observationRegistry(observations)
            .meterRegistry(meters)
            .build();
    }

    @Override
    public @Nullable Call call(Work work) {
        String bucket = this.place.bucket();
        long size = work.size();
        String present = Place.present(size);
        if (this.unsigned) {
            return uploading(work);
        }
        return switch (work.operation()) {
            case GET -> blocking(caller -> Check.content(this.template.getObjectBytes(bucket, present), size));
            case FILE_DOWN -> blocking(caller -> {
                Path file = this.place.files().resolve(UUID.randomUUID().toString());
                this.template.downloadObject(bucket, present, file);
                Check.file(file, size);
            });
            case STREAM_DOWN -> blocking(caller -> this.template.getObject(bucket, present, content -> {
                Check.stream(content.inputStream(), size);
                return present;
            }));
            case LIST -> blocking(caller -> {
                try (Stream<ObjectSummary> objects = this.template.listObjects(bucket, MinioSpring::all)) {
                    Check.count(objects.mapToLong(ObjectSummary::size).sum(), size * 1024);
                }
            });
            case REMOVE -> {
                List<String> keys = keys(size);
                yield blocking(caller -> Check.count(this.template.removeObjects(bucket, keys).size(), 0));
            }
            case PRESIGN -> blocking(caller -> Check.that(
                    this.template.presignedGetObject(bucket, present, Duration.ofHours(1)).toString() != null, "link"));
            default -> uploading(work);
        };
    }

    static void all(Listing listing) {
        listing.prefix("list/").recursive();
    }

    static List<String> keys(long count) {
        return IntStream.range(0, (int) count).mapToObj("list/%05d"::formatted).toList();
    }

    private static Call.Blocking blocking(Call.Blocking call) {
        return call;
    }

    private @Nullable Call uploading(Work work) {
        String bucket = this.place.bucket();
        long size = work.size();
        return switch (work.operation()) {
            case PUT -> {
                byte[] bytes = Bytes.array((int) size);
                yield blocking(
                        caller -> stored(this.template.putObject(bucket, Place.written(caller), bytes, this.options)));
            }
            case FILE_UP -> blocking(caller -> stored(
                    this.template.uploadObject(bucket, Place.written(caller), this.place.source(size), this.options)));
            case STREAM_UP -> blocking(caller -> stored(
                    this.template.putObject(bucket, Place.written(caller), new Source(size), size, this.options)));
            case UNKNOWN_UP -> blocking(caller -> stored(
                    this.template.putObject(bucket, Place.written(caller), new Source(size), this.options)));
            default -> null;
        };
    }

    static void stored(ObjectWriteResult result) {
        Check.stored((result.etag() != null) ? result.etag().toString() : null);
    }

    @Override
    public void close() {
        this.client.close();
    }

}
