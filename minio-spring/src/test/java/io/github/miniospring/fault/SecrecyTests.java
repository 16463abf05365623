package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.github.miniospring.Endpoint;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.http.TlsSettings;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.presign.PresignedUrl;
import io.github.miniospring.template.MinioTemplate;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nothing secret appears where people look: logs, messages, metrics, traces. */
class SecrecyTests {

    private static final String SECRET = "canary-secret-key";

    private static final String TOKEN = "canary-session-token";

    private static final byte[] KEY = "canary-customer-key-of-32-bytes!".getBytes(StandardCharsets.US_ASCII);

    /** How a connection can break. */
    enum Break {

        BEFORE_THE_ANSWER(Scripts.CLOSE),

        BY_A_CRASH(Scripts.RESET),

        BEFORE_THE_BODY_WAS_READ(exchange -> exchange.reset()),

        WITHIN_THE_HEAD(exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nx-amz-req");
            exchange.close();
        }),

        WITHIN_THE_ANSWER(exchange -> {
            exchange.begin(200, "ETag: \"e\"\nContent-Length: 1000\n");
            exchange.send("half");
            exchange.reset();
        }),

        BY_NONSENSE(exchange -> exchange.send("no HTTP at all\r\n\r\n"));

        private final FaultServer.Script script;

        Break(FaultServer.Script script) {
            this.script = script;
        }

    }

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private final Logger everybody = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Level usual = this.everybody.getLevel();

    private final List<Appender<ILoggingEvent>> consoles = new ArrayList<>();

    private final TestObservationRegistry observations = TestObservationRegistry.create();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final List<String> seen = new ArrayList<>();

    private final MinioTemplate template = new MinioTemplate(this.server
        .client(builder -> builder.credentials(CredentialsProvider.of(Credentials.of("canary-access", SECRET, TOKEN)))
            .observationRegistry(this.observations)
            .meterRegistry(this.meters)));

    @BeforeEach
    void listen() {
        this.log.start();
        this.everybody.iteratorForAppenders().forEachRemaining(this.consoles::add);
        this.everybody.detachAndStopAllAppenders();
        this.everybody.addAppender(this.log);
        this.everybody.setLevel(Level.TRACE);
        this.observations.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                SecrecyTests.this.seen.add(context.getName() + context.getContextualName() + context);
                for (KeyValue tag : context.getAllKeyValues()) {
                    SecrecyTests.this.seen.add(tag.toString());
                }
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
    }

    @AfterEach
    void nothingSecretWasSeen() {
        this.server.close();
        this.everybody.setLevel(this.usual);
        this.everybody.detachAppender(this.log);
        this.consoles.forEach(console -> {
            console.start();
            this.everybody.addAppender(console);
        });
        this.log.list.forEach(event -> this.seen.add(text(event)));
        this.meters.getMeters().forEach(meter -> this.seen.add(meter.getId().toString()));
        List<String> signatures = this.server.requests().stream().map(SecrecyTests::signature).toList();

        assertThat(this.log.list).extracting(ILoggingEvent::getLoggerName)
            .anyMatch(name -> name.startsWith("io.github.miniospring"))
            .anyMatch(name -> name.startsWith("reactor.netty"));
        assertThat(this.seen).allSatisfy(text -> {
            assertThat(text).doesNotContain(SECRET, TOKEN, new String(KEY, StandardCharsets.US_ASCII),
                    Base64.getEncoder().encodeToString(KEY));
            assertThat(text).doesNotContainIgnoringCase("x-amz-signature=");
            signatures.forEach(signature -> assertThat(text).doesNotContain(signature));
        });
    }

    private static String text(ILoggingEvent event) {
        IThrowableProxy failure = event.getThrowableProxy();
        return event.getLoggerName() + ": " + event.getFormattedMessage()
                + ((failure != null) ? ThrowableProxyUtil.asString(failure) : "");
    }

    private static String signature(FaultExchange request) {
        String authorization = request.headers().getOrDefault("authorization", "Signature=none-at-all");
        return authorization.substring(authorization.indexOf("Signature=") + "Signature=".length());
    }

    private void attempt(Callable<?> call) {
        try {
            this.seen.add(String.valueOf(call.call()));
        }
        catch (Exception ex) {
            StringWriter text = new StringWriter();
            ex.printStackTrace(new PrintWriter(text));
            this.seen.add(text.toString());
            this.seen.add(ex.toString());
        }
    }

    @Test
    void whenCallsSucceed() {
        attempt(() -> this.template.putObject("photos", "cat.png", "meow"));
        attempt(() -> this.template.putObject("photos", "cat.png", new ByteArrayInputStream(new byte[10]), 10));
        attempt(() -> this.template.statObject("photos", "cat.png"));
    }

    @Test
    void whenTheServerRepeatsWhatItWasTold() {
        this.server.plays(exchange -> exchange.readBody()
            .answer(403, "Content-Type: application/xml\nx-echo: " + exchange.header("authorization") + "\n",
                    Scripts.document("SignatureDoesNotMatch", "<StringToSign>" + exchange.headers() + "</StringToSign>")
                        .replace("Because of", "Authorization: " + exchange.header("authorization")
                                + " X-Amz-Security-Token: " + exchange.header("x-amz-security-token") + " for")));

        attempt(() -> this.template.statObject("photos", "cat.png"));
        attempt(() -> this.template.getObjectBytes("photos", "cat.png"));
        attempt(() -> this.template.putObject("photos", "cat.png", "meow"));
    }

    @Test
    void whenAProxyShowsTheRequestInItsPage() {
        this.server.plays(exchange -> exchange.readBody()
            .answer(502, "Content-Type: text/html\n", "<html>Authorization: " + exchange.header("authorization")
                    + "<br>x-amz-security-token: " + exchange.header("x-amz-security-token") + "</html>"));

        attempt(() -> this.template.getObjectBytes("photos", "cat.png"));
    }

    @ParameterizedTest
    @EnumSource
    void whenConnectionsBreak(Break broken) {
        this.server.plays(broken.script);

        attempt(() -> this.template.statObject("photos", "cat.png"));
        attempt(() -> this.template.getObjectBytes("photos", "cat.png"));
        attempt(() -> this.template.putObject("photos", "cat.png", "meow"));
        attempt(() -> this.template.putObject("photos", "cat.png", new ByteArrayInputStream(new byte[100_000]),
                100_000));
    }

    @Test
    void whenACallIsGivenUp() {
        this.server.plays(Scripts.SILENT);
        Disposable call = this.template.reactive().statObject("photos", "cat.png").subscribe();
        await().until(() -> !this.server.requests().isEmpty());

        call.dispose();

        assertThat(List.copyOf(this.log.list))
            .filteredOn(event -> event.getLoggerName().equals(MinioClient.class.getName()))
            .singleElement()
            .satisfies(event -> {
                assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
                assertThat(event.getFormattedMessage()).contains("photos/cat.png: given up after");
            });
    }

    @Test
    void whenLinksAreMade() {
        attempt(() -> this.template.statObject("photos", "cat.png"));
        PresignedUrl link = this.template.presignedGetObject("photos", "cat.png", Duration.ofMinutes(1));

        attempt(() -> link);
        this.seen.add("" + link);
        assertThat(link.toUri().toString()).contains("X-Amz-Signature=");
    }

    @Test
    void whenCustomersBringTheirKeys() {
        attempt(() -> this.template.statObject("photos", "cat.png"));
        SseCustomerKey key = SseCustomerKey.of(KEY);
        attempt(() -> this.template.putObject("photos", "cat.png", "meow", put -> put.encryption(key)));
        try (MinioClient tls = MinioClient.builder(new Endpoint(true, "127.0.0.1", this.server.port()))
            .retry(RetrySettings.NONE)
            .http(HttpSettings.builder().tls(TlsSettings.UNVERIFIED).connectTimeout(Duration.ofSeconds(2)).build())
            .build()) {
            attempt(() -> new MinioTemplate(tls).putObject("photos", "cat.png", "meow", put -> put.encryption(key)));
        }
        this.seen.add("" + key);
    }

    @Test
    void whenThingsAreJustPrinted() {
        attempt(() -> this.template.statObject("photos", "cat.png"));
        this.seen.add("" + Credentials.of("canary-access", SECRET, TOKEN));
        this.seen.add("" + CredentialsProvider.of(Credentials.of("canary-access", SECRET, TOKEN)));
        this.seen.add("" + this.template + this.template.reactive() + this.template.reactive().client());
        this.seen.add("" + new HttpSettings.ProxySettings("proxy", 3128, "user", SECRET, List.of()));
    }

}
