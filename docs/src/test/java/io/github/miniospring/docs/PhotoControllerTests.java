package io.github.miniospring.docs;

import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class PhotoControllerTests {

    @Test
    void storesAndReads(ReactiveMinioTemplate minio, String bucket) {
        WebTestClient web = WebTestClient.bindToController(new PhotoController(minio, bucket)).build();
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("photo", new ByteArrayResource(new byte[] { 1, 2, 3 })).filename("tom.jpg");

        web.post()
            .uri("/photos/tom")
            .contentType(MediaType.MULTIPART_FORM_DATA)
            .body(BodyInserters.fromMultipartData(form.build()))
            .exchange()
            .expectStatus()
            .isOk();

        web.get()
            .uri("/photos/tom")
            .exchange()
            .expectBody()
            .consumeWith(answer -> assertThat(answer.getResponseBody()).containsExactly(1, 2, 3));
    }

    // tag::photo-controller[]
    @RestController
    class PhotoController {

        private final ReactiveMinioTemplate minio;

        private final String bucket;

        PhotoController(ReactiveMinioTemplate minio, @Value("${photos.bucket}") String bucket) {
            this.minio = minio;
            this.bucket = bucket;
        }

        @PostMapping("/photos/{name}")
        Mono<Void> store(@PathVariable String name, @RequestPart FilePart photo) {
            return this.minio.putObject(this.bucket, name, photo).then();
        }

        @GetMapping("/photos/{name}")
        Flux<DataBuffer> read(@PathVariable String name) {
            return this.minio.getObjectBuffers(this.bucket, name);
        }

    }
    // end::photo-controller[]

}
