package io.github.miniospring.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.miniospring.Endpoint;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.MinioClientBuilder;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.http.HttpSettings.ProxySettings;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The ways to a server: through a proxy, past it, and to hosts with unusual names. */
class ProxyTests {

    /** No machine knows it; the proxy does. */
    private static final Endpoint HIDDEN = Endpoint.parse("http://my_minio.invalid:9000", null);

    @AutoClose
    private final FaultServer server = new FaultServer();

    /** Opens a tunnel and is then the server itself. */
    private final FaultServer proxy = new FaultServer();

    private String get(Endpoint endpoint, UnaryOperator<MinioClientBuilder> settings) {
        MinioClientBuilder builder = MinioClient.builder(endpoint)
            .credentials(CredentialsProvider.of("access", "secret"))
            .region("us-east-1")
            .retry(RetrySettings.NONE);
        try (MinioClient client = settings.apply(builder).build()) {
            return new MinioTemplate(client).getObjectAsString("photos", "cat.png");
        }
        finally {
            this.proxy.close();
        }
    }

    private UnaryOperator<MinioClientBuilder> through(String username, String password, String... noProxy) {
        ProxySettings settings = new ProxySettings("localhost", this.proxy.port(), username, password,
                List.of(noProxy));
        return builder -> builder.http(FaultServer.quick().proxy(settings).build());
    }

    private static void tunnel(FaultExchange exchange) throws IOException {
        exchange.send("HTTP/1.1 200 Connected\r\n\r\n");
    }

    @Test
    void tunnelsThroughTheProxy() {
        this.proxy.plays(ProxyTests::tunnel, Scripts.object("meow".getBytes()));

        assertThat(get(HIDDEN, through(null, null))).isEqualTo("meow");
        assertThat(this.proxy.request(0).method()).isEqualTo("CONNECT");
        assertThat(this.proxy.request(0).target()).isEqualTo("my_minio.invalid:9000");
        assertThat(this.proxy.request(1).target()).isEqualTo("/photos/cat.png");
        assertThat(this.proxy.request(1).header("host")).isEqualTo("my_minio.invalid:9000");
    }

    @Test
    void showsItsPasswordToTheProxyAndNotToTheServer() {
        this.proxy.plays(ProxyTests::tunnel, Scripts.object("meow".getBytes()));

        get(HIDDEN, through("user", "password-of-the-proxy"));

        String expected = "Basic "
                + Base64.getEncoder().encodeToString("user:password-of-the-proxy".getBytes(StandardCharsets.UTF_8));
        assertThat(this.proxy.request(0).header("proxy-authorization")).isEqualTo(expected);
        assertThat(this.proxy.request(1).headers()).doesNotContainKey("proxy-authorization");
    }

    @Test
    void saysThatTheProxyWantsAPassword() {
        this.proxy.plays(exchange -> exchange.answer(407, "Proxy-Authenticate: Basic\n", ""));

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> get(HIDDEN, through("user", "wrong-password")))
            .withMessageStartingWith("GetObject photos/cat.png: cannot reach " + HIDDEN + ": ")
            .withMessageContaining("407")
            .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("wrong-password"));
    }

    @Test
    void passesByTheProxyForHostsOfItsList() {
        this.server.plays(Scripts.object("direct".getBytes()));
        Endpoint byName = Endpoint.parse("http://localhost:" + this.server.port(), null);

        assertThat(get(byName, through(null, null, "*.example.com", "local*"))).isEqualTo("direct");
        assertThat(this.proxy.connections()).isZero();
    }

    @Test
    void doesNotTakeAPartOfAListedNameForIt() {
        this.proxy.plays(ProxyTests::tunnel, Scripts.object("meow".getBytes()));

        assertThat(get(HIDDEN, through(null, null, "invalid", "minio"))).isEqualTo("meow");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void takesTheProxyOfTheSystemWhereItIsWanted() {
        this.proxy.plays(ProxyTests::tunnel, Scripts.object("meow".getBytes()));
        System.setProperty("http.proxyHost", "localhost");
        System.setProperty("http.proxyPort", Integer.toString(this.proxy.port()));
        try {
            assertThat(get(HIDDEN, builder -> builder.http(FaultServer.quick().proxy(ProxySettings.SYSTEM).build())))
                .isEqualTo("meow");
        }
        finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void reachesThisMachineWithoutTheProxyOfTheSystem() {
        this.server.plays(Scripts.object("direct".getBytes()));
        System.setProperty("http.proxyHost", "localhost");
        System.setProperty("http.proxyPort", Integer.toString(this.proxy.port()));
        try {
            assertThat(get(Endpoint.parse("http://localhost:" + this.server.port(), null),
                    builder -> builder.http(FaultServer.quick().proxy(ProxySettings.SYSTEM).build())))
                .isEqualTo("direct");
        }
        finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    void reachesAHostWithAnUnderscoreInItsName() {
        this.server.plays(Scripts.object("meow".getBytes()));
        Endpoint endpoint = Endpoint.parse("http://my_minio.invalid:" + this.server.port(), null);

        String text = get(endpoint, builder -> builder.customizeHttpClient(client -> client
            .resolver(names -> names.hostsFileEntriesResolver((name, types) -> InetAddress.getLoopbackAddress()))));

        assertThat(text).isEqualTo("meow");
        assertThat(this.server.request(0).header("host")).isEqualTo(endpoint.authority());
    }

}
