package io.github.miniospring.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.http.HttpSettings;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The beginning of an upload in parts whose answer is lost. */
@Timeout(60)
class BeginningTests {

    private static final byte[] CONTENT = new byte[5 * 1024 * 1024 + 1];

    private static final FaultServer.Script PART = exchange -> exchange.readBody().answer(200, "ETag: \"p\"\n", "");

    private static final FaultServer.Script COMPLETED = exchange -> exchange.readBody()
        .answer(200, "", "<CompleteMultipartUploadResult><ETag>whole</ETag></CompleteMultipartUploadResult>");

    private static final FaultServer.Script NO_PARTS = exchange -> exchange.answer(200, "",
            "<ListPartsResult></ListPartsResult>");

    private static final FaultServer.Script ABORTED = exchange -> exchange.answer(204, "", "");

    private static final FaultServer.Script UNKNOWN = Scripts.error(404, "NoSuchUpload");

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.miniospring.transfer.Beginning");

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    private final String key = "cat-" + System.nanoTime() + ".png";

    /** When the last answer was lost, by the server's clock, which is an hour ahead. */
    private volatile Instant lost = Instant.EPOCH;

    private volatile Instant begun = Instant.EPOCH;

    @AutoClose
    private final FaultServer server = new FaultServer();

    @BeforeEach
    void listen() {
        this.logged.start();
        this.logger.addAppender(this.logged);
        this.logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        this.logger.detachAppender(this.logged);
        this.logger.setLevel(null);
    }

    private static Instant now() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    }

    private FaultServer.Script losing(FaultServer.Script script) {
        return exchange -> {
            this.lost = now();
            script.play(exchange);
        };
    }

    /** Begins one and crashes. */
    private FaultServer.Script lost() {
        return losing(Scripts.RESET);
    }

    private FaultServer.Script begun(String uploadId) {
        return exchange -> {
            this.begun = now();
            exchange.readBody()
                .answer(200, "", "<InitiateMultipartUploadResult><UploadId>" + uploadId
                        + "</UploadId></InitiateMultipartUploadResult>");
        };
    }

    @SafeVarargs
    private FaultServer.Script uploads(Supplier<String>... uploads) {
        return exchange -> {
            StringBuilder all = new StringBuilder("<ListMultipartUploadsResult>");
            for (Supplier<String> upload : uploads) {
                all.append(upload.get());
            }
            exchange.readBody()
                .answer(200, "Date: " + HttpDate.format(now()) + "\n", all + "</ListMultipartUploadsResult>");
        };
    }

    private Supplier<String> own(String uploadId) {
        return () -> upload(uploadId, this.begun);
    }

    private Supplier<String> other(String uploadId) {
        return () -> upload(uploadId, this.lost);
    }

    private String upload(String uploadId, Instant initiated) {
        return "<Upload><Key>" + this.key + "</Key><UploadId>" + uploadId + "</UploadId><Initiated>" + initiated
                + "</Initiated></Upload>";
    }

    private void put() {
        this.server.template().putObject("photos", this.key, CONTENT, upload -> upload.concurrency(1));
    }

    private List<String> requests() {
        return this.server.requests().stream().map(FaultExchange::method).toList();
    }

    private String logged(Level level) {
        assertThat(this.logged.list).singleElement().satisfies(event -> assertThat(event.getLevel()).isEqualTo(level));
        return this.logged.list.get(0).getFormattedMessage();
    }

    @Test
    void abortsTheUploadWhoseAnswerWasLost() {
        this.server.plays(lost(), begun("u1"), uploads(own("u1"), other("lost")), NO_PARTS, ABORTED, PART, PART,
                COMPLETED);

        put();

        assertThat(requests()).containsExactly("POST", "POST", "GET", "GET", "DELETE", "PUT", "PUT", "POST");
        assertThat(this.server.request(2).target()).contains("uploads").contains("prefix=" + this.key);
        assertThat(this.server.request(4).target()).contains("uploadId=lost");
        assertThat(logged(Level.INFO)).contains("CreateMultipartUpload photos/" + this.key)
            .contains("upload lost, which the server had begun for it, was aborted");
    }

    @Test
    void looksAgainForOneThatTheServerBeginsLate() {
        this.server.plays(lost(), begun("u1"), uploads(own("u1")), PART, PART, COMPLETED, uploads(other("lost")),
                NO_PARTS, ABORTED);

        put();

        assertThat(requests()).containsExactly("POST", "POST", "GET", "PUT", "PUT", "POST", "GET", "GET", "DELETE");
        assertThat(this.server.request(8).target()).contains("uploadId=lost");
    }

    @Test
    void leavesTwoOfWhichOneIsOfAnotherWriter() {
        this.server.plays(lost(), begun("u1"), uploads(own("u1"), other("lost"), other("theirs")), NO_PARTS, NO_PARTS,
                PART, PART, COMPLETED, uploads());

        put();

        assertThat(requests()).doesNotContain("DELETE");
        assertThat(logged(Level.WARN)).contains("the server has begun [lost, theirs]")
            .contains("listIncompleteUploads");
    }

    @Test
    void leavesWhatHasPartsOrWasBegunAtAnotherTimeOrForAnotherKey() {
        FaultServer.Script listing = uploads(own("u1"), () -> upload("u2", this.lost.minusSeconds(60)),
                () -> upload("u3", this.lost.plusSeconds(60)), other("u4"),
                () -> upload("u5", this.lost).replace(".png", ".png.old"));
        FaultServer.Script parts = exchange -> exchange.answer(200, "",
                "<ListPartsResult><Part><PartNumber>1</PartNumber><ETag>e</ETag></Part></ListPartsResult>");
        this.server.plays(lost(), begun("u1"), listing, parts, PART, PART, COMPLETED, uploads());

        put();

        assertThat(requests()).containsExactly("POST", "POST", "GET", "GET", "PUT", "PUT", "POST", "GET");
        assertThat(this.server.request(3).target()).contains("uploadId=u4");
        assertThat(this.logged.list).isEmpty();
    }

    @Test
    void leavesWhatThisProcessHasBegunItself() {
        this.server.plays(begun("u9-" + this.key), PART, PART, COMPLETED, lost(), begun("u1"),
                uploads(own("u1"), other("u9-" + this.key)), PART, PART, COMPLETED, uploads());

        put();
        put();

        assertThat(requests()).doesNotContain("DELETE");
        assertThat(this.logged.list).isEmpty();
    }

    @Test
    void leavesOneThatNeedNotBeOursWhereTimesAreInSeconds() {
        Supplier<String> own = () -> upload("u1", this.begun.truncatedTo(ChronoUnit.SECONDS));
        Supplier<String> other = () -> upload("lost", this.lost.truncatedTo(ChronoUnit.SECONDS));
        this.server.plays(lost(), begun("u1"), uploads(own, other), NO_PARTS, PART, PART, COMPLETED, uploads());

        put();

        assertThat(requests()).doesNotContain("DELETE");
        assertThat(logged(Level.WARN)).contains("[lost]");
    }

    @Test
    void abortsTheUploadWhoseAnswerCameGarbledWhereTimesAreInSeconds() {
        Supplier<String> own = () -> upload("u1", this.begun.truncatedTo(ChronoUnit.SECONDS));
        Supplier<String> other = () -> upload("lost", this.lost.truncatedTo(ChronoUnit.SECONDS));
        this.server.plays(losing(exchange -> exchange.readBody().answer(200, "", "<InitiateMultipart\u0001")),
                begun("u1"), uploads(own, other), NO_PARTS, ABORTED, PART, PART, COMPLETED);

        put();

        assertThat(requests()).containsExactly("POST", "POST", "GET", "GET", "DELETE", "PUT", "PUT", "POST");
    }

    @Test
    void abortsTheUploadWhoseAnswerWasCut() {
        this.server.plays(losing(exchange -> {
            exchange.readBody().begin(200, "Content-Length: 100\n");
            exchange.send("<Initiate");
            exchange.close();
        }), begun("u1"), uploads(own("u1"), other("lost")), NO_PARTS, ABORTED, PART, PART, COMPLETED);

        put();

        assertThat(requests()).containsExactly("POST", "POST", "GET", "GET", "DELETE", "PUT", "PUT", "POST");
    }

    @Test
    void abortsTheUploadWhoseStatusCameGarbled() {
        this.server.plays(losing(exchange -> exchange.readBody().answer(300, "", "<InitiateMultipartUploadResult/>")),
                begun("u1"), uploads(own("u1"), other("lost")), NO_PARTS, ABORTED, PART, PART, COMPLETED);

        put();

        assertThat(requests()).containsExactly("POST", "POST", "GET", "GET", "DELETE", "PUT", "PUT", "POST");
    }

    @Test
    void beginsAnewWhereTheServerDoesNotKnowWhatItHasBegun() {
        this.server.plays(losing(begun("garbled")), UNKNOWN, begun("u2"), uploads(own("u2"), other("lost")), NO_PARTS,
                ABORTED, PART, PART, COMPLETED);

        put();

        assertThat(requests()).containsExactly("POST", "PUT", "POST", "GET", "GET", "DELETE", "PUT", "PUT", "POST");
        assertThat(this.server.request(5).target()).contains("uploadId=lost");
        assertThat(this.server.request(6).target()).contains("uploadId=u2").contains("partNumber=1");
        assertThat(this.server.request(8).target()).contains("uploadId=u2");
    }

    @Test
    void doesNotBeginAnewForEver() {
        this.server.plays(begun("g1"), UNKNOWN, begun("g2"), uploads(), UNKNOWN, begun("g3"), uploads(), UNKNOWN,
                uploads());

        assertThatExceptionOfType(MinioException.class).isThrownBy(this::put).withMessageContaining("NoSuchUpload");

        assertThat(requests()).containsExactly("POST", "PUT", "POST", "GET", "PUT", "POST", "GET", "PUT", "GET");
    }

    @Test
    void cleansUpBehindAGarbledNameOnceNobodyWaits() {
        this.server.plays(losing(begun("garbled")), FaultExchange::hang, UNKNOWN, uploads(other("lost")), NO_PARTS,
                ABORTED);

        Disposable upload = new ReactiveMinioTemplate(this.server.client())
            .putObject("photos", this.key, ObjectBody.of(CONTENT), put -> put.concurrency(1))
            .subscribe();
        await().until(() -> requests().size() == 2);
        upload.dispose();

        await().until(() -> requests().size() == 6);
        assertThat(requests()).containsExactly("POST", "PUT", "GET", "GET", "GET", "DELETE");
        assertThat(this.server.request(5).target()).contains("uploadId=lost");
    }

    @Test
    void abortsWhatIsBegunWhenNobodyWaitsAnyMore() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        this.server.plays(exchange -> {
            left.await();
            begun("u1").play(exchange);
        }, NO_PARTS, ABORTED);

        Disposable upload = new ReactiveMinioTemplate(this.server.client())
            .putObject("photos", this.key, ObjectBody.of(CONTENT))
            .subscribe();
        await().until(() -> requests().size() == 1);
        upload.dispose();
        left.countDown();

        await().until(() -> requests().size() == 3);
        assertThat(this.server.request(2).method()).isEqualTo("DELETE");
        assertThat(this.server.request(2).target()).contains("uploadId=u1");
    }

    @Test
    void abortsWhatIsBegunWhileTheClientCloses() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        this.server.plays(exchange -> {
            closing.await();
            begun("u1").play(exchange);
        }, NO_PARTS, ABORTED);
        MinioClient client = this.server
            .client(builder -> builder.http(HttpSettings.builder().shutdownTimeout(Duration.ofMillis(50)).build()));
        new ReactiveMinioTemplate(client).putObject("photos", this.key, ObjectBody.of(CONTENT)).subscribe(stored -> {
        }, failure -> {
        });
        await().until(() -> requests().size() == 1);

        client.stopping().subscribe(nothing -> {
        }, failure -> {
        }, closing::countDown);
        client.close();

        assertThat(requests()).containsExactly("POST", "GET", "DELETE");
        assertThat(this.server.request(2).target()).contains("uploadId=u1");
    }

    @Test
    void abortsThePlannedUploadWhoseAnswerWasLost() {
        this.server.plays(lost(), begun("u1"), uploads(own("u1"), other("lost")), NO_PARTS, ABORTED);

        assertThat(this.server.template().presignedMultipartUpload("photos", this.key, 10).uploadId()).isEqualTo("u1");

        assertThat(requests()).containsExactly("POST", "POST", "GET", "GET", "DELETE");
        assertThat(this.server.request(4).target()).contains("uploadId=lost");
    }

    @Test
    void doesNotLookForOthersAfterARefusal() {
        this.server.plays(Scripts.BUSY, begun("u1"), PART, PART, COMPLETED);

        put();

        assertThat(requests()).containsExactly("POST", "POST", "PUT", "PUT", "POST");
        assertThat(this.logged.list).isEmpty();
    }

    @Test
    void goesOnWhereItMustNotLookForOthers() {
        this.server.plays(lost(), begun("u1"), Scripts.error(403, "AccessDenied"), PART, PART, COMPLETED);

        put();

        assertThat(logged(Level.WARN)).contains("may have begun an upload that nobody knows of")
            .contains("AccessDenied");
    }

    @Test
    void abortsWhatWasBegunWhenNoAnswerComesAtAll() {
        this.server.plays(lost(), Scripts.RESET, Scripts.RESET, Scripts.RESET, uploads(other("lost")), NO_PARTS,
                ABORTED, uploads());

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::put);

        assertThat(requests()).startsWith("POST", "POST", "POST", "POST", "GET", "GET", "DELETE");
        assertThat(logged(Level.INFO)).contains("upload lost");
    }

    @Test
    void tellsOfWhatMayBeLeftWhenTheServerIsGone() {
        this.server.plays(Scripts.RESET);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::put);

        assertThat(logged(Level.WARN)).contains("may have begun an upload that nobody knows of");
    }

    @Test
    void isQuietWhenItIsRefused() {
        this.server.plays(Scripts.error(403, "AccessDenied"));

        assertThatExceptionOfType(MinioException.class).isThrownBy(this::put);

        assertThat(requests()).containsExactly("POST");
        assertThat(this.logged.list).isEmpty();
    }

}
