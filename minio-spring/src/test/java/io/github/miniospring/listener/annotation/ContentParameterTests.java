package io.github.miniospring.listener.annotation;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.listener.MinioEvent;
import io.github.miniospring.listener.SupersededException;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.MinioTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.AbstractMessageConverter;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.util.MimeTypeUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MinioContract
class ContentParameterTests {

    @Test
    void takesContentInAllItsForms(TestBucket bucket) throws Exception {
        putOrder(bucket, "{\"item\":\"tea\",\"count\":2}");
        List<Object> taken = calls(bucket, new Recorder() {

            @MinioListener
            void on(InputStream stream, byte[] bytes, String text, @Payload Order order,
                    @Payload Map<String, Object> map, Optional<String> optional, @Payload Optional<Order> value)
                    throws IOException {
                record(new String(stream.readAllBytes(), StandardCharsets.UTF_8),
                        new String(bytes, StandardCharsets.UTF_8), text, order, map, optional.orElseThrow(),
                        value.orElseThrow());
            }

        });

        String json = "{\"item\":\"tea\",\"count\":2}";
        Order order = new Order("tea", 2);
        assertThat(taken).containsExactly(json, json, json, order, Map.of("item", "tea", "count", 2), json, order);
    }

    @Test
    void takesObjectsOfABatch(TestBucket bucket) throws Exception {
        bucket.put("a").put("b");
        Recorder listener = new Recorder() {

            @MinioListener
            void on(List<MinioObject> objects) {
                objects.forEach(object -> record(object.text()));
            }

        };
        try (ListenerApplication application = application(bucket, listener)) {
            application.deliver(event(bucket, "a"), event(bucket, "b"));
        }

        assertThat(listener.taken).containsExactly("a", "b");
    }

    @Test
    void closesTheStreamWhenTheMethodReturns(TestBucket bucket) throws Exception {
        putOrder(bucket, "{}");
        List<Object> taken = calls(bucket, new Recorder() {

            @MinioListener
            void on(InputStream stream) {
                record(stream);
            }

        });

        assertThatThrownBy(() -> ((InputStream) taken.get(0)).read()).isInstanceOf(IOException.class)
            .hasMessage("The stream is closed");
    }

    @Test
    void closesTheStreamWhenTheMethodFails(TestBucket bucket) {
        putOrder(bucket, "{}");
        Recorder listener = new Recorder() {

            @MinioListener
            void on(InputStream stream) {
                record(stream);
                throw new IllegalStateException("no");
            }

        };

        assertThatThrownBy(() -> calls(bucket, listener)).hasMessage("no");
        assertThatThrownBy(() -> ((InputStream) listener.taken.get(0)).read()).hasMessage("The stream is closed");
    }

    @Test
    void isNotCalledWithWhatIsNoSuchValue(TestBucket bucket) {
        putOrder(bucket, "{}");
        Recorder listener = new Recorder() {

            @MinioListener
            void on(InputStream stream, @Payload List<String> value) {
                record("called");
            }

        };

        assertThatExceptionOfType(ListenerArgumentException.class).isThrownBy(() -> calls(bucket, listener))
            .withMessageContaining("cannot be called: Object " + bucket.name() + "/order.json: cannot be read as")
            .havingRootCause()
            .withMessageContaining("Cannot deserialize");
        assertThat(listener.taken).isEmpty();
    }

    @Test
    void closesTheStreamWhenAnotherArgumentFails(TestBucket bucket) {
        putOrder(bucket, "{}");
        List<InputStream> streams = new ArrayList<>();
        HandlerMethodArgumentResolver opening = new HandlerMethodArgumentResolver() {

            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Closeable.class;
            }

            @Override
            public Object resolveArgument(MethodParameter parameter, Message<?> message) {
                streams.add(Delivery.of(message).open());
                return streams.get(0);
            }

        };

        assertThatExceptionOfType(ListenerArgumentException.class).isThrownBy(() -> calls(bucket, new Recorder() {

            @MinioListener
            void on(Closeable stream, @Payload List<String> value) {
            }

        }, registrar -> registrar.argumentResolvers(opening)));
        assertThatThrownBy(() -> streams.get(0).read()).hasMessage("The stream is closed");
    }

    @Test
    void convertsToTheTypeThatASubclassNames(TestBucket bucket) throws Exception {
        putOrder(bucket, "{\"item\":\"tea\",\"count\":2}");

        assertThat(calls(bucket, new OrderListener())).containsExactly(new Order("tea", 2));
    }

    @Test
    void keepsTheStreamOpenUntilTheStageIsDone(TestBucket bucket) throws Exception {
        putOrder(bucket, "{}");
        CompletableFuture<Void> end = new CompletableFuture<>();
        List<InputStream> streams = new ArrayList<>();
        Object listener = new Object() {

            @MinioListener
            CompletableFuture<Void> on(InputStream stream) {
                streams.add(stream);
                return end;
            }

        };
        try (ListenerApplication application = application(bucket, listener)) {
            application.deliver(event(bucket, "order.json"));
            assertThat(streams.get(0).read()).isEqualTo('{');

            end.complete(null);

            assertThatThrownBy(() -> streams.get(0).read()).hasMessage("The stream is closed");
        }
    }

    @Test
    void doesNotCallWhereTheStateIsGone(TestBucket bucket) throws Exception {
        putOrder(bucket, "{}");
        Recorder listener = new Recorder() {

            @MinioListener
            void on(InputStream stream) {
                record("called");
            }

        };
        try (ListenerApplication application = application(bucket, listener)) {
            MinioEvent event = event(bucket, "order.json");
            putOrder(bucket, "{ }");

            assertThatExceptionOfType(SupersededException.class).isThrownBy(() -> application.deliver(event));
        }
        assertThat(listener.taken).isEmpty();
    }

    @Test
    void validatesValues(TestBucket bucket) {
        putOrder(bucket, "{\"item\":\"tea\",\"count\":-1}");
        Recorder listener = new Recorder() {

            @MinioListener
            void on(@Payload @Validated Order order) {
                record(order);
            }

        };

        assertThatExceptionOfType(ListenerArgumentException.class)
            .isThrownBy(() -> calls(bucket, listener, registrar -> registrar.validator(new PositiveCount())))
            .withMessageContaining("count.negative")
            .withCauseInstanceOf(MethodArgumentNotValidException.class);
        assertThat(listener.taken).isEmpty();
    }

    @Test
    void convertsByMessageConvertersOfTheApplication(TestBucket bucket) throws Exception {
        bucket.template()
            .putObject(bucket.name(), "order.json", ObjectBody.of("tea"), put -> put.contentType("text/x"));
        Recorder listener = new Recorder() {

            @MinioListener
            void on(@Payload Order order) {
                record(order);
            }

        };

        calls(bucket, listener, registrar -> registrar.messageConverter(new NameOfOrder()));

        assertThat(listener.taken).containsExactly(new Order("tea", 1));
    }

    @Test
    void letsFailuresOfTheServerBeTriedAgain(TestBucket bucket) throws Exception {
        putOrder(bucket, "{}");
        MinioEvent event = event(bucket, "order.json");
        Recorder listener = new Recorder() {

            @MinioListener
            void on(String text) {
                record(text);
            }

        };
        MinioClient closed = MinioClient.builder(Endpoint.parse("http://localhost:1", null)).build();
        closed.close();
        try (ListenerApplication application = ListenerApplication.reading(new MinioTemplate(closed),
                context -> context.getBeanFactory().registerSingleton("listener", listener))) {
            assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> application.deliver(event));
        }
    }

    private static void putOrder(TestBucket bucket, String json) {
        bucket.template()
            .putObject(bucket.name(), "order.json", ObjectBody.of(json), put -> put.contentType("application/json"));
    }

    private static List<Object> calls(TestBucket bucket, Recorder listener, MinioListenerConfigurer... configurers)
            throws Exception {
        try (ListenerApplication application = application(bucket, listener, configurers)) {
            assertThat(application.deliver(event(bucket, "order.json"))).isNull();
            return listener.taken;
        }
    }

    private static MinioEvent event(TestBucket bucket, String key) {
        return TestEvents.created(bucket.template(), bucket.name(), key);
    }

    private static ListenerApplication application(TestBucket bucket, Object listener,
            MinioListenerConfigurer... configurers) {
        return ListenerApplication.reading(bucket.template(), context -> {
            context.getBeanFactory().registerSingleton("listener", listener);
            for (MinioListenerConfigurer configurer : configurers) {
                context.getBeanFactory().registerSingleton("configurer", configurer);
            }
        });
    }

    record Order(String item, int count) {

    }

    abstract static class ValueListener<T> extends Recorder {

        @MinioListener
        void on(@Payload T value) {
            record(value);
        }

    }

    static class OrderListener extends ValueListener<Order> {

    }

    static class NameOfOrder extends AbstractMessageConverter {

        NameOfOrder() {
            super(MimeTypeUtils.parseMimeType("text/x"));
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type == Order.class;
        }

        @Override
        protected Object convertFromInternal(Message<?> message, Class<?> target, @Nullable Object hint) {
            return new Order(new String((byte[]) message.getPayload(), StandardCharsets.UTF_8), 1);
        }

    }

    static class PositiveCount implements Validator {

        @Override
        public boolean supports(Class<?> type) {
            return type == Order.class;
        }

        @Override
        public void validate(Object target, Errors errors) {
            if (((Order) target).count() < 0) {
                errors.rejectValue("count", "count.negative", "must not be negative");
            }
        }

    }

    static class Recorder {

        final List<Object> taken = new ArrayList<>();

        void record(Object... values) {
            this.taken.addAll(List.of(values));
        }

    }

}
