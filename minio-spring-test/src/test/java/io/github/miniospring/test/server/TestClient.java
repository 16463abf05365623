package io.github.miniospring.test.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client of tests, with a signer of its own. Targets are given as they are sent. */
public final class TestClient {

    static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
        .withZone(ZoneOffset.UTC);

    private final HttpClient http;

    private final String endpoint;

    private final String accessKey;

    private final String secretKey;

    private final Clock clock;

    private final Map<String, String> fixed;

    private final String service;

    private TestClient(HttpClient http, String endpoint, String accessKey, String secretKey, Clock clock,
            Map<String, String> fixed, String service) {
        this.http = http;
        this.endpoint = endpoint;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.clock = clock;
        this.fixed = fixed;
        this.service = service;
    }

    public static TestClient of(MinioTestServer server) {
        HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (server.endpoint().startsWith("https")) {
            http.sslContext(server.clientContext());
        }
        return new TestClient(http.build(), server.endpoint(), server.accessKey(), server.secretKey(),
                Clock.systemUTC(), Map.of(), "s3");
    }

    String accessKey() {
        return this.accessKey;
    }

    static TestClient of(String endpoint, String accessKey, String secretKey) {
        return new TestClient(HttpClient.newHttpClient(), endpoint, accessKey, secretKey, Clock.systemUTC(), Map.of(),
                "s3");
    }

    TestClient as(String accessKey, String secretKey) {
        return new TestClient(this.http, this.endpoint, accessKey, secretKey, this.clock, this.fixed, this.service);
    }

    /** With headers that every request has. */
    TestClient with(Map<String, String> headers) {
        return new TestClient(this.http, this.endpoint, this.accessKey, this.secretKey, this.clock, headers,
                this.service);
    }

    /** Signing for another service than S3. */
    TestClient ofService(String service) {
        return new TestClient(this.http, this.endpoint, this.accessKey, this.secretKey, this.clock, this.fixed,
                service);
    }

    /** The headers that every request has. */
    Map<String, String> fixed() {
        return this.fixed;
    }

    TestClient late(Duration duration) {
        return new TestClient(this.http, this.endpoint, this.accessKey, this.secretKey,
                Clock.offset(this.clock, duration.negated()), this.fixed, this.service);
    }

    public Answer get(String target) {
        return send("GET", target, "", Map.of());
    }

    Answer head(String target) {
        return send("HEAD", target, "", Map.of());
    }

    public Answer put(String target, String body) {
        return send("PUT", target, body, Map.of());
    }

    Answer delete(String target) {
        return send("DELETE", target, "", Map.of());
    }

    Answer send(String method, String target, String body, Map<String, String> headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(method, target, bytes, headers, hex(sha256(bytes)));
    }

    Answer send(String method, String target, byte[] body, Map<String, String> headers, String payloadHash) {
        TreeMap<String, String> signed = new TreeMap<>(this.fixed);
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        String authorization = authorize(method, target, signed, payloadHash);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.endpoint + target))
            .method(method, BodyPublishers.ofByteArray(body))
            .header("Authorization", authorization);
        signed.forEach((name, value) -> {
            if (!name.equals("host")) {
                request.header(name, value);
            }
        });
        return exchange(request);
    }

    /** Signs, and adds to the headers what it takes. */
    String authorize(String method, String target, TreeMap<String, String> headers, String payloadHash) {
        String date = TIME.format(this.clock.instant());
        headers.put("host", this.endpoint.replaceFirst("https?://", ""));
        headers.put("x-amz-date", date);
        headers.put("x-amz-content-sha256", payloadHash);
        String names = String.join(";", headers.keySet());
        return "AWS4-HMAC-SHA256 Credential=" + this.accessKey + "/" + scope(date) + ", SignedHeaders=" + names
                + ", Signature=" + sign(method, target, headers, payloadHash, date);
    }

    private String sign(String method, String target, TreeMap<String, String> headers, String payloadHash,
            String date) {
        int query = target.indexOf('?');
        String path = (query < 0) ? target : target.substring(0, query);
        String sorted = (query < 0) ? ""
                : Arrays.stream(target.substring(query + 1).split("&"))
                    .map(each -> each.contains("=") ? each : each + "=")
                    .sorted(Comparator.comparing(each -> each.substring(0, each.indexOf('='))))
                    .collect(Collectors.joining("&"));
        String lines = headers.entrySet()
            .stream()
            .map(each -> each.getKey() + ":" + each.getValue().trim() + "\n")
            .collect(Collectors.joining());
        String canonical = method + "\n" + path + "\n" + sorted + "\n" + lines + "\n"
                + String.join(";", headers.keySet()) + "\n" + payloadHash;
        return signText("AWS4-HMAC-SHA256\n" + date + "\n" + scope(date) + "\n"
                + hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))), date);
    }

    String signText(String text, String date) {
        byte[] key = ("AWS4" + this.secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : new String[] { date.substring(0, 8), "us-east-1", this.service, "aws4_request" }) {
            key = hmac(key, step);
        }
        return hex(hmac(key, text));
    }

    String scope(String date) {
        return date.substring(0, 8) + "/us-east-1/" + this.service + "/aws4_request";
    }

    /** A link: target with a signature in the query. */
    String presign(String method, String target, long seconds) {
        String date = TIME.format(this.clock.instant());
        TreeMap<String, String> query = new TreeMap<>();
        query.put("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
        query.put("X-Amz-Credential", this.accessKey + "/" + scope(date));
        query.put("X-Amz-Date", date);
        query.put("X-Amz-Expires", Long.toString(seconds));
        query.put("X-Amz-SignedHeaders", "host");
        String unsigned = target + (target.contains("?") ? "&" : "?")
                + query.entrySet()
                    .stream()
                    .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        TreeMap<String, String> headers = new TreeMap<>(Map.of("host", this.endpoint.replaceFirst("https?://", "")));
        return unsigned + "&X-Amz-Signature=" + sign(method, unsigned, headers, UNSIGNED, date);
    }

    /** Sends a request as it is, without a signature. */
    Answer plain(String method, String target, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.endpoint + target))
            .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return exchange(request);
    }

    /** Opens a body without an end, before anything of it has come. */
    InputStream open(String target) {
        TreeMap<String, String> headers = new TreeMap<>(this.fixed);
        byte[] none = new byte[0];
        String authorization = authorize("GET", target, headers, hex(sha256(none)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.endpoint + target))
            .header("Authorization", authorization);
        headers.remove("host");
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<InputStream>> response = this.http.sendAsync(request.build(),
                BodyHandlers.ofInputStream());
        return new InputStream() {

            @Override
            public int read() throws IOException {
                try {
                    return response.join().body().read();
                }
                catch (CompletionException ex) {
                    throw new IOException(ex);
                }
            }

            @Override
            public void close() throws IOException {
                if (response.isDone() && !response.isCompletedExceptionally()) {
                    response.join().body().close();
                }
                response.cancel(true);
            }

        };
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = this.http.send(request.timeout(Duration.ofSeconds(30)).build(),
                    BodyHandlers.ofByteArray());
            return new Answer(response);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    static byte[] sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        }
        catch (GeneralSecurityException ex) {
            throw new IllegalStateException(ex);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return this.response.statusCode();
        }

        public byte[] bytes() {
            return this.response.body();
        }

        public String text() {
            return new String(this.response.body(), StandardCharsets.UTF_8);
        }

        /** A header; empty if there is none. */
        public String header(String name) {
            return this.response.headers().firstValue(name).orElse("");
        }

        /** What the first element of that name holds; empty if there is none. */
        public String element(String name) {
            int start = text().indexOf("<" + name + ">");
            return (start < 0) ? ""
                    : text().substring(start + name.length() + 2, text().indexOf("</" + name + ">", start));
        }

        /** What all elements of that name hold. */
        public List<String> elements(String name) {
            return Pattern.compile("<" + name + ">(.*?)</" + name + ">")
                .matcher(text())
                .results()
                .map(match -> match.group(1))
                .toList();
        }

        /**
         * Status and code of an error, such as {@code 404 NoSuchKey}; the status alone
         * otherwise.
         */
        public String outcome() {
            String code = element("Code").isEmpty() ? header("x-minio-error-code") : element("Code");
            return (status() + " " + (status() >= 300 ? code : "")).trim();
        }

    }

}
