package io.github.miniospring.docs;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.miniospring.client.MinioClient;
import io.github.miniospring.conversion.ObjectConverter;
import io.github.miniospring.conversion.ObjectConverters;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

@WithMinio
class ValuesPageTests {

    @Test
    void writesAndReadsValues(MinioTemplate minio, String bucket) {
        // tag::write-read-object[]
        minio.writeObject(bucket, "cats/tom.json", new Cat("Tom", 7));
        Cat tom = minio.readObject(bucket, "cats/tom.json", Cat.class);
        // end::write-read-object[]
        assertThat(tom).isEqualTo(new Cat("Tom", 7));

        minio.writeObject(bucket, "cats.json", List.of(tom));
        // tag::read-generic-object[]
        List<Cat> cats = minio.readObject(bucket, "cats.json", new ParameterizedTypeReference<>() {
        });
        // end::read-generic-object[]
        assertThat(cats).containsExactly(tom);
    }

    @Test
    void convertsInAnotherWay(MinioTemplate given, String bucket) {
        MinioClient client = given.reactive().client();
        // tag::own-converter[]
        ReactiveMinioTemplate reactive = new ReactiveMinioTemplate(client, ObjectConverters.of(new CsvConverter()));
        MinioTemplate minio = new MinioTemplate(reactive);
        // end::own-converter[]
        minio.writeObject(bucket, "tom.csv", new Cat("Tom", 7));

        assertThat(minio.getObjectAsString(bucket, "tom.csv")).isEqualTo("Tom,7");
        assertThat(minio.readObject(bucket, "tom.csv", Cat.class)).isEqualTo(new Cat("Tom", 7));
    }

    record Cat(String name, int age) {
    }

    private static final class CsvConverter implements ObjectConverter {

        @Override
        public boolean canRead(Type type, @Nullable MediaType contentType) {
            return type == Cat.class;
        }

        @Override
        public Object read(byte[] content, Type type, @Nullable MediaType contentType) {
            String[] cells = new String(content, StandardCharsets.UTF_8).split(",");
            return new Cat(cells[0], Integer.parseInt(cells[1]));
        }

        @Override
        public boolean canWrite(Type type, @Nullable MediaType contentType) {
            return type == Cat.class;
        }

        @Override
        public byte[] write(Object value, Type type, MediaType contentType) {
            Cat cat = (Cat) value;
            return (cat.name() + "," + cat.age()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public MediaType contentType() {
            return new MediaType("text", "csv");
        }

    }

}
