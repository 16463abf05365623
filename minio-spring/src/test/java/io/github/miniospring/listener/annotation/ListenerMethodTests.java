package io.github.miniospring.listener.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.MinioListenerContainer;
import io.github.miniospring.listener.NonRetryable;
import io.github.miniospring.listener.Origin;
import io.github.miniospring.notification.EventName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.validation.annotation.Validated;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListenerMethodTests {

    private static final MinioEvent EVENT = TestEvents.created("in/a.csv");

    @Test
    void takesTheEventInAllItsForms() throws Exception {
        List<Object> taken = calls(new Recorder() {

            @MinioListener(id = "it")
            void on(MinioEvent event, Message<MinioEvent> message, MinioObject object,
                    MinioListenerContainer container) {
                record(event, message.getPayload(), object.event(), container.id());
            }

        }, EVENT);

        assertThat(taken).containsExactly(EVENT, EVENT, EVENT, "it");
    }

    @Test
    void takesHeaders() throws Exception {
        List<Object> taken = calls(new Recorder() {

            @MinioListener(id = "it")
            void on(@Header(MinioHeaders.BUCKET) String bucket, @Header(MinioHeaders.KEY) String key,
                    @Header(MinioHeaders.EVENT_NAME) EventName name, @Header(MinioHeaders.EVENT_TIME) Instant time,
                    @Header(MinioHeaders.SIZE) long size, @Header(MinioHeaders.ETAG) String etag,
                    @Header(MinioHeaders.ORIGIN) Origin origin, @Header(MinioHeaders.ATTEMPT) int attempt,
                    @Header(MinioHeaders.FENCING_TOKEN) long token, @Header(MinioHeaders.STATE_ID) String stateId,
                    @Header(MinioHeaders.LISTENER_ID) String listener,
                    @Header(MinioHeaders.VERSION_ID) Optional<String> version,
                    @Header(name = MinioHeaders.VERSION_ID, defaultValue = "none") String named,
                    @Header(MessageHeaders.CONTENT_TYPE) String type) {
                record(bucket, key, name, time, size, etag, origin, attempt, token, stateId, listener, version, named,
                        type);
            }

        }, EVENT);

        assertThat(taken).containsExactly("inbox", "in/a.csv", EventName.OBJECT_CREATED_PUT, TestEvents.TIME, 5L,
                "5d41402abc4b2a76b9719d911017c592", Origin.STREAM, 1, 7L, EVENT.stateId().value(), "it",
                Optional.empty(), "none", "text/plain");
    }

    @Test
    void takesAllHeadersAtOnce() throws Exception {
        List<Object> taken = calls(new Recorder() {

            @MinioListener
            void on(@Headers Map<String, Object> map, MessageHeaders headers) {
                record(map.get(MinioHeaders.KEY), headers.get(MinioHeaders.USER_METADATA));
            }

        }, EVENT);

        assertThat(taken).containsExactly("in/a.csv", Map.of("color", "red"));
    }

    @Test
    void takesSeveralEventsInAllTheirForms() throws Exception {
        MinioEvent second = TestEvents.created("in/b.csv");
        List<Object> taken = calls(new Recorder() {

            @MinioListener(id = "it")
            void on(List<MinioEvent> events, List<Message<MinioEvent>> messages, List<MinioObject> objects,
                    Message<List<MinioEvent>> message, MinioListenerContainer container) {
                record(events, messages.stream().map(each -> each.getHeaders().get(MinioHeaders.KEY)).toList(),
                        objects.stream().map(MinioObject::key).toList(), message.getPayload(), container.id(),
                        container.endpoint().batchSize());
            }

        }, EVENT, second);

        assertThat(taken).containsExactly(List.of(EVENT, second), List.of("in/a.csv", "in/b.csv"),
                List.of("in/a.csv", "in/b.csv"), List.of(EVENT, second), "it", 100);
    }

    @Test
    void takesWhatResolversOfTheApplicationGive() throws Exception {
        List<Object> taken = calls(new Tenants(), EVENT);

        assertThat(taken).containsExactly("tenant of in/a.csv");
    }

    @Test
    void tellsWhatCannotBeGiven() {
        assertRefused(new Object() {

            @MinioListener
            void on(MinioEvent event, Duration time) {
            }

        }, "it has a parameter Duration at position 2 that cannot be given. Possible are the MinioEvent,");
        assertRefused(new Object() {

            @MinioListener
            void on(List<MinioEvent> events, String content) {
            }

        }, "it has a parameter String at position 2 that cannot be given to a method that takes several events at once.");
        assertRefused(new Object() {

            @MinioListener
            void on(@Payload("a") Map<String, String> value) {
            }

        }, "it has a parameter Map at position 1 that has an expression in its @Payload");
        assertRefused(new Object() {

            @MinioListener
            void on(@Payload @Validated Map<String, String> value) {
            }

        }, "it has a parameter Map at position 1 that is to be validated, and there is no Validator");
    }

    @Test
    void refusesContentOfWhatIsRemoved() {
        assertRefused(new Object() {

            @MinioListener(events = { "s3:ObjectCreated:*", "s3:ObjectRemoved:Delete" })
            void on(String content) {
            }

        }, "it has a parameter String at position 1 that is content, which removed objects have not");
        assertRefused(new Object() {

            @MinioListener(events = "s3:LifecycleDelMarkerExpiration:Delete")
            void on(@Payload Map<String, String> value) {
            }

        }, "it has a parameter Map at position 1 that is content, which removed objects have not");
    }

    @Test
    void givesNothingForTheContentOfWhatIsRemoved() throws Exception {
        List<Object> taken = calls(new Recorder() {

            @MinioListener(events = "s3:ObjectRemoved:*")
            void on(@Nullable String content, byte @Nullable [] bytes, Optional<String> text,
                    @Payload(required = false) Map<String, String> value, @Header(MinioHeaders.KEY) String key) {
                record(Optional.ofNullable(content), Optional.ofNullable(bytes), text, Optional.ofNullable(value), key);
            }

        }, TestEvents.removed("inbox", "in/a.csv"));

        assertThat(taken).containsExactly(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                "in/a.csv");
    }

    @Test
    void takesRemovalsThatWereNotAskedForAsHopeless() {
        assertThatExceptionOfType(ListenerArgumentException.class).isThrownBy(() -> calls(new Recorder() {

            @MinioListener
            void on(String content) {
            }

        }, TestEvents.removed("inbox", "in/a.csv")))
            .withMessageContaining("There is no content to read of inbox/in/a.csv")
            .satisfies(ex -> assertThat(AnnotationUtils.findAnnotation(ex.getClass(), NonRetryable.class)).isNotNull());
    }

    @Test
    void takesMissingHeadersAsHopeless() {
        assertThatExceptionOfType(ListenerArgumentException.class).isThrownBy(() -> calls(new Recorder() {

            @MinioListener
            void on(@Header("color") String color) {
            }

        }, EVENT)).withMessageContaining("cannot be called: Missing header 'color'");
    }

    @Test
    void refusesMethodsThatCannotBeCalled() {
        assertRefused(new StaticListener(), "cannot be a listener: it is static");
        assertRefused(new Object() {

            @MinioListener
            private void on(MinioEvent event) {
            }

        }, "cannot be a listener: it is private");
        assertRefused(new Object() {

            @MinioListener
            String on(MinioEvent event) {
                return "";
            }

        }, "cannot be a listener: it returns String, which does not tell when it is done");
        assertRefused(new Object() {

            @MinioListener
            Future<?> on(MinioEvent event) {
                return new CompletableFuture<>();
            }

        }, "cannot be a listener: it returns Future,");
    }

    @Test
    void throwsWhatTheMethodThrows() {
        IllegalArgumentException failure = new IllegalArgumentException("no");

        assertThatIllegalArgumentException().isThrownBy(() -> calls(new Recorder() {

            @MinioListener
            void on(MinioEvent event) {
                throw failure;
            }

        }, EVENT)).isSameAs(failure);
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> calls(new Recorder() {

            @MinioListener
            void on(MinioEvent event) throws Exception {
                throw new Exception("checked");
            }

        }, EVENT)).withMessage("checked").withNoCause();
    }

    @Test
    void isDoneWhenThePublisherCompletes() throws Exception {
        Sinks.Empty<Void> end = Sinks.empty();
        try (ListenerApplication application = application(new Object() {

            @MinioListener
            Mono<Void> on(MinioEvent event) {
                return end.asMono();
            }

        })) {
            CompletionStage<?> done = application.deliver(EVENT);

            assertThat(done).isNotNull().isNotCompleted();
            end.tryEmitEmpty();
            assertThat(done).isCompleted();
        }
    }

    @Test
    void failsAsThePublisherFails() throws Exception {
        IllegalStateException failure = new IllegalStateException("no");
        try (ListenerApplication application = application(new Object() {

            @MinioListener
            Flux<String> on(MinioEvent event) {
                return Flux.just("a").concatWith(Flux.error(failure));
            }

        })) {
            assertThat(failureOf(application.deliver(EVENT))).isSameAs(failure);
        }
    }

    @Test
    void cancelsThePublisher() throws Exception {
        Sinks.Many<String> source = Sinks.many().unicast().onBackpressureBuffer();
        try (ListenerApplication application = application(new Object() {

            @MinioListener
            Flux<String> on(MinioEvent event) {
                return source.asFlux();
            }

        })) {
            CompletionStage<?> done = application.deliver(EVENT);
            assertThat(source.currentSubscriberCount()).isOne();

            assertThat(done).isNotNull();
            done.toCompletableFuture().cancel(false);

            assertThat(source.currentSubscriberCount()).isZero();
        }
    }

    @Test
    void isDoneWhenTheStageIs() throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        try (ListenerApplication application = application(new Object() {

            @MinioListener
            CompletionStage<String> on(MinioEvent event) {
                return end.thenApply(text -> text);
            }

        })) {
            CompletionStage<?> done = application.deliver(EVENT);
            assertThat(done).isNotNull().isNotCompleted();
            IllegalStateException failure = new IllegalStateException("no");

            end.completeExceptionally(failure);

            assertThat(failureOf(done)).isSameAs(failure);
        }
    }

    @Test
    void isDoneAtOnceWhereNothingIsReturned() throws Exception {
        try (ListenerApplication application = application(new Object() {

            @MinioListener
            @Nullable Mono<Void> on(MinioEvent event) {
                return null;
            }

        })) {
            assertThat(application.deliver(EVENT)).isNull();
        }
    }

    private static Throwable failureOf(@Nullable CompletionStage<?> done) {
        assertThat(done).isNotNull();
        List<Throwable> failures = new ArrayList<>();
        done.whenComplete((value, failure) -> failures.add(failure));
        assertThat(failures).hasSize(1).doesNotHaveAnyElementsOfTypes(CompletionException.class);
        return failures.get(0);
    }

    private static void assertRefused(Object listener, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> application(listener)).withMessageContaining(message);
    }

    private static List<Object> calls(Recorder listener, MinioEvent... events) throws Exception {
        try (ListenerApplication application = application(listener)) {
            assertThat(application.deliver(events)).isNull();
            return listener.taken;
        }
    }

    private static ListenerApplication application(Object listener) {
        return ListenerApplication.of(context -> context.getBeanFactory().registerSingleton("listener", listener));
    }

    static class Recorder {

        private final List<Object> taken = new ArrayList<>();

        void record(Object... values) {
            this.taken.addAll(List.of(values));
        }

    }

    static class Tenants extends Recorder implements MinioListenerConfigurer {

        @MinioListener(events = { "s3:ObjectCreated:*", "s3:ObjectRemoved:*" })
        void on(@Tenant String tenant) {
            record(tenant);
        }

        @Override
        public void configure(MinioListenerEndpointRegistrar registrar) {
            registrar.argumentResolvers(new HandlerMethodArgumentResolver() {

                @Override
                public boolean supportsParameter(MethodParameter parameter) {
                    return parameter.hasParameterAnnotation(Tenant.class);
                }

                @Override
                public Object resolveArgument(MethodParameter parameter, Message<?> message) {
                    return "tenant of " + message.getHeaders().get(MinioHeaders.KEY);
                }

            });
        }

    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Tenant {

    }

    static class StaticListener {

        @MinioListener
        static void on(MinioEvent event) {
        }

    }

}
