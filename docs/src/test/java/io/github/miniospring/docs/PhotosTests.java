package io.github.miniospring.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class PhotosTests {

    @Test
    void storesReadsListsAndShares(MinioTemplate minio, String bucket) throws Exception {
        Photos photos = new Photos(minio, bucket);

        photos.store("cats/tom.jpg", new MockMultipartFile("photo", "tom.jpg", "image/jpeg", new byte[] { 1, 2, 3 }));

        assertThat(photos.read("cats/tom.jpg")).containsExactly(1, 2, 3);
        assertThat(photos.names("cats/")).containsExactly("cats/tom.jpg");
        HttpResponse<byte[]> shared = HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(photos.share("cats/tom.jpg")).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        assertThat(shared.body()).containsExactly(1, 2, 3);
        assertThat(shared.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    }

    // tag::photos[]
    @Service
    class Photos {

        private final MinioTemplate minio;

        private final String bucket;

        Photos(MinioTemplate minio, @Value("${photos.bucket}") String bucket) {
            this.minio = minio;
            this.bucket = bucket;
        }

        void store(String name, MultipartFile photo) {
            this.minio.putObject(this.bucket, name, photo);
        }

        byte[] read(String name) {
            return this.minio.getObjectBytes(this.bucket, name);
        }

        List<String> names(String prefix) {
            try (Stream<ObjectSummary> photos = this.minio.listObjects(this.bucket,
                    listing -> listing.prefix(prefix).recursive())) {
                return photos.map(ObjectSummary::key).toList();
            }
        }

        URI share(String name) {
            return this.minio.presignedGetObject(this.bucket, name, Duration.ofHours(1)).toUri();
        }

    }
    // end::photos[]

}
