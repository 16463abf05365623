package io.github.miniospring.docs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.github.miniospring.object.DeleteError;
import io.github.miniospring.object.ObjectToDelete;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class ReactivePageTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void sendsNothingBeforeItIsSubscribedTo(ReactiveMinioTemplate minio, String bucket) {
        // tag::reactive-chain[]
        Mono<String> text = minio.putObject(bucket, "hello.txt", "Hello")
            .then(minio.getObjectAsString(bucket, "hello.txt"));
        // end::reactive-chain[]
        StepVerifier.create(minio.objectExists(bucket, "hello.txt")).expectNext(false).expectComplete().verify(LIMIT);
        StepVerifier.create(text).expectNext("Hello").expectComplete().verify(LIMIT);
    }

    @Test
    void streamsBothWays(ReactiveMinioTemplate minio, String bucket) {
        Flux<DataBuffer> buffers = Flux.defer(() -> Flux
            .just(DefaultDataBufferFactory.sharedInstance.wrap("Hello".getBytes(StandardCharsets.UTF_8))));
        // tag::reactive-put[]
        Mono<Void> stored = minio.putObject(bucket, "hello.txt", buffers, 5).then();
        // end::reactive-put[]
        StepVerifier.create(stored).expectComplete().verify(LIMIT);

        // tag::reactive-buffers[]
        Mono<Long> newlines = minio.getObjectBuffers(bucket, "hello.txt").map(buffer -> {
            try {
                return buffer.toString(StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
            }
            finally {
                DataBufferUtils.release(buffer);
            }
        }).reduce(Long::sum);
        // end::reactive-buffers[]
        StepVerifier.create(newlines).expectNext(0L).expectComplete().verify(LIMIT);

        // tag::reactive-reader[]
        Flux<String> typeAndText = minio.getObject(bucket, "hello.txt",
                content -> content.text().map(text -> content.stat().contentType() + ": " + text));
        // end::reactive-reader[]
        StepVerifier.create(typeAndText).expectNext("application/octet-stream: Hello").expectComplete().verify(LIMIT);
    }

    @Test
    void removesWhatIsListed(ReactiveMinioTemplate minio, String bucket) {
        minio.putObject(bucket, "tmp/a", "").then(minio.putObject(bucket, "tmp/b", "")).block(LIMIT);
        // tag::reactive-remove[]
        Flux<ObjectToDelete> old = minio.listObjects(bucket, listing -> listing.prefix("tmp/").recursive())
            .map(object -> ObjectToDelete.of(object.key()));
        Mono<List<DeleteError>> errors = minio.removeObjects(bucket, old).collectList();
        // end::reactive-remove[]
        StepVerifier.create(errors).expectNext(List.of()).expectComplete().verify(LIMIT);
        StepVerifier.create(minio.listObjects(bucket)).expectComplete().verify(LIMIT);
    }

    @Test
    void theBlockingTemplateRefusesToBlockAnEventLoop(MinioTemplate minio, String bucket) {
        Mono<Boolean> wrong = Mono.delay(Duration.ofMillis(1)).map(tick -> minio.bucketExists(bucket));
        StepVerifier.create(wrong)
            .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not wait"))
            .verify(LIMIT);

        // tag::blocking-elsewhere[]
        Mono<Boolean> there = Mono.fromCallable(() -> minio.bucketExists(bucket))
            .subscribeOn(Schedulers.boundedElastic());
        // end::blocking-elsewhere[]
        StepVerifier.create(there).expectNext(true).expectComplete().verify(LIMIT);
    }

}
