package io.github.miniospring.test.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.miniospring.test.server.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Members of zip files, read as if they were objects. */
@ExtendWith(MinioServerExtension.class)
class ZipMemberTests {

    private static final Map<String, String> EXTRACT = Map.of("x-minio-extract", "true");

    private final TestClient client;

    private final TestBucket bucket;

    private final String path;

    ZipMemberTests(MinioTestServer server, TestBucket bucket) {
        this.client = TestClient.of(server);
        this.bucket = bucket;
        this.path = "/" + bucket.name() + "/";
        bucket.put("z/a.zip",
                zip("a.txt", "one".repeat(1000), "d/b.bin", "two", "d/", "", "plain", "three", "none", ""));
    }

    private static byte[] zip(String... members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < members.length; i += 2) {
                zip.putNextEntry(new ZipEntry(members[i]));
                zip.write(members[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return out.toByteArray();
    }

    private Answer get(String member) {
        return this.client.send("GET", this.path + member, "", EXTRACT);
    }

    @ParameterizedTest
    @CsvSource({ "d/b.bin, two, application/octet-stream", "plain, three, text/plain; charset=utf-8", "none, '', ''" })
    void readsAMember(String member, String content, String contentType) {
        Answer answer = get("z/a.zip/" + member);

        assertThat(answer.outcome()).isEqualTo("200");
        assertThat(answer.text()).isEqualTo(content);
        assertThat(answer.header("Content-Type")).isEqualTo(contentType);
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.header("Accept-Ranges")).isEmpty();
    }

    @Test
    void readsAMemberThatIsCompressed() {
        assertThat(get("z/a.zip/a.txt").text()).isEqualTo("one".repeat(1000));
        assertThat(this.client.send("HEAD", this.path + "z/a.zip/a.txt", "", EXTRACT).header("Content-Length"))
            .isEqualTo("3000");
    }

    @ParameterizedTest
    @ValueSource(strings = { "z/a.zip/missing", "z/a.zip/d/", "z/a.zip/d", "nope.zip/a" })
    void findsNothingElse(String member) {
        assertThat(get(member).outcome()).isEqualTo("404 NoSuchKey");
    }

    @Test
    void looksInsideOnlyWhereAskedTo() {
        assertThat(this.client.get(this.path + "z/a.zip/plain").outcome()).isEqualTo("404 NoSuchKey");
        assertThat(get("z/a.zip").bytes()).startsWith('P', 'K');
    }

    @ParameterizedTest
    @CsvSource({ "Range, bytes=0-1, 416 InvalidRange", "If-Match, x, 412 PreconditionFailed", "If-None-Match, *, 304",
            "x-amz-server-side-encryption, AES256, 400 BadRequest" })
    void refusesWhatCannotBeDoneWithAMember(String header, String value, String outcome) {
        Map<String, String> headers = new HashMap<>(EXTRACT);
        headers.put(header, value);

        assertThat(this.client.send("GET", this.path + "z/a.zip/plain", "", headers).outcome()).isEqualTo(outcome);
    }

    @Test
    void refusesWhatIsNoZipFile() {
        byte[] whole = zip("a", "x".repeat(100));
        byte[] changed = whole.clone();
        changed[33] ^= 1;
        this.bucket.put("b.zip", "nonsense")
            .put("c.zip", new byte[0])
            .put("d.zip", Arrays.copyOf(whole, whole.length - 4))
            .put("e.zip", changed)
            .put("f.zip", zip());

        for (String name : new String[] { "b", "c", "d", "e" }) {
            assertThat(get(name + ".zip/a").outcome()).as(name).isEqualTo("400 BadRequest");
        }
        assertThat(get("f.zip/a").outcome()).isEqualTo("404 NoSuchKey");
    }

    @Test
    void survivesZipFilesOfRandomBytes() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            byte[] zip = zip("a", "x".repeat(50), "b", "y");
            for (int i = 0; i < 4; i++) {
                zip[random.nextInt(zip.length)] = (byte) random.nextInt();
            }
            this.bucket.put("r.zip", zip);
            assertThat(get("r.zip/a").status()).isIn(200, 400, 404, 501);
        }
    }

    @Test
    void listsMembers() {
        String target = "/" + this.bucket.name() + "?list-type=2&prefix=z%2Fa.zip%2F";

        Answer all = this.client.send("GET", target, "", EXTRACT);
        Answer folded = this.client.send("GET", target + "&delimiter=%2F", "", EXTRACT);

        assertThat(all.elements("Key")).containsExactly("z/a.zip/a.txt", "z/a.zip/d/b.bin", "z/a.zip/none",
                "z/a.zip/plain");
        assertThat(all.elements("Size")).containsExactly("3000", "3", "0", "5");
        assertThat(folded.elements("Key")).containsExactly("z/a.zip/a.txt", "z/a.zip/none", "z/a.zip/plain");
        assertThat(folded.elements("Prefix")).contains("z/a.zip/d/");
    }

    @Test
    void listsMembersPageByPage() {
        String target = "/" + this.bucket.name() + "?list-type=2&delimiter=%2F&max-keys=2&prefix=z%2Fa.zip%2F";

        Answer first = this.client.send("GET", target, "", EXTRACT);
        Answer second = this.client.send("GET",
                target + "&continuation-token="
                        + URLEncoder.encode(first.element("NextContinuationToken"), StandardCharsets.UTF_8),
                "", EXTRACT);

        assertThat(first.elements("Key")).containsExactly("z/a.zip/a.txt");
        assertThat(first.element("IsTruncated")).isEqualTo("true");
        assertThat(second.elements("Key")).containsExactly("z/a.zip/none", "z/a.zip/plain");
        assertThat(second.element("IsTruncated")).isEqualTo("false");
    }

    @Test
    void listsNothingWhereThereIsNoZipFile() {
        String target = "/" + this.bucket.name() + "?list-type=2&prefix=nope.zip%2F";

        assertThat(this.client.send("GET", target, "", EXTRACT).element("KeyCount")).isEqualTo("0");
    }

    @Test
    void refusesMembersThatAreEncrypted() {
        byte[] zip = zip("a", "one");
        int entry = zip.length - 22 - 46 - 1;
        // The flags of the local header and of the directory's entry.
        zip[6] |= 1;
        zip[entry + 8] |= 1;
        this.bucket.put("e.zip", zip);

        assertThat(get("e.zip/a").outcome()).isEqualTo("501 NotImplemented");
    }

    @Test
    void storesAsItIsWhatIsNoZipFile() {
        assertThat(this.client.send("PUT", this.path + "b.zip", "nonsense", EXTRACT).status()).isEqualTo(200);
        assertThat(this.client.get(this.path + "b.zip").text()).isEqualTo("nonsense");
    }

    @Test
    void endsAListingOfNothing() {
        String target = "/" + this.bucket.name() + "?list-type=2&max-keys=0&prefix=z%2Fa.zip%2F";

        Answer answer = this.client.send("GET", target, "", EXTRACT);

        assertThat(answer.elements("Key")).isEmpty();
        assertThat(answer.element("IsTruncated")).isEqualTo("false");
    }

}
