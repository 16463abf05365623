package io.github.miniospring.boot.host;

import java.util.Locale;
import java.util.Map;

import io.github.miniospring.boot.server.RecordingServer;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An application that has a WebClient of its own. */
class OwnWebClientTests {

    @Test
    void whatTheApplicationAddsToItsRequestsIsNotAddedToOurs() {
        try (RecordingServer server = RecordingServer.agreeing();
                ConfigurableApplicationContext application = start(server)) {
            application.getBean(MinioTemplate.class).bucketExists("photos");
            application.getBean(WebClient.Builder.class)
                .build()
                .get()
                .uri("http://localhost:" + server.port() + "/own")
                .retrieve()
                .toBodilessEntity()
                .block();

            assertThat(server.requests()).extracting(Object::toString).containsExactly("HEAD /photos", "GET /own");
            assertThat(server.requests().get(0).headers().get("x-company")).isNull();
            assertThat(server.requests().get(1).headers().get("x-company")).isEqualTo("acme");
        }
    }

    @Test
    void whatIsSetForTheClientsOfTheApplicationIsNotSetForOurs() {
        try (RecordingServer server = RecordingServer.agreeing();
                ConfigurableApplicationContext application = start(server, "--spring.http.clients.connect-timeout=1ns",
                        "--spring.http.clients.reactive.connector=jdk", "--spring.http.codecs.max-in-memory-size=1B")) {
            assertThat(application.getBean(MinioTemplate.class).bucketExists("photos")).isTrue();
        }
    }

    @Test
    void beansOfTheApplicationAreNotReplaced() {
        try (RecordingServer server = RecordingServer.agreeing();
                ConfigurableApplicationContext application = start(server);
                ConfigurableApplicationContext without = start(server, "--minio.enabled=false")) {
            Map<String, Object> before = without.getBeansOfType(Object.class);
            Map<String, Object> now = application.getBeansOfType(Object.class);

            assertThat(now.keySet()).containsAll(before.keySet());
            now.keySet().removeAll(before.keySet());
            assertThat(now.keySet()).allMatch(name -> name.toLowerCase(Locale.ROOT).contains("minio"));
        }
    }

    private static ConfigurableApplicationContext start(RecordingServer server, String... arguments) {
        return new SpringApplicationBuilder(HostApplication.class, Customized.class).web(WebApplicationType.NONE)
            .properties(server.endpoint(), "minio.access-key=access", "minio.secret-key=secret")
            .run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Customized {

        @Bean
        WebClientCustomizer companyHeader() {
            return builder -> builder.defaultHeader("x-company", "acme");
        }

    }

}
