package io.github.miniospring.benchmarks.startup;

import io.github.miniospring.benchmarks.Bytes;
import io.github.miniospring.template.MinioTemplate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** An application that puts one object, with the starter. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class MinioSpringApplication {

    /**
     * @param arguments {@code --minio.endpoint} and keys
     */
    public static void main(String[] arguments) {
        long started = System.nanoTime();
        SpringApplication.run(MinioSpringApplication.class, arguments)
            .getBean(MinioTemplate.class)
            .putObject("bench", "put-0", Bytes.array(1024));
        FirstPut.done(started);
    }

}
