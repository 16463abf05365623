package io.github.miniospring.listener.container;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.signing.Signature;
import io.github.miniospring.signing.Signer;
import io.github.miniospring.signing.SigningScope;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.test.server.MinioTestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions that end while a listener has their credentials. */
class ExpiredCredentialsTests {

    private static final Duration SESSION = Duration.ofMinutes(15);

    @AutoClose
    private final MinioTestServer server = MinioTestServer.builder().buckets("photos").start();

    private final CredentialsProvider root = CredentialsProvider.of(this.server.accessKey(), this.server.secretKey());

    private final AtomicReference<Credentials> session = new AtomicReference<>();

    @AutoClose
    private final MinioClient writing = client(this.root);

    @AutoClose
    private final MinioClient listening = client(() -> Mono.just(this.session.get()));

    @Test
    void saysThatCredentialsHaveEndedAndGoesOnWithNewOnes() throws Exception {
        this.session.set(assumeRole());
        MinioTemplate template = new MinioTemplate(this.writing);
        try (Recorder recorder = Recorder.of(new MinioTemplate(this.listening))
            .settings(Recorder.quick().reconcileInterval(Duration.ofMillis(100)))) {
            MinioListenerContainer container = recorder.container(endpoint -> endpoint.buckets("photos"));
            container.start();
            template.putObject("photos", "before", ObjectBody.of("x"));
            recorder.awaitKeys("before");

            this.server.advanceClock(SESSION.plusSeconds(1));

            Recorder.await(() -> container.status().misconfigured() && container.status().problem() != null);
            // A server forgets the keys of sessions that have ended.
            assertThat(container.status().problem()).containsAnyOf("InvalidAccessKeyId", "AccessDenied")
                .doesNotContain(this.session.get().secretKey());
            template.putObject("photos", "between", ObjectBody.of("x"));
            this.session.set(assumeRole());
            recorder.awaitKeys("between");
            Recorder.await(() -> container.status().problem() == null && !container.status().misconfigured());
            template.putObject("photos", "after", ObjectBody.of("x"));
            recorder.awaitKeys("after");
            assertThat(recorder.keys()).containsExactly("before", "between", "after");
        }
    }

    private MinioClient client(CredentialsProvider credentials) {
        return MinioClient.builder(Endpoint.parse(this.server.endpoint(), null)).credentials(credentials).build();
    }

    private Credentials assumeRole() throws Exception {
        String form = "Action=AssumeRole&Version=2011-06-15&DurationSeconds=" + SESSION.toSeconds();
        URI uri = this.server.uri("/");
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", uri.getAuthority());
        headers.put("content-type", "application/x-www-form-urlencoded");
        String hash = HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8)));
        Signature signature = Signer.signHeader("POST", uri, headers, hash,
                new SigningScope(Credentials.of(this.server.accessKey(), this.server.secretKey()), "us-east-1", "sts"),
                this.server.clock().instant());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(form));
        headers.remove("host");
        headers.forEach(request::header);
        HttpResponse<String> answer = HttpClient.newHttpClient()
            .send(request.header("Authorization", signature.authorization()).build(),
                    HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Credentials.of(element(answer.body(), "AccessKeyId"), element(answer.body(), "SecretAccessKey"),
                element(answer.body(), "SessionToken"));
    }

    private static String element(String xml, String name) {
        int start = xml.indexOf("<" + name + ">") + name.length() + 2;
        return xml.substring(start, xml.indexOf("</" + name + ">"));
    }

}
