package io.github.miniospring.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.presign.MultipartUploadPlan;
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

    @Test
    void hasSomebodyElseSendParts(MinioTemplate minio, String bucket) throws Exception {
        byte[] content = new byte[5 * 1024 * 1024 + 7];
        long size = content.length;
        // tag::link-parts[]
        MultipartUploadPlan plan = minio.presignedMultipartUpload(bucket, "film.mp4", size, Duration.ofHours(6),
                links -> links.contentType("video/mp4"));
        // end::link-parts[]
        send(plan.parts().get(0), content);
        Set<Integer> there;
        // tag::link-parts-resume[]
        MultipartUploadPlan again = minio.presignedMultipartUpload(bucket, "film.mp4", size, Duration.ofHours(6),
                links -> links.uploadId(plan.uploadId()));
        try (Stream<ListParts.Part> arrived = minio.listUploadedParts(again)) {
            there = arrived.map(ListParts.Part::partNumber).collect(Collectors.toSet());
        }
        // end::link-parts-resume[]
        assertThat(there).containsExactly(1);
        send(again.parts().get(1), content);
        // tag::link-parts-complete[]
        ObjectWriteResult film = minio.completeMultipartUpload(plan);
        // end::link-parts-complete[]
        assertThat(film.key()).isEqualTo("film.mp4");
        assertThat(minio.statObject(bucket, "film.mp4").size()).isEqualTo(size);
    }

    private void send(MultipartUploadPlan.Part part, byte[] content) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(part.url()))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content, (int) part.offset(), (int) part.size()))
            .build();
        assertThat(this.browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

}
