package io.github.miniospring.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.contract.TestServer;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.multipart.ListMultipartUploads;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nothing is left behind. */
@MinioContract
class MultipartSessionTests {

    /** The long form, by hand, is 500. */
    private static final int UPLOADS = Integer.getInteger("minio.test.uploads", 12);

    private static final byte[] CONTENT = new byte[11 * 1024 * 1024];

    @Test
    void afterUploadsWereCancelledAtAnyMoment(TestServer server, TestBucket bucket) {
        Random random = new Random();
        try (MinioClient client = server.client().build()) {
            ReactiveMinioTemplate template = new ReactiveMinioTemplate(client);
            for (int i = 0; i < UPLOADS; i++) {
                Disposable upload = template.putObject(bucket.name(), "key-" + i, ObjectBody.of(CONTENT)).subscribe();
                long end = System.nanoTime() + random.nextInt(60_000_000);
                while (System.nanoTime() < end && !upload.isDisposed()) {
                    Thread.onSpinWait();
                }
                upload.dispose();
            }
            // Closing waits for the uploads that nobody waits for any more.
        }

        assertThat(left(bucket)).isEmpty();
    }

    @Test
    void afterUploadsRanOutOfTimeAtAnyMoment(TestServer server, TestBucket bucket) {
        Random random = new Random();
        ReactiveMinioTemplate template = new ReactiveMinioTemplate(bucket.client());

        Flux.range(0, UPLOADS)
            .flatMap(i -> template
                .putObject(bucket.name(), "key-" + i, ObjectBody.of(CONTENT),
                        upload -> upload.timeout(Duration.ofMillis(1 + random.nextInt(100))))
                .onErrorComplete(), 4)
            .then()
            .block(Duration.ofSeconds(120));

        assertThat(left(bucket)).isEmpty();
    }

    @Test
    void afterTheClientWasClosed(TestServer server, TestBucket bucket) {
        HttpSettings http = HttpSettings.builder().shutdownTimeout(Duration.ofMillis(100)).build();
        MinioClient client = server.client().http(http).build();
        Flux<DataBuffer> endless = Flux
            .<DataBuffer>just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[6 * 1024 * 1024]))
            .concatWith(Flux.never());
        List<Throwable> failures = new ArrayList<>();
        new ReactiveMinioTemplate(client).putObject(bucket.name(), "key-0", ObjectBody.of(endless))
            .subscribe(stored -> {
            }, failures::add);
        await().until(() -> !left(bucket).isEmpty());

        client.close();

        assertThat(left(bucket)).isEmpty();
        assertThat(failures).singleElement()
            .satisfies(failure -> assertThat(failure)
                .hasMessage("PutObject " + bucket.name() + "/key-0: the client was closed before it had ended"));
    }

    private static List<ListMultipartUploads.Upload> left(TestBucket bucket) {
        List<ListMultipartUploads.Upload> left = new ArrayList<>();
        for (int i = 0; i < UPLOADS; i++) {
            left.addAll(bucket.execute(ListMultipartUploads.of(bucket.name()).prefix("key-" + i)).uploads());
        }
        return left;
    }

}
