package io.github.miniospring.docs.slice;

import io.github.miniospring.test.server.MinioTestServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

// tag::run[]
public class TestApplication {

    public static void main(String[] args) {
        SpringApplication.from(Application::main).with(Server.class).run(args);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Server {

        @Bean
        MinioTestServer minioTestServer() {
            return MinioTestServer.builder().buckets("photos").start();
        }

    }

}
// end::run[]
