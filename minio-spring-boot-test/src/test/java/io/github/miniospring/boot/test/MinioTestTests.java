package io.github.miniospring.boot.test;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

class MinioTestTests {

    @Nested
    @MinioTest
    class Plain {

        @Test
        void hasClientAndTemplates(@Autowired ApplicationContext context) {
            assertThat(context.getBean(MinioClient.class).endpoint()).hasToString("http://localhost:9000");
            assertThat(context.getBeansOfType(MinioTemplate.class)).hasSize(1);
            assertThat(context.getBeansOfType(ReactiveMinioTemplate.class)).hasSize(1);
        }

        @Test
        void leavesOutAllElse(@Autowired ApplicationContext context) {
            assertThat(context.getBeansOfType(Archive.class)).isEmpty();
            assertThat(context.getBeansOfType(Unwanted.class)).isEmpty();
            assertThat(context.getBeansOfType(TaskExecutionAutoConfiguration.class)).isEmpty();
        }

    }

    @Nested
    @MinioTest(properties = { "minio.endpoint=https://minio.example.com", "greeting=hello" })
    class WithProperties {

        @Test
        void hasThemInTheEnvironment(@Autowired MinioConnectionDetails details, @Value("${greeting}") String greeting) {
            assertThat(details.getEndpoint()).hasToString("https://minio.example.com");
            assertThat(greeting).isEqualTo("hello");
        }

    }

    @Nested
    @MinioTest
    @Import(Archive.class)
    class WithImport {

        @Test
        void hasWhatIsImported(@Autowired ApplicationContext context) {
            assertThat(context.getBeansOfType(Archive.class)).hasSize(1);
            assertThat(context.getBeansOfType(Unwanted.class)).isEmpty();
        }

    }

    @Nested
    @MinioTest(excludeAutoConfiguration = MinioAutoConfiguration.class)
    class WithExclusion {

        @Test
        void hasNotWhatIsExcluded(@Autowired ApplicationContext context) {
            assertThat(context.getBeansOfType(MinioClient.class)).isEmpty();
        }

    }

}
