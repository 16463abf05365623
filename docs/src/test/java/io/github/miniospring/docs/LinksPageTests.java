package io.github.miniospring.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.presign.PostForm;
import io.github.miniospring.presign.PostPolicy;
import io.github.miniospring.presign.PresignedUrl;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.MinioInstance;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class LinksPageTests {

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void readsThroughALink(MinioTemplate minio, String bucket) throws Exception {
        minio.putObject(bucket, "report.pdf", "Report");
        // tag::link-get[]
        PresignedUrl link = minio.presignedGetObject(bucket, "report.pdf", Duration.ofHours(1),
                options -> options.attachment("Report for Zoë.pdf").responseHeader("Content-Type", "application/pdf"));
        // end::link-get[]
        HttpResponse<String> answer = this.browser.send(HttpRequest.newBuilder(link.toUri()).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("Report");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(link.toString()).doesNotContain("X-Amz-Signature");
    }

    @Test
    void storesThroughALink(MinioTemplate minio, String bucket) throws Exception {
        // tag::link-put[]
        PresignedUrl link = minio.presignedPutObject(bucket, "cats/tom.jpg", Duration.ofMinutes(10),
                options -> options.header("Content-Type", "image/jpeg"));
        // end::link-put[]
        assertThat(link.signedHeaders()).containsEntry("content-type", "image/jpeg");
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("Tom");
        assertThat(put(link.toUri(), body, "text/html")).isEqualTo(403);
        assertThat(put(link.toUri(), body, "image/jpeg")).isEqualTo(200);
    }

    private int put(URI link, HttpRequest.BodyPublisher body, String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(link).PUT(body).header("Content-Type", type).build();
        return this.browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void makesAForm(MinioTemplate minio, String bucket) {
        // tag::form[]
        PostForm form = minio
            .presignedPostPolicy(PostPolicy.of(bucket, Instant.now().plus(Duration.ofMinutes(10)))
                .keyStartsWith("avatars/")
                .contentTypeStartsWith("image/")
                .contentLengthRange(1, 5_000_000))
            .withKey("avatars/tom.png")
            .withField("Content-Type", "image/png");
        // end::form[]
        assertThat(form.fields()).containsEntry("key", "avatars/tom.png").containsKey("policy");
    }

    @Test
    void makesLinksForAnyMethod(MinioTemplate minio, String bucket) throws Exception {
        minio.putObject(bucket, "report.pdf", "Report");
        // tag::link-any[]
        PresignedUrl removal = minio.getPresignedUrl(HttpMethod.DELETE, bucket, "report.pdf", Duration.ofMinutes(1));
        PresignedUrl listing = minio.getPresignedUrl(HttpMethod.GET, bucket, null, Duration.ofMinutes(1),
                options -> options.query("list-type", "2"));
        // end::link-any[]
        HttpResponse<String> listed = this.browser.send(HttpRequest.newBuilder(listing.toUri()).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(listed.body()).contains("report.pdf");
        HttpRequest request = HttpRequest.newBuilder(removal.toUri()).DELETE().build();
        assertThat(this.browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }

    @Test
    void namesThePublicHost(MinioInstance server, String bucket) {
        String host = server.endpoint();
        CredentialsProvider credentials = CredentialsProvider.of(server.accessKey(), server.secretKey());
        // tag::link-public[]
        MinioClient client = MinioClient.builder(Endpoint.parse(host, null))
            .publicEndpoint(Endpoint.parse("https://share.example.com", null))
            .credentials(credentials)
            .build();
        // end::link-public[]
        try (client) {
            assertThat(new MinioTemplate(client).presignedGetObject(bucket, "key").url())
                .startsWith("https://share.example.com/" + bucket + "/key?");
        }
    }

}
