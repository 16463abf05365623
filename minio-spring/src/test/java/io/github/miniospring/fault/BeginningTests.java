package io.github.miniospring.fault;

import java.time.Duration;
import java.time.Instant;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The beginning of an upload in parts whose answer is lost. */
@Timeout(60)
class BeginningTests {

    private static final byte[] CONTENT = new byte[5 * 1024 * 1024 + 1];

    private static final FaultServer.Script BEGUN = exchange -> exchange.readBody()
        .answer(200, "", "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");

    private static final FaultServer.Script PART = exchange -> exchange.readBody().answer(200, "ETag: \"p\"\n", "");

    private static final FaultServer.Script COMPLETED = exchange -> exchange.readBody()
        .answer(200, "", "<CompleteMultipartUploadResult><ETag>whole</ETag></CompleteMultipartUploadResult>");

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.miniospring.transfer.Beginning");

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @AutoClose
    private final FaultServer server = new FaultServer();

    @BeforeEach
    void listen() {
        this.logged.start();
        this.logger.addAppender(this.logged);
    }

    @AfterEach
    void stopListening() {
        this.logger.detachAppender(this.logged);
    }

    // It may be that of another writer, who would lose its parts.
    @Test
    void tellsOfAnUploadThatNobodyMayKnowOfAndLeavesIt() {
        this.server.plays(Scripts.RESET, BEGUN,
                uploads(upload("cat.png", "lost", Instant.now()), upload("cat.png", "u1", Instant.now())), PART, PART,
                COMPLETED);

        put();

        assertThat(warning()).contains("CreateMultipartUpload photos/cat.png")
            .contains("beside upload u1 the server")
            .contains("[lost]")
            .contains("listIncompleteUploads");
        assertThat(this.server.requests()).extracting(FaultExchange::method)
            .containsExactly("POST", "POST", "GET", "PUT", "PUT", "POST");
        assertThat(this.server.request(2).target()).contains("uploads").contains("prefix=cat.png");
    }

    @Test
    void isQuietWhereTheServerHasBegunNoOther() {
        this.server.plays(Scripts.RESET, BEGUN,
                uploads(upload("cat.png", "u1", Instant.now()), upload("cat.png.old", "u2", Instant.now()),
                        upload("cat.png", "u0", Instant.now().minus(Duration.ofHours(1)))),
                PART, PART, COMPLETED);

        put();

        assertThat(this.logged.list).isEmpty();
    }

    @Test
    void doesNotLookForOthersAfterARefusal() {
        this.server.plays(Scripts.BUSY, BEGUN, PART, PART, COMPLETED);

        put();

        assertThat(this.server.requests()).extracting(FaultExchange::method)
            .containsExactly("POST", "POST", "PUT", "PUT", "POST");
        assertThat(this.logged.list).isEmpty();
    }

    @Test
    void goesOnWhereItMustNotLookForOthers() {
        this.server.plays(Scripts.RESET, BEGUN, Scripts.error(403, "AccessDenied"), PART, PART, COMPLETED);

        put();

        assertThat(warning()).contains("may have begun an upload that nobody knows of");
    }

    @Test
    void tellsOfWhatMayBeLeftWhenNoAnswerComesAtAll() {
        this.server.plays(Scripts.RESET);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::put);

        assertThat(warning()).contains("may have begun an upload that nobody knows of");
    }

    @Test
    void isQuietWhenItIsRefused() {
        this.server.plays(Scripts.error(403, "AccessDenied"));

        assertThatExceptionOfType(MinioException.class).isThrownBy(this::put);

        assertThat(this.logged.list).isEmpty();
    }

    private void put() {
        this.server.template().putObject("photos", "cat.png", CONTENT, upload -> upload.concurrency(1));
    }

    private String warning() {
        assertThat(this.logged.list).singleElement()
            .satisfies(event -> assertThat(event.getLevel()).isEqualTo(Level.WARN));
        return this.logged.list.get(0).getFormattedMessage();
    }

    private static FaultServer.Script uploads(String... uploads) {
        return exchange -> exchange.readBody()
            .answer(200, "",
                    "<ListMultipartUploadsResult>" + String.join("", uploads) + "</ListMultipartUploadsResult>");
    }

    private static String upload(String key, String uploadId, Instant initiated) {
        return "<Upload><Key>" + key + "</Key><UploadId>" + uploadId + "</UploadId><Initiated>" + initiated
                + "</Initiated></Upload>";
    }

}
