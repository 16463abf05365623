package io.github.miniospring.test.server.auth;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.github.miniospring.test.server.digest.Hashes;
import io.github.miniospring.test.server.error.S3Failure;
import io.github.miniospring.test.server.http.Headers;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.UrlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The examples of AWS, and others computed independently. */
class SignatureVectorTests {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String AWS_HOST = "examplebucket.s3.amazonaws.com";

    private static final InetSocketAddress ADDRESS = new InetSocketAddress("localhost", 1);

    private final Clock clock = Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC);

    private final Authenticator authenticator = authenticator();

    private Authenticator authenticator() {
        Accounts accounts = new Accounts(this.clock);
        accounts.add(User.root("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        return new Authenticator(accounts, this.clock, "");
    }

    private Authentication authenticate(String method, String target, Headers headers, String hash, String signature) {
        headers.set("x-amz-date", "20130524T000000Z").set("x-amz-content-sha256", hash);
        String names = String.join(";", headers.asMap().keySet());
        headers.set("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3"
                + "/aws4_request, SignedHeaders=" + names + ", Signature=" + signature);
        RequestHead head = new RequestHead(method, target, headers, false, ADDRESS, ADDRESS);
        return this.authenticator.authenticate(head, UrlText.decodePath(head.rawPath()), Query.parse(head.rawQuery()),
                "", false);
    }

    @Test
    void acceptsRangeRequest() {
        Headers headers = new Headers().add("host", AWS_HOST).add("range", "bytes=0-9");

        Authentication authentication = authenticate("GET", "/test.txt", headers, EMPTY,
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");

        assertThat(authentication.identity().accessKey()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
    }

    @Test
    void acceptsUpload() {
        Headers headers = new Headers().add("host", AWS_HOST)
            .add("date", "Fri, 24 May 2013 00:00:00 GMT")
            .add("x-amz-storage-class", "REDUCED_REDUNDANCY");

        Authentication authentication = authenticate("PUT", "/test%24file.text", headers,
                "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");

        assertThat(authentication.isPayloadSigned()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "/?lifecycle=, fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
            "/?max-keys=2&prefix=J, 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7" })
    void acceptsQueries(String target, String signature) {
        Headers headers = new Headers().add("host", AWS_HOST);

        assertThat(authenticate("GET", target, headers, EMPTY, signature).identity().isAnonymous()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ',
            value = { "/b/a%20b%2Bc%25d/%C3%A9~.txt 9d21a601940b03c41cbca28437fbe3cc6ccd1e9aae8dc38bf07e041c2cb6f93a",
                    "/b/a//b/ a736f8f06dc433219262a92ba40d7d9109de4cdfd1da422a742e17d990f965a6",
                    "/b?delimiter=%2F&encoding-type=url&list-type=2&max-keys=1000&prefix=x%20y%2F%2B%C3%A9%26%3D"
                            + " 242887345723df0d81b948bdd03ad513c861ae2dec8312681ccf4b306375ba8e",
                    "/b?events=s3%3AObjectAccessed%3A%2A&events=s3%3AObjectCreated%3A%2A&prefix=&suffix="
                            + " 54968706c9d9f8a1519ae9ad6e1e5f00c4997c4f80af321aa12aba778ffd7613" })
    void acceptsOddTargets(String target, String signature) {
        Headers headers = new Headers().add("host", "localhost:9000");

        Authentication authentication = authenticate("GET", target, headers, "UNSIGNED-PAYLOAD", signature);

        assertThat(authentication.isPayloadSigned()).isFalse();
    }

    @Test
    void refusesAnotherSignature() {
        Headers headers = new Headers().add("host", AWS_HOST);

        assertThatExceptionOfType(S3Failure.class)
            .isThrownBy(() -> authenticate("GET", "/?lifecycle=", headers, EMPTY, "0".repeat(64)))
            .satisfies(failure -> assertThat(failure.code()).isEqualTo("SignatureDoesNotMatch"));
    }

    @Test
    void acceptsLink() {
        String target = "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524"
                + "%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                + "&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
        RequestHead head = new RequestHead("GET", target, new Headers().add("host", AWS_HOST), false, ADDRESS, ADDRESS);

        Authentication authentication = this.authenticator.authenticate(head, "/test.txt", Query.parse(head.rawQuery()),
                "", false);

        assertThat(authentication.type()).isEqualTo(AuthenticationType.QUERY);
    }

    @Test
    void acceptsForm() {
        String policy = "eyJleHBpcmF0aW9uIjoiMjAxMy0wNS0zMVQwMDowMDowMC4wMDBaIiwiY29uZGl0aW9ucyI6W1siZXEiLCIkYnVja2V0"
                + "IiwiZXhhbXBsZWJ1Y2tldCJdLFsic3RhcnRzLXdpdGgiLCIka2V5IiwidXNlci8iXSxbImNvbnRlbnQtbGVuZ3RoLXJhbmdl"
                + "IiwxLDEwNDg1NzZdLFsiZXEiLCIkeC1hbXotYWxnb3JpdGhtIiwiQVdTNC1ITUFDLVNIQTI1NiJdLFsiZXEiLCIkeC1hbXot"
                + "Y3JlZGVudGlhbCIsIkFLSUFJT1NGT0ROTjdFWEFNUExFLzIwMTMwNTI0L3VzLWVhc3QtMS9zMy9hd3M0X3JlcXVlc3QiXSxb"
                + "ImVxIiwiJHgtYW16LWRhdGUiLCIyMDEzMDUyNFQwMDAwMDBaIl1dfQ==";

        Identity identity = this.authenticator.authenticateForm(
                "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request", policy,
                "a381ce5100aab38e00bf29a52416d3c3b11739a964d76cce04d2d0e5379c594a", "");

        assertThat(identity.accessKey()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
    }

    @Test
    void acceptsRequestForSession() {
        byte[] body = "Action=AssumeRole&DurationSeconds=3600&Version=2011-06-15".getBytes();
        Headers headers = new Headers().add("host", "localhost:9000")
            .add("content-type", "application/x-www-form-urlencoded")
            .add("x-amz-date", "20130524T000000Z")
            .add("x-amz-content-sha256", "ae8a5f5ec22398788172e69e073eeaf10d6dd90c65e314ea2058c8ffe15d647a");
        headers.add("Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/sts"
                        + "/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, Signature="
                        + "97db369b09d1724b6208ec2b32ffb429032bb767d0c6e7bf849e45ca30c18a79");
        RequestHead head = new RequestHead("POST", "/", headers, false, ADDRESS, ADDRESS);

        Authentication authentication = this.authenticator.authenticateSts(head, "/", Query.parse(""), body);

        assertThat(authentication.identity().isAnonymous()).isFalse();
    }

    @Test
    void followsTheChainOfChunks() {
        Headers headers = chunkHeaders("STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                Map.of("content-length", "66824", "content-encoding", "aws-chunked"));

        ChunkSigning chunks = authenticate("PUT", "/examplebucket/chunkObject.txt", headers,
                "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")
            .chunks();

        assertThat(chunks).isNotNull();
        assertThat(chunks.accepts("ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
                Hashes.sha256Hex("a".repeat(65536))))
            .isTrue();
        assertThat(chunks.accepts("0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
                Hashes.sha256Hex("a".repeat(1024))))
            .isTrue();
        assertThat(chunks.accepts("b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
                Hashes.sha256Hex("")))
            .isTrue();
    }

    @Test
    void followsTheChainOfChunksToTheTrailer() {
        Headers headers = chunkHeaders("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
                Map.of("x-amz-trailer", "x-amz-checksum-crc32c", "content-encoding", "aws-chunked"));

        ChunkSigning chunks = authenticate("PUT", "/examplebucket/chunkObject.txt", headers,
                "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
                "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e")
            .chunks();

        assertThat(chunks).isNotNull();
        chunks.accepts("", Hashes.sha256Hex("a".repeat(65536)));
        chunks.accepts("", Hashes.sha256Hex("a".repeat(1024)));
        chunks.accepts("", Hashes.sha256Hex(""));
        assertThat(chunks.acceptsTrailer("d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435",
                "x-amz-checksum-crc32c:sOO8/Q==\n"))
            .isTrue();
    }

    private static Headers chunkHeaders(String hash, Map<String, String> more) {
        Headers headers = new Headers().add("host", "s3.amazonaws.com")
            .add("x-amz-storage-class", "REDUCED_REDUNDANCY")
            .add("x-amz-decoded-content-length", "66560")
            .add("x-amz-content-sha256", hash);
        more.forEach(headers::add);
        return headers;
    }

}
