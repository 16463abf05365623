package io.github.miniospring.sample;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.imageio.ImageIO;

import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What other clients do to the bucket. */
@InboxTest
class LiveTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    MinioTemplate minio;

    @Autowired
    MinioListenerEndpointRegistry listeners;

    @BeforeEach
    void awaitListeners() {
        await().atMost(TIMEOUT)
            .until(() -> this.listeners.containers()
                .stream()
                .allMatch(each -> each.status().state() == ListenerState.LIVE));
    }

    @Test
    void pageIsToldWhatHappens() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<InputStream> events = HttpClient.newHttpClient()
            .send(new InboxClient(this.port).request("/events").GET().build(), BodyHandlers.ofInputStream());
        Thread reader = new Thread(() -> collect(events.body(), lines));
        reader.setDaemon(true);
        reader.start();
        // The first sign of life is sent once the page is told everything.
        await().atMost(TIMEOUT).until(() -> lines.contains(":alive"));

        this.minio.putObject(TestBucket.NAME, "live/a.txt", "hello");
        this.minio.removeObject(TestBucket.NAME, "live/a.txt");

        await().atMost(TIMEOUT)
            .until(() -> lines.stream()
                .anyMatch(line -> line.contains("\"key\":\"live/a.txt\",\"kind\":\"CREATED\"")
                        && line.contains("\"size\":5")));
        await().atMost(TIMEOUT)
            .until(() -> lines.stream().anyMatch(line -> line.contains("\"key\":\"live/a.txt\",\"kind\":\"REMOVED\"")));
        assertThat(events.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        events.body().close();
    }

    @Test
    void imagesGetThumbnails() throws Exception {
        this.minio.putObject(TestBucket.NAME, "in/photos/wide.png", image("png", 1200, 300),
                upload -> upload.contentType("image/png"));

        await().atMost(TIMEOUT).until(() -> this.minio.objectExists(TestBucket.NAME, "thumbnails/photos/wide.png"));
        byte[] bytes = this.minio.getObjectBytes(TestBucket.NAME, "thumbnails/photos/wide.png");
        BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(thumbnail.getWidth()).isEqualTo(256);
        assertThat(thumbnail.getHeight()).isEqualTo(64);
        assertThat(this.minio.statObject(TestBucket.NAME, "thumbnails/photos/wide.png").contentType())
            .isEqualTo("image/png");
    }

    @Test
    void aThumbnailGoesWithItsImage() throws Exception {
        this.minio.putObject(TestBucket.NAME, "in/gone/image.png", image("png", 10, 10));
        await().atMost(TIMEOUT).until(() -> this.minio.objectExists(TestBucket.NAME, "thumbnails/gone/image.png"));

        this.minio.removeObject(TestBucket.NAME, "in/gone/image.png");

        await().atMost(TIMEOUT).until(() -> !this.minio.objectExists(TestBucket.NAME, "thumbnails/gone/image.png"));
    }

    @Test
    void aThumbnailWithoutAnImageIsRemoved() throws Exception {
        this.minio.putObject(TestBucket.NAME, "thumbnails/lost/image.png", image("png", 10, 10));

        await().atMost(TIMEOUT).until(() -> !this.minio.objectExists(TestBucket.NAME, "thumbnails/lost/image.png"));
    }

    @Test
    void whatIsNoImageGetsNone() throws Exception {
        this.minio.putObject(TestBucket.NAME, "in/order/text.png", "no image");
        this.minio.putObject(TestBucket.NAME, "in/order/image.jpg", image("jpg", 10, 10));

        await().atMost(TIMEOUT).until(() -> this.minio.objectExists(TestBucket.NAME, "thumbnails/order/image.jpg"));
        await().atMost(TIMEOUT).until(() -> this.listeners.find("thumbnails").orElseThrow().status().pending() == 0);
        assertThat(this.minio.objectExists(TestBucket.NAME, "thumbnails/order/text.png")).isFalse();
    }

    private static void collect(InputStream events, List<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        }
        catch (IOException | UncheckedIOException ex) {
            // The test has ended.
        }
    }

    private static byte[] image(String format, int width, int height) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

}
