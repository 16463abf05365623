package io.github.miniospring.boot.actuate;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.miniospring.boot.server.StubContainer;
import io.github.miniospring.listener.ListenerState;
import io.github.miniospring.listener.MinioListenerContainerFactory;
import io.github.miniospring.listener.MinioListenerEndpoint;
import io.github.miniospring.listener.MinioListenerEndpointRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

class MinioEndpointTests {

    private ConfigurableApplicationContext application;

    @AfterEach
    void close() {
        if (this.application != null) {
            this.application.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "SERVLET", "REACTIVE" })
    void showsAndRunsListeners(WebApplicationType type) throws Exception {
        StubContainer inbox = start(type, "--management.endpoints.web.exposure.include=minio");
        inbox.is(ListenerState.LIVE, Duration.ZERO);

        assertThat(get("")).extracting("listeners").asInstanceOf(MAP).containsOnlyKeys("inbox");
        assertThat(get("/inbox")).containsEntry("state", "LIVE")
            .containsEntry("pending", 3)
            .containsEntry("lag", "PT2S")
            .containsEntry("lastEvent", "2026-01-31T10:00:00Z")
            .containsEntry("counters", Map.of("handled", 7))
            .containsEntry("gaps", Map.of("START", 1))
            .containsEntry("events", List.of("s3:ObjectCreated:*"));
        assertThat(status("GET", "/never", "")).isEqualTo(404);
        assertThat(status("POST", "/never", "{\"action\":\"pause\"}")).isEqualTo(404);
        assertThat(status("POST", "/inbox", "{\"action\":\"explode\"}")).isEqualTo(400);
        assertThat(status("POST", "/inbox", "{\"action\":\"confirmRemovals\"}")).isEqualTo(200);
        assertThat(inbox.calls()).containsExactly("confirmRemovals");
    }

    @ParameterizedTest
    @CsvSource({ "start,start", "stop,stop", "pause,pause", "resume,resume", "reconcile,reconcile",
            "confirm-removals,confirmRemovals" })
    void doesWhatIsAsked(String action, String call) {
        MinioListenerEndpointRegistry registry = new MinioListenerEndpointRegistry(StubContainer::new);
        StubContainer inbox = (StubContainer) registry.register(MinioListenerEndpoint.of("inbox", events -> null));
        MinioEndpoint endpoint = new MinioEndpoint(registry);

        endpoint.change("inbox", ListenerAction.valueOf(action.replace('-', '_').toUpperCase(Locale.ROOT)));

        assertThat(inbox.calls()).containsExactly(call);
        registry.stop();
    }

    @Test
    void isNotExposedByItself() throws Exception {
        start(WebApplicationType.SERVLET);

        assertThat(status("GET", "", "")).isEqualTo(404);
        assertThat(this.application.getBeanProvider(MinioEndpoint.class).stream()).isEmpty();
    }

    @Test
    void readOnlyAccessRunsNothing() throws Exception {
        StubContainer inbox = start(WebApplicationType.SERVLET, "--management.endpoints.web.exposure.include=minio",
                "--management.endpoint.minio.access=read-only");

        assertThat(status("GET", "/inbox", "")).isEqualTo(200);
        assertThat(status("POST", "/inbox", "{\"action\":\"stop\"}")).isEqualTo(405);
        assertThat(inbox.calls()).isEmpty();
    }

    @Test
    void worksOverJmx() throws Exception {
        StubContainer inbox = start(WebApplicationType.NONE, "--spring.jmx.enabled=true",
                "--management.endpoints.jmx.exposure.include=minio", "--management.endpoints.jmx.domain=listeners");
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("listeners:type=Endpoint,name=Minio");
        String text = String.class.getName();

        Object shown = server.invoke(name, "listeners", new Object[0], new String[0]);
        Object one = server.invoke(name, "listener", new Object[] { "inbox" }, new String[] { text });
        server.invoke(name, "change", new Object[] { "inbox", "pause" }, new String[] { text, text });

        assertThat(shown).asInstanceOf(MAP).containsKey("listeners");
        assertThat(one).asInstanceOf(MAP).containsEntry("id", "inbox");
        assertThat(inbox.calls()).containsExactly("pause");
    }

    private StubContainer start(WebApplicationType type, String... arguments) {
        this.application = new SpringApplicationBuilder(Application.class).web(type)
            .properties("server.port=0")
            .run(arguments);
        return (StubContainer) this.application.getBean(MinioListenerEndpointRegistry.class)
            .register(MinioListenerEndpoint.of("inbox", events -> null).autoStartup(false));
    }

    private Map<String, Object> get(String path) throws Exception {
        return JsonParserFactory.getJsonParser().parseMap(send("GET", path, "").body());
    }

    private int status(String method, String path, String body) throws Exception {
        return send(method, path, body).statusCode();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        String port = this.application.getEnvironment().getRequiredProperty("local.server.port");
        return HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/minio" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        MinioListenerContainerFactory containerFactory() {
            return StubContainer::new;
        }

    }

}
