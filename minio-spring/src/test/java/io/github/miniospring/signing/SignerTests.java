package io.github.miniospring.signing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.miniospring.credentials.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SignerTests {

    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");

    private static final SigningScope SCOPE = SigningScope
        .s3(Credentials.of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), "us-east-1");

    private static final String AWS_HOST = "examplebucket.s3.amazonaws.com";

    @Test
    void signsTheRangeRequestThatAwsPublished() {
        SortedMap<String, String> headers = headers(AWS_HOST);
        headers.put("range", "bytes=0-9");

        Signature signature = Signer.signHeader("GET", URI.create("https://" + AWS_HOST + "/test.txt"), headers,
                Signer.EMPTY_PAYLOAD, SCOPE, NOW);

        assertThat(signature.authorization())
            .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                    + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                    + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void signsTheUploadThatAwsPublished() throws Exception {
        SortedMap<String, String> headers = headers(AWS_HOST);
        headers.put("date", "Fri, 24 May 2013 00:00:00 GMT");
        headers.put("x-amz-storage-class", "REDUCED_REDUNDANCY");
        byte[] body = "Welcome to Amazon S3.".getBytes(StandardCharsets.US_ASCII);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));

        Signature signature = Signer.signHeader("PUT", URI.create("https://" + AWS_HOST + "/test%24file.text"), headers,
                hash, SCOPE, NOW);

        assertThat(signature.value()).isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @ParameterizedTest
    @CsvSource({ "/?lifecycle=, fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
            "/?max-keys=2&prefix=J, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
            "?max-keys=2&prefix=J, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7" })
    void signsTheQueriesThatAwsPublished(String target, String expected) {
        Signature signature = Signer.signHeader("GET", URI.create("https://" + AWS_HOST + target), headers(AWS_HOST),
                Signer.EMPTY_PAYLOAD, SCOPE, NOW);

        assertThat(signature.value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "/b/a%20b%2Bc%25d/%C3%A9~.txt, 9d21a601940b03c41cbca28437fbe3cc6ccd1e9aae8dc38bf07e041c2cb6f93a",
            "/b/a//b/, a736f8f06dc433219262a92ba40d7d9109de4cdfd1da422a742e17d990f965a6",
            "/b?delimiter=%2F&encoding-type=url&list-type=2&max-keys=1000&prefix=x%20y%2F%2B%C3%A9%26%3D,"
                    + " 242887345723df0d81b948bdd03ad513c861ae2dec8312681ccf4b306375ba8e",
            "/b?events=s3%3AObjectAccessed%3A%2A&events=s3%3AObjectCreated%3A%2A&prefix=&suffix=,"
                    + " 54968706c9d9f8a1519ae9ad6e1e5f00c4997c4f80af321aa12aba778ffd7613" })
    void signsEncodedPathsAndQueriesAsTheyAreSent(String target, String expected) {
        Signature signature = Signer.signHeader("GET", URI.create("http://localhost:9000" + target),
                headers("localhost:9000"), Signer.UNSIGNED_PAYLOAD, SCOPE, NOW);

        assertThat(signature.value()).isEqualTo(expected);
    }

    @Test
    void addsTimeHashAndTokenToTheHeaders() {
        SortedMap<String, String> headers = headers("localhost:9000");

        Signature signature = Signer.signHeader("GET", URI.create("http://localhost:9000/b"), headers,
                Signer.EMPTY_PAYLOAD, session("token+/="), NOW);

        assertThat(headers).containsEntry("x-amz-date", "20130524T000000Z")
            .containsEntry("x-amz-content-sha256", Signer.EMPTY_PAYLOAD)
            .containsEntry("x-amz-security-token", "token+/=");
        assertThat(signature.authorization())
            .contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,");
    }

    @Test
    void foldsBlanksInSignedValues() {
        SortedMap<String, String> folded = headers("localhost:9000");
        folded.put("x-amz-meta-a", "one two");
        SortedMap<String, String> wide = headers("localhost:9000");
        wide.put("x-amz-meta-a", "  one   two ");

        assertThat(sign(wide)).isEqualTo(sign(folded));
    }

    @Test
    void refusesWhatIsNotAscii() {
        assertThatIllegalArgumentException().isThrownBy(() -> Signer.signHeader("GET",
                URI.create("http://localhost:9000/\u00e9"), headers("localhost:9000"), "hash", SCOPE, NOW));
    }

    @Test
    void signsTheLinkThatAwsPublished() {
        String url = Signer.signQuery("GET", URI.create("https://" + AWS_HOST + "/test.txt"), headers(AWS_HOST), SCOPE,
                NOW, 86400);

        assertThat(url).isEqualTo("https://" + AWS_HOST + "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @ParameterizedTest
    @CsvSource({ "response-content-type=text%2Fplain&versionId=3, X-Amz-Algorithm,", "A=1&B=2, A, X-Amz-SignedHeaders",
            "A=1&versionId=3, A, versionId", "X=1&z=2, X, z", "X-Amy=1, X-Amy, X-Amz-SignedHeaders",
            "X-Amz=1, X-Amz, X-Amz-SignedHeaders", "X-Ana=1, X-Amz-Algorithm, X-Ana" })
    void keepsTheQueryOfALinkInOrder(String given, String first, String last) {
        String url = Signer.signQuery("GET", URI.create("http://localhost:9000/b/k?" + given),
                headers("localhost:9000"), session("a/b"), NOW, 60);

        String query = url.substring(url.indexOf('?') + 1, url.indexOf("&X-Amz-Signature="));
        List<String> names = new ArrayList<>();
        for (String parameter : query.split("&")) {
            names.add(parameter.substring(0, parameter.indexOf('=')));
        }
        assertThat(names).isSorted().startsWith(first).contains("X-Amz-Security-Token");
        if (last != null) {
            assertThat(names).endsWith(last);
        }
        assertThat(query).contains(given.split("&")).contains("X-Amz-Security-Token=a%2Fb");
    }

    @Test
    void namesTheHeadersThatALinkNeeds() {
        SortedMap<String, String> headers = headers("localhost:9000");
        headers.put("content-type", "text/plain");

        String url = Signer.signQuery("PUT", URI.create("http://localhost:9000/b/k"), headers, SCOPE, NOW, 60);

        assertThat(url).contains("X-Amz-SignedHeaders=content-type%3Bhost&");
    }

    @Test
    void signsAlikeFromManyThreadsWithDifferentKeys() throws Exception {
        int scopes = 40;
        List<String> expected = new ArrayList<>();
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < scopes; i++) {
            SigningScope scope = SigningScope.s3(Credentials.of("key" + i, "secret" + i), "region-" + (i % 3));
            Instant time = NOW.plusSeconds(i * 40_000L);
            expected.add(sign(scope, time));
            tasks.add(() -> sign(scope, time));
        }
        List<Callable<String>> repeated = new ArrayList<>();
        for (int round = 0; round < 50; round++) {
            repeated.addAll(tasks);
        }
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            List<Future<String>> signatures = threads.invokeAll(repeated);

            for (int i = 0; i < signatures.size(); i++) {
                assertThat(signatures.get(i).get()).isEqualTo(expected.get(i % scopes));
            }
            assertThat(expected).doesNotHaveDuplicates();
        }
        finally {
            threads.shutdownNow();
        }
    }

    @Test
    void neverPrintsASignature() {
        Signature signature = Signer.signHeader("GET", URI.create("http://localhost:9000/b"), headers("localhost:9000"),
                Signer.EMPTY_PAYLOAD, session("the-token"), NOW);

        assertThat(signature.toString()).doesNotContain(signature.value());
        assertThat(signature.scope().toString()).doesNotContain("AKIA").doesNotContain("the-token");
    }

    private static String sign(SortedMap<String, String> headers) {
        return Signer
            .signHeader("GET", URI.create("http://localhost:9000/b"), headers, Signer.EMPTY_PAYLOAD, SCOPE, NOW)
            .value();
    }

    private static String sign(SigningScope scope, Instant time) {
        return Signer
            .signHeader("GET", URI.create("http://localhost:9000/b"), headers("localhost:9000"), Signer.EMPTY_PAYLOAD,
                    scope, time)
            .value();
    }

    private static SigningScope session(String token) {
        return SigningScope.s3(Credentials.of("AKIAIOSFODNN7EXAMPLE", "secret", token), "us-east-1");
    }

    private static SortedMap<String, String> headers(String host) {
        SortedMap<String, String> headers = new TreeMap<>();
        headers.put("host", host);
        return headers;
    }

}
