package io.github.miniospring.benchmarks.peer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import io.awspring.cloud.s3.InMemoryBufferingS3OutputStreamProvider;
import io.awspring.cloud.s3.Jackson2JsonS3ObjectConverter;
import io.awspring.cloud.s3.PropertiesS3ObjectContentTypeResolver;
import io.awspring.cloud.s3.S3Template;
import io.github.miniospring.benchmarks.Bytes;
import io.github.miniospring.benchmarks.Place;
import io.github.miniospring.benchmarks.Work;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spring Cloud AWS's template as it configures itself, over the SDK's blocking client.
 */
final class SpringCloudAws implements Peer {

    private final Place place;

    private final S3Client client;

    private final S3Presigner presigner;

    private final S3Template template;

    SpringCloudAws(Place place) {
        this.place = place;
        this.client = AwsSync.client(place);
        this.presigner = AwsSync.presigner(place);
        this.template = new S3Template(this.client,
                new InMemoryBufferingS3OutputStreamProvider(this.client, new PropertiesS3ObjectContentTypeResolver()),
                new Jackson2JsonS3ObjectConverter(JsonMapper.shared()), this.presigner);
    }

    @Override
    public Call.@Nullable Blocking call(Work work) {
        String bucket = this.place.bucket();
        long size = work.size();
        String present = Place.present(size);
        return switch (work.operation()) {
            case PUT -> {
                byte[] bytes = Bytes.array((int) size);
                yield caller -> put(caller, new ByteArrayInputStream(bytes));
            }
            case GET -> caller -> {
                try (InputStream stream = this.template.download(bucket, present).getInputStream()) {
                    Check.content(stream.readAllBytes(), size);
                }
            };
            case FILE_UP -> caller -> {
                try (InputStream stream = Files.newInputStream(this.place.source(size))) {
                    put(caller, stream);
                }
            };
            case FILE_DOWN -> caller -> {
                Path file = this.place.files().resolve(UUID.randomUUID().toString());
                try (InputStream stream = this.template.download(bucket, present).getInputStream()) {
                    Files.copy(stream, file);
                }
                Check.file(file, size);
            };
            case STREAM_UP, UNKNOWN_UP -> caller -> put(caller, new Source(size));
            case STREAM_DOWN -> caller -> {
                try (InputStream stream = this.template.download(bucket, present).getInputStream()) {
                    Check.stream(stream, size);
                }
            };
            case PRESIGN -> caller -> Check
                .that(this.template.createSignedGetURL(bucket, present, Duration.ofHours(1)) != null, "link");
            // It answers the first page only, or asks again for each object.
            case LIST, REMOVE -> null;
        };
    }

    private void put(int caller, InputStream stream) {
        Check.that(this.template.upload(this.place.bucket(), Place.written(caller), stream, null) != null, "resource");
    }

    @Override
    public void close() {
        this.client.close();
        this.presigner.close();
    }

}
