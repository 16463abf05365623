package io.github.miniospring.template;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.MissingPartException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.multipart.ListParts;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.presign.MultipartUploadPlan;
import io.github.miniospring.presign.MultipartUploadPlan.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class PlannedUploadOperationsTests {

    private static final int PART = 5 * 1024 * 1024;

    private static final byte[] CONTENT = new byte[PART + 1000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    private final HttpClient browser = HttpClient.newHttpClient();

    private TestBucket bucket;

    private MinioTemplate template;

    @BeforeEach
    void take(TestBucket bucket) {
        this.bucket = bucket;
        this.template = bucket.template();
    }

    private MultipartUploadPlan plan(String key) {
        return this.template.presignedMultipartUpload(this.bucket.name(), key, CONTENT.length, Duration.ofMinutes(5),
                links -> links.contentType("text/plain").userMetadata("color", "blue"));
    }

    private HttpResponse<String> send(String method, String url, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
            .header("Origin", "https://app.example.com");
        request.method(method, (body.length > 0) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
        return this.browser.send(request.build(), BodyHandlers.ofString());
    }

    private String put(Part part) throws IOException, InterruptedException {
        byte[] bytes = Arrays.copyOfRange(CONTENT, (int) part.offset(), (int) (part.offset() + part.size()));
        HttpResponse<String> response = send("PUT", part.url(), bytes);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Expose-Headers").orElse("")).contains("Etag");
        return response.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void planEveryByteOnce() {
        MultipartUploadPlan plan = plan("a b/film.mp4");

        assertThat(plan.parts()).extracting(Part::partNumber).containsExactly(1, 2);
        assertThat(plan.parts()).extracting(Part::offset).containsExactly(0L, (long) PART);
        assertThat(plan.parts()).extracting(Part::size).containsExactly((long) PART, 1000L);
        assertThat(plan.partSize()).isEqualTo(PART);
        assertThat(plan.toString() + plan.parts()).doesNotContain("Signature");
        this.template.abortMultipartUpload(plan);
    }

    @Test
    void storeAnObjectWhosePartsSomebodyElseSends() throws Exception {
        MultipartUploadPlan plan = plan("film.mp4");
        List<String> etags = new ArrayList<>();
        for (Part part : plan.parts()) {
            etags.add(put(part));
        }

        assertThat(this.template.completeMultipartUpload(plan, etags).key()).isEqualTo("film.mp4");

        assertThat(this.template.getObjectBytes(this.bucket.name(), "film.mp4")).isEqualTo(CONTENT);
        assertThat(this.template.statObject(this.bucket.name(), "film.mp4").contentType()).isEqualTo("text/plain");
        assertThat(this.template.statObject(this.bucket.name(), "film.mp4").userMetadata()).containsEntry("color",
                "blue");
    }

    @Test
    void goOnAfterAPauseWithNewLinksAndNeedNoTags() throws Exception {
        MultipartUploadPlan plan = plan("film.mp4");
        put(plan.parts().get(1));

        MultipartUploadPlan again = this.template.presignedMultipartUpload(this.bucket.name(), "film.mp4",
                CONTENT.length, Duration.ofMinutes(5), links -> links.uploadId(plan.uploadId()));
        try (Stream<ListParts.Part> arrived = this.template.listUploadedParts(again)) {
            assertThat(arrived).extracting(ListParts.Part::partNumber).containsExactly(2);
        }
        assertThatExceptionOfType(MissingPartException.class)
            .isThrownBy(() -> this.template.completeMultipartUpload(again))
            .withMessageContaining("part 1 of 2 has not arrived; the upload stays");
        put(again.parts().get(0));
        this.template.completeMultipartUpload(again);

        assertThat(this.template.getObjectBytes(this.bucket.name(), "film.mp4")).isEqualTo(CONTENT);
    }

    @Test
    void completeNothingThatIsNotAsPlanned() throws Exception {
        MultipartUploadPlan plan = plan("film.mp4");
        String first = put(plan.parts().get(0));
        send("PUT", plan.parts().get(1).url(), new byte[999]);

        assertThatExceptionOfType(MissingPartException.class)
            .isThrownBy(() -> this.template.completeMultipartUpload(plan))
            .withMessageContaining("part 2 has 999 bytes where 1000 were planned; the upload stays");
        put(plan.parts().get(1));
        assertThatExceptionOfType(MissingPartException.class)
            .isThrownBy(() -> this.template.completeMultipartUpload(plan, List.of(first, first)))
            .withMessageContaining("part 2 has the tag ");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.completeMultipartUpload(plan, List.of(first)))
            .withMessage("There are 1 tags for 2 parts");
        assertThat(this.template.objectExists(this.bucket.name(), "film.mp4")).isFalse();
        this.template.abortMultipartUpload(plan);
    }

    @Test
    void haveLinksForTheRestToo() throws Exception {
        MultipartUploadPlan plan = this.template.presignedMultipartUpload(this.bucket.name(), "small", 5);
        assertThat(send("PUT", plan.parts().get(0).url(), "hello".getBytes()).statusCode()).isEqualTo(200);
        HttpResponse<String> listed = send("GET", plan.listPartsUrl(), new byte[0]);
        assertThat(listed.body()).contains("<PartNumber>1</PartNumber>").contains("<Size>5</Size>");
        String etag = listed.body().replaceAll("(?s).*<ETag>(&#34;|\")?([0-9a-f]+).*", "$2");

        HttpResponse<String> completed = send("POST", plan.completeUrl(),
                ("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + etag
                        + "</ETag></Part></CompleteMultipartUpload>")
                    .getBytes());

        assertThat(completed.body()).contains("CompleteMultipartUploadResult");
        assertThat(this.template.getObjectAsString(this.bucket.name(), "small")).isEqualTo("hello");
        MultipartUploadPlan other = this.template.presignedMultipartUpload(this.bucket.name(), "other", 5);
        assertThat(send("DELETE", other.abortUrl(), new byte[0]).statusCode()).isEqualTo(204);
        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.completeMultipartUpload(other));
    }

    @Test
    void storeNothingInOnePart() throws Exception {
        MultipartUploadPlan plan = this.template.presignedMultipartUpload(this.bucket.name(), "empty", 0);
        assertThat(plan.parts()).singleElement().satisfies(part -> assertThat(part.size()).isZero());
        assertThat(send("PUT", plan.parts().get(0).url(), new byte[0]).statusCode()).isEqualTo(200);

        this.template.completeMultipartUpload(plan);

        assertThat(this.template.statObject(this.bucket.name(), "empty").size()).isZero();
    }

    @Test
    void travelAsJson() {
        MultipartUploadPlan plan = plan("film.mp4");
        JsonMapper json = JsonMapper.builder().build();

        assertThat(json.readValue(json.writeValueAsString(plan), MultipartUploadPlan.class)).isEqualTo(plan);
        this.template.abortMultipartUpload(plan);
    }

    @Test
    void planPartsWithinTheLimits() {
        long tebibyte = DataSize.ofTerabytes(1).toBytes();
        MultipartUploadPlan plan = this.template.presignedMultipartUpload(this.bucket.name(), "huge", 5 * tebibyte,
                Duration.ofMinutes(1), links -> links.uploadId("any"));

        assertThat(plan.parts().size()).isLessThanOrEqualTo(10_000).isGreaterThan(9_900);
        assertThat(plan.partSize() % (1 << 20)).isZero();
        assertThat(plan.parts()).extracting(Part::size).allMatch(size -> size > 0);
        assertThat(plan.parts().stream().mapToLong(Part::size).sum()).isEqualTo(5 * tebibyte);
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.presignedMultipartUpload(this.bucket.name(), "huge", 5 * tebibyte + 1));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.presignedMultipartUpload(this.bucket.name(), "k", -1));
    }

    @Test
    void refuseWhatLinksCannotCarry(TestServer server) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.presignedMultipartUpload(this.bucket.name(), "k", 1, Duration.ofMinutes(1),
                    links -> links.encryption(SseCustomerKey.of(new byte[32]))))
            .withMessage("A key of the caller's would have to be sent with every part; links cannot carry it");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.presignedMultipartUpload(this.bucket.name(), "k", 1, Duration.ofDays(8)));
        try (MinioClient anonymous = MinioClient.builder(server.endpoint()).build()) {
            assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinioTemplate(anonymous).presignedMultipartUpload(this.bucket.name(), "k", 1))
                .withMessage("A link cannot be made without credentials: there is nothing to sign it with");
        }
    }

    @Test
    void leadToThePublicEndpoint(TestServer server) {
        try (MinioClient client = server.client()
            .publicEndpoint(Endpoint.parse("https://share.example.com", null))
            .build()) {
            MinioTemplate template = new MinioTemplate(client);
            MultipartUploadPlan plan = template.presignedMultipartUpload(this.bucket.name(), "k", 1);

            assertThat(List.of(plan.parts().get(0).url(), plan.completeUrl(), plan.abortUrl(), plan.listPartsUrl()))
                .allMatch(url -> url.startsWith("https://share.example.com/" + this.bucket + "/k?"));
            template.abortMultipartUpload(plan);
        }
    }

}
