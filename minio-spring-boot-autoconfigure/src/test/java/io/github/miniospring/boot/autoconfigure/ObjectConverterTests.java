package io.github.miniospring.boot.autoconfigure;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

import io.github.miniospring.conversion.JsonConverter;
import io.github.miniospring.conversion.ObjectConverter;
import io.github.miniospring.conversion.ObjectConverters;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectConverterTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MinioAutoConfiguration.class));

    private final ApplicationContextRunner withJackson = this.runner
        .withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
        .withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE");

    @Test
    void writesJsonAsTheApplicationDoes() {
        this.withJackson.run(context -> {
            ObjectConverters converters = context.getBean(ReactiveMinioTemplate.class).converters();

            assertThat(written(converters, new Cat("Tom"))).isEqualTo("{\"full_name\":\"Tom\"}");
        });
    }

    @Test
    void writesPlainJsonWithoutAMapper() {
        this.runner.run(context -> {
            assertThat(context).doesNotHaveBean(ObjectConverter.class);
            ObjectConverters converters = context.getBean(ReactiveMinioTemplate.class).converters();

            assertThat(written(converters, new Cat("Tom"))).isEqualTo("{\"fullName\":\"Tom\"}");
        });
    }

    @Test
    void asksConvertersOfTheApplicationFirst() {
        this.withJackson.withBean(ObjectConverter.class, TextConverter::new).run(context -> {
            ObjectConverters converters = context.getBean(ReactiveMinioTemplate.class).converters();

            assertThat(written(converters, "Tom")).isEqualTo("Tom");
            assertThat(written(converters, new Cat("Tom"))).isEqualTo("{\"full_name\":\"Tom\"}");
        });
    }

    @Test
    void leavesJsonToAConverterOfTheApplication() {
        JsonConverter own = new JsonConverter(JsonMapper.builder().build());

        this.withJackson.withBean(JsonConverter.class, () -> own)
            .run(context -> assertThat(context.getBean(ObjectConverter.class)).isSameAs(own));
    }

    @Test
    void startsWithoutJackson() {
        this.runner.withClassLoader(new FilteredClassLoader("tools.jackson"))
            .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ObjectConverter.class));
    }

    private static String written(ObjectConverters converters, Object value) throws Exception {
        ObjectConverter converter = converters.writing(value.getClass(), null);
        return new String(converter.write(value, value.getClass(), converter.contentType()), StandardCharsets.UTF_8);
    }

    record Cat(String fullName) {
    }

    private static final class TextConverter implements ObjectConverter {

        @Override
        public boolean canRead(Type type, @Nullable MediaType contentType) {
            return type == String.class;
        }

        @Override
        public Object read(byte[] content, Type type, @Nullable MediaType contentType) {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public boolean canWrite(Type type, @Nullable MediaType contentType) {
            return type == String.class;
        }

        @Override
        public byte[] write(Object value, Type type, MediaType contentType) {
            return value.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public MediaType contentType() {
            return MediaType.TEXT_PLAIN;
        }

    }

}
