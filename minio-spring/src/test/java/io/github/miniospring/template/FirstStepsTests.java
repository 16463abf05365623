package io.github.miniospring.template;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.nio.file.*;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MinioContract
class FirstStepsTests {

    @Test
    void streamsIn(TestBucket bucket, @TempDir Path dir) throws Exception {
        MinioTemplate t = bucket.template();
        byte[] data = new byte[3_000_000];
        new java.util.Random(1).nextBytes(data);
        t.putObject(bucket.name(), "a/ö b+c%2F.txt", "hello", o -> o.contentType("text/plain").userMetadata("k", "ü"));
        assertThat(t.getObjectAsString(bucket.name(), "a/ö b+c%2F.txt")).isEqualTo("hello");
        assertThat(t.statObject(bucket.name(), "a/ö b+c%2F.txt").userMetadata()).containsEntry("k", "ü");
        t.putObject(bucket.name(), "stream", new ByteArrayInputStream(data), data.length);
        assertThat(t.getObjectBytes(bucket.name(), "stream")).isEqualTo(data);
        var dl = t.downloadObject(bucket.name(), "stream", dir.resolve("x/y"));
        assertThat(dl.verified()).isTrue();
        assertThat(Files.readAllBytes(dl.file())).isEqualTo(data);
        t.uploadObject(bucket.name(), "file", dl.file());
        byte[] read = t.getObject(bucket.name(), "file", c -> c.inputStream().readAllBytes());
        assertThat(read).isEqualTo(data);
        assertThat(bucket.keys()).containsExactly("a/ö b+c%2F.txt", "file", "stream");
        assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> t.statObject(bucket.name(), "none"));
        var url = t.presignedGetObject(bucket.name(), "a/ö b+c%2F.txt", Duration.ofMinutes(1));
        System.out.println(url);
        var r = java.net.http.HttpClient.newHttpClient()
            .send(java.net.http.HttpRequest.newBuilder(url.toUri()).build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(r.body()).isEqualTo("hello");
        assertThat(t.removeObjects(bucket.name(), bucket.keys())).isEmpty();
        assertThat(bucket.keys()).isEmpty();
    }

}
