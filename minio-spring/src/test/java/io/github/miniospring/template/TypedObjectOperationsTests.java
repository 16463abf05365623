package io.github.miniospring.template;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.miniospring.NoSuchKeyException;
import io.github.miniospring.ObjectConversionException;
import io.github.miniospring.contract.MinioContract;
import io.github.miniospring.contract.TestBucket;
import io.github.miniospring.conversion.ObjectConverter;
import io.github.miniospring.conversion.ObjectConverters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@MinioContract
class TypedObjectOperationsTests {

    private static final Cat TOM = new Cat("Tom", 7, Instant.parse("2026-11-21T15:00:00Z"));

    private static final ParameterizedTypeReference<Map<String, List<Cat>>> CATS = new ParameterizedTypeReference<>() {
    };

    private TestBucket testBucket;

    private MinioTemplate template;

    private String bucket;

    @BeforeEach
    void prepare(TestBucket testBucket) {
        this.testBucket = testBucket;
        this.template = testBucket.template();
        this.bucket = testBucket.name();
    }

    @Test
    void readsWhatItHasWritten() {
        this.template.writeObject(this.bucket, "tom.json", TOM);

        assertThat(this.template.readObject(this.bucket, "tom.json", Cat.class)).isEqualTo(TOM);
        assertThat(this.template.getObjectAsString(this.bucket, "tom.json"))
            .isEqualTo("{\"name\":\"Tom\",\"age\":7,\"seen\":\"2026-11-21T15:00:00Z\"}");
        assertThat(this.template.statObject(this.bucket, "tom.json").contentType()).isEqualTo("application/json");
    }

    @Test
    void doesSoOnTheReactiveSideToo() {
        ReactiveMinioOperations reactive = this.template.reactive();

        StepVerifier
            .create(reactive.writeObject(this.bucket, "tom.json", TOM)
                .then(reactive.readObject(this.bucket, "tom.json", Cat.class)))
            .expectNext(TOM)
            .expectComplete()
            .verify(Duration.ofSeconds(10));
    }

    @Test
    void keepsGenericTypes() {
        Map<String, List<Cat>> cats = Map.of("black", List.of(TOM));

        this.template.writeObject(this.bucket, "cats", cats, CATS);

        assertThat(this.template.readObject(this.bucket, "cats", CATS)).isEqualTo(cats);
    }

    @Test
    void takesOptions() {
        String versionless = this.template
            .writeObject(this.bucket, "tom", TOM, upload -> upload.userMetadata("kind", "cat").ifAbsent())
            .key();

        assertThat(versionless).isEqualTo("tom");
        assertThat(this.template.statObject(this.bucket, "tom").userMetadata()).containsEntry("kind", "cat");
        assertThat(this.template.readObject(this.bucket, "tom", Cat.class, read -> read.timeout(Duration.ofSeconds(9))))
            .isEqualTo(TOM);
    }

    @Test
    void storesUnderTheMediaTypeItIsGiven() {
        this.template.writeObject(this.bucket, "tom", TOM,
                upload -> upload.contentType("application/vnd.example.cat+json"));

        assertThat(this.template.statObject(this.bucket, "tom").contentType())
            .isEqualTo("application/vnd.example.cat+json");
        assertThat(this.template.readObject(this.bucket, "tom", Cat.class)).isEqualTo(TOM);
    }

    @Test
    void refusesAMediaTypeThatNoConverterMakes() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.reactive()
                .writeObject(this.bucket, "tom", TOM, upload -> upload.contentType("text/csv")))
            .withMessage("No converter makes text/csv of " + Cat.class.getName()
                    + "; give the template an ObjectConverter that does");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.writeObject(this.bucket, "tom", TOM, upload -> upload.contentType("cat")))
            .withMessage("'cat' is no media type; write one such as application/json");
        assertThat(this.testBucket.keys()).isEmpty();
    }

    @Test
    void saysWhatToDoWithoutAnyConverter() {
        ReactiveMinioTemplate bare = new ReactiveMinioTemplate(this.testBucket.client(), ObjectConverters.of());

        assertThatIllegalArgumentException().isThrownBy(() -> bare.writeObject(this.bucket, "tom", TOM))
            .withMessageEndingWith("for JSON put tools.jackson.core:jackson-databind on the class path, for all else"
                    + " give the template an ObjectConverter");
    }

    @Test
    void failsOnAnObjectOfAnotherMediaType() {
        this.template.putObject(this.bucket, "tom.txt", "\"x\"", upload -> upload.contentType("text/plain"));

        assertThatExceptionOfType(ObjectConversionException.class)
            .isThrownBy(() -> this.template.readObject(this.bucket, "tom.txt", String.class))
            .withMessageStartingWith(
                    "Object " + this.bucket + "/tom.txt: no converter reads text/plain as java.lang.String; ");
        assertThat(this.template.readObject(this.bucket, "tom.txt", String.class,
                read -> read.contentType(MediaType.APPLICATION_JSON)))
            .isEqualTo("x");
    }

    @Test
    void readsWhatWasStoredAsAnyBytes() {
        this.template.putObject(this.bucket, "tom", "{\"name\":\"Tom\",\"age\":7}".getBytes(StandardCharsets.UTF_8));

        assertThat(this.template.readObject(this.bucket, "tom", Cat.class)).isEqualTo(new Cat("Tom", 7, null));
    }

    @Test
    void failsOnWhatIsNoSuchValueWithoutShowingIt() {
        this.template.putObject(this.bucket, "tom", "{\"name\":\"Tom\",\"age\":\"top secret\"}");
        this.template.putObject(this.bucket, "cut", "{\"name\":\"Tom\"");
        this.template.putObject(this.bucket, "more", "{} {}");
        this.template.putObject(this.bucket, "null", "null");
        this.template.putObject(this.bucket, "empty", "");

        for (String key : List.of("cut", "more", "null", "empty")) {
            assertThatExceptionOfType(ObjectConversionException.class)
                .isThrownBy(() -> this.template.readObject(this.bucket, key, Cat.class))
                .withMessageStartingWith(
                        "Object " + this.bucket + "/" + key + ": cannot be read as " + Cat.class.getName() + ": ");
        }
        assertThatExceptionOfType(ObjectConversionException.class)
            .isThrownBy(() -> this.template.readObject(this.bucket, "tom", Cat.class));
    }

    @Test
    void failsOnAnObjectLargerThanAllowed() {
        this.template.writeObject(this.bucket, "tom", TOM);

        assertThatExceptionOfType(ObjectConversionException.class)
            .isThrownBy(() -> this.template.readObject(this.bucket, "tom", Cat.class,
                    read -> read.maxSize(DataSize.ofBytes(50))))
            .withMessage("Object " + this.bucket
                    + "/tom: has 52 bytes where 50 are allowed; raise maxSize(..) or read it as a stream");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.readObject(this.bucket, "tom", Cat.class,
                    read -> read.maxSize(DataSize.ofBytes(0))))
            .withMessage("maxSize must be from 1 byte to 2 GiB but is 0B");
    }

    @Test
    void failsOnAnObjectThatIsNotThere() {
        assertThatExceptionOfType(NoSuchKeyException.class)
            .isThrownBy(() -> this.template.readObject(this.bucket, "none", Cat.class));
    }

    @Test
    void storesNothingOfAValueThatCannotBeWritten() {
        assertThatExceptionOfType(ObjectConversionException.class)
            .isThrownBy(() -> this.template.writeObject(this.bucket, "broken", new Broken()))
            .withMessageStartingWith("A " + Broken.class.getName() + " cannot be written as application/json: ");

        assertThat(this.testBucket.keys()).isEmpty();
    }

    @Test
    void asksConvertersInTheirOrder() {
        MinioTemplate template = new MinioTemplate(
                new ReactiveMinioTemplate(this.testBucket.client(), ObjectConverters.of(new NameConverter())));

        template.writeObject(this.bucket, "tom", TOM);

        assertThat(template.getObjectAsString(this.bucket, "tom")).isEqualTo("Tom");
        assertThat(template.readObject(this.bucket, "tom", Cat.class)).isEqualTo(new Cat("Tom", 0, null));
        assertThatIllegalArgumentException().isThrownBy(() -> template.writeObject(this.bucket, "text", "Tom"));
    }

    record Cat(String name, int age, @Nullable Instant seen) {
    }

    static class Broken {

        public String getName() {
            throw new IllegalStateException("broken");
        }

    }

    /** Knows cats by their names. */
    private static final class NameConverter implements ObjectConverter {

        @Override
        public boolean canRead(Type type, @Nullable MediaType contentType) {
            return type == Cat.class && contentType().equals(contentType);
        }

        @Override
        public Object read(byte[] content, Type type, @Nullable MediaType contentType) {
            return new Cat(new String(content, StandardCharsets.UTF_8), 0, null);
        }

        @Override
        public boolean canWrite(Type type, @Nullable MediaType contentType) {
            return type == Cat.class;
        }

        @Override
        public byte[] write(Object value, Type type, MediaType contentType) {
            return ((Cat) value).name().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public MediaType contentType() {
            return MediaType.TEXT_PLAIN;
        }

    }

}
