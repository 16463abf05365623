package io.github.miniospring.benchmarks.startup;

import io.github.miniospring.benchmarks.Bytes;
import io.github.miniospring.benchmarks.Place;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same application with minio-java, whose client it makes itself. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class MinioJavaApplication {

    /**
     * @param arguments {@code --minio.endpoint} and keys
     */
    public static void main(String[] arguments) throws Exception {
        long started = System.nanoTime();
        byte[] bytes = Bytes.array(1024);
        SpringApplication.run(MinioJavaApplication.class, arguments)
            .getBean(MinioClient.class)
            .putObject(PutObjectArgs.builder().bucket("bench").object("put-0").data(bytes, bytes.length).build());
        FirstPut.done(started);
    }

    @Bean
    MinioClient minioClient(@Value("${minio.endpoint}") String endpoint, @Value("${minio.access-key}") String accessKey,
            @Value("${minio.secret-key}") String secretKey) {
        return MinioClient.builder().endpoint(endpoint).region(Place.REGION).credentials(accessKey, secretKey).build();
    }

}
