package io.github.miniospring.benchmarks.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.github.miniospring.benchmarks.Bytes;
import io.github.miniospring.benchmarks.Place;
import io.github.miniospring.benchmarks.Work;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;

/** This project's reactive template, with everything on that an application has. */
final class ReactiveMinioSpring implements Peer {

    private final Place place;

    private final MinioClient client;

    private final ReactiveMinioTemplate template;

    ReactiveMinioSpring(Place place) {
        this.place = place;
        this.client = MinioSpring.client(place);
        this.template = new ReactiveMinioTemplate(this.client);
    }

    @Override
    public @Nullable Call call(Work work) {
        String bucket = this.place.bucket();
        long size = work.size();
        String present = Place.present(size);
        return switch (work.operation()) {
            case PUT -> {
                byte[] bytes = Bytes.array((int) size);
                yield reactive(caller -> this.template.putObject(bucket, Place.written(caller), bytes)
                    .doOnNext(MinioSpring::stored));
            }
            case GET -> reactive(caller -> this.template.getObjectBytes(bucket, present)
                .doOnNext(bytes -> Check.content(bytes, size)));
            case FILE_UP ->
                reactive(caller -> this.template.uploadObject(bucket, Place.written(caller), this.place.source(size))
                    .doOnNext(MinioSpring::stored));
            case FILE_DOWN -> reactive(caller -> {
                Path file = this.place.files().resolve(UUID.randomUUID().toString());
                return this.template.downloadObject(bucket, present, file).flatMap(done -> Mono.fromCallable(() -> {
                    Check.file(file, size);
                    return done;
                }).subscribeOn(this.client.io()));
            });
            case STREAM_DOWN -> reactive(caller -> this.template.getObjectBuffers(bucket, present)
                .map(ReactiveMinioSpring::released)
                .reduce(0L, Long::sum)
                .doOnNext(seen -> Check.count(seen, size)));
            case LIST -> reactive(caller -> this.template.listObjects(bucket, MinioSpring::all)
                .map(ObjectSummary::size)
                .reduce(0L, Long::sum)
                .doOnNext(sum -> Check.count(sum, size * 1024)));
            case REMOVE -> {
                List<String> keys = MinioSpring.keys(size);
                yield reactive(caller -> this.template.removeObjects(bucket, keys)
                    .count()
                    .doOnNext(errors -> Check.count(errors, 0)));
            }
            case PRESIGN -> reactive(caller -> this.template.presignedGetObject(bucket, present, Duration.ofHours(1)));
            default -> null;
        };
    }

    private static Call.Reactive reactive(Call.Reactive call) {
        return call;
    }

    private static long released(DataBuffer buffer) {
        long length = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return length;
    }

    @Override
    public void close() {
        this.client.close();
    }

}
