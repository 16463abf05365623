package io.github.miniospring.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.miniospring.ErrorCode;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.object.DeleteError;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Clearing a bucket of a server with many objects, or one that does not do what it
 * should: 30,000 objects, and one million with {@code -Dminio.test.large=true}.
 */
@Timeout(300)
class ClearingFaultTests {

    private static final int PAGE = 1000;

    private static final int PAGES = Boolean.getBoolean("minio.test.large") ? 1000 : 15;

    private static final Pattern TOKEN = Pattern.compile("continuation-token=(\\d+)");

    @AutoClose
    private final FaultServer server = new FaultServer();

    private final AtomicLong listed = new AtomicLong();

    private final AtomicLong removed = new AtomicLong();

    private final AtomicLong ahead = new AtomicLong();

    private final AtomicInteger removals = new AtomicInteger();

    private MinioTemplate template() {
        this.server.plays(this::play);
        return this.server.template();
    }

    // Once all are removed, there are none.
    private void play(FaultExchange exchange) throws IOException {
        if (exchange.method().equals("POST")) {
            String body = new String(exchange.readBody().body(), StandardCharsets.UTF_8);
            this.removed.addAndGet(body.split("<Object>", -1).length - 1);
            this.removals.incrementAndGet();
            exchange.answer(200, "", "<DeleteResult></DeleteResult>");
        }
        else {
            Matcher token = TOKEN.matcher(exchange.target());
            int page = token.find() ? Integer.parseInt(token.group(1)) : (this.removed.get() > 0) ? PAGES : 0;
            exchange.answer(200, "", page(page));
            this.ahead.accumulateAndGet(this.listed.get() - this.removed.get(), Math::max);
        }
    }

    private String page(int number) {
        StringBuilder xml = new StringBuilder("<ListBucketResult>");
        for (int i = 0; number < PAGES && i < PAGE; i++) {
            xml.append("<Contents><Key>many/")
                .append(String.format("%09d", number * PAGE + i))
                .append("</Key><Size>1</Size></Contents>");
            this.listed.incrementAndGet();
        }
        if (number < PAGES - 1) {
            xml.append("<IsTruncated>true</IsTruncated><NextContinuationToken>")
                .append(number + 1)
                .append("</NextContinuationToken>");
        }
        return xml.append("</ListBucketResult>").toString();
    }

    @Test
    void readsNoMoreThanItRemoves(TestReporter reporter) {
        long started = System.nanoTime();
        List<DeleteError> errors = template().removeObjectsByPrefix("photos", "many/");

        assertThat(errors).isEmpty();
        assertThat(this.removed).hasValue((long) PAGES * PAGE);
        assertThat(this.removals).hasValue(PAGES);
        assertThat(this.ahead.get()).isLessThanOrEqualTo(5 * PAGE);
        reporter.publishEntry("clearing", this.removed + " objects in " + (System.nanoTime() - started) / 1_000_000
                + " ms, at most " + this.ahead + " listed ahead");
    }

    @Test
    void removesNothingThatDoesNotBeginWithThePrefix() {
        this.server.plays(exchange -> exchange.answer(200, "",
                "<ListBucketResult><Contents><Key>another</Key></Contents></ListBucketResult>"));

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template().removeObjectsByPrefix("photos", "cats/"))
            .withMessage("The listing of bucket 'photos' is broken: it has the key 'another', which does not begin with"
                    + " 'cats/'; it was not removed");
        assertThat(this.server.requests()).hasSize(1);
    }

    @Test
    void namesEachObjectOnceThatCannotBeRemoved() {
        String page = "<ListBucketResult><Contents><Key>a/1</Key></Contents><Contents><Key>a/2</Key></Contents>"
                + "</ListBucketResult>";
        String errors = "<DeleteResult><Error><Key>a/2</Key><Code>AccessDenied</Code><Message>No.</Message></Error>"
                + "</DeleteResult>";
        String rest = "<ListBucketResult><Contents><Key>a/2</Key></Contents></ListBucketResult>";
        this.server.plays(exchange -> exchange.answer(200, "", page),
                exchange -> exchange.readBody().answer(200, "", errors), exchange -> exchange.answer(200, "", rest));

        assertThat(this.server.template().removeObjectsByPrefix("photos", "a/"))
            .containsExactly(new DeleteError(ErrorCode.ACCESS_DENIED, "No.", "a/2", null));
        assertThat(this.server.requests()).hasSize(3);
    }

    // S3 has such objects, MinIO does not.
    @Test
    void namesAnObjectWhoseKeyBeginsWithASlash() {
        this.server.plays(exchange -> exchange.answer(200, "",
                "<ListVersionsResult><Version><Key>/a</Key><VersionId>v1</VersionId></Version></ListVersionsResult>"),
                exchange -> exchange.answer(200, "", "<ListMultipartUploadsResult></ListMultipartUploadsResult>"));

        assertThat(this.server.template().emptyBucket("photos")).singleElement().satisfies(error -> {
            assertThat(error.key()).isEqualTo("/a");
            assertThat(error.versionId()).isEqualTo("v1");
            assertThat(error.message()).startsWith("Key '/a' begins with a slash");
        });
    }

    @Test
    void failsWhenTheListingFailsLater() {
        this.server.plays(this::play, this::play, Scripts.error(403, "AccessDenied"));

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.server.template().removeObjectsByPrefix("photos", "many/"));
    }

    @Test
    void namesAnUploadThatCannotBeAborted() {
        this.server
            .plays(exchange -> exchange.answer(200, "", "<ListVersionsResult></ListVersionsResult>"),
                    exchange -> exchange.answer(200, "", "<ListMultipartUploadsResult><Upload><Key>a</Key>"
                            + "<UploadId>u1</UploadId></Upload><Upload><Key>b</Key><UploadId>u2</UploadId></Upload>"
                            + "</ListMultipartUploadsResult>"),
                    Scripts.error(403, "AccessDenied"), Scripts.error(404, "NoSuchUpload"));

        assertThat(this.server.template().emptyBucket("photos"))
            .containsExactly(new DeleteError(ErrorCode.ACCESS_DENIED, "Because of AccessDenied", "a", null));
    }

}
