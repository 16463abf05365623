package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.PreconditionFailedException;
import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.encoding.HttpDate;
import io.github.miniospring.object.ObjectWriteResult;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An object stored under a condition, whose answer is lost. */
@Timeout(60)
class SinglePutTests {

    private static final String MARK = "x-amz-meta-minio-spring-write";

    private static final FaultServer.Script FAILED = Scripts.error(412, "PreconditionFailed");

    private static final FaultServer.Script NONE = Scripts.error(404, "NoSuchKey");

    @AutoClose
    private final FaultServer server = new FaultServer();

    /** The object that the first request has stored. */
    private FaultServer.Script own(String head) {
        return exchange -> exchange.answer(200,
                "ETag: \"own\"\n" + MARK + ": " + this.server.request(0).header(MARK) + "\n" + head, "");
    }

    private static FaultServer.Script another(String head) {
        return exchange -> exchange.answer(200, "ETag: \"other\"\n" + MARK + ": another\n" + head, "");
    }

    private static String stored(Duration ago) {
        return "Last-Modified: " + HttpDate.format(Instant.now().minus(ago)) + "\n";
    }

    private ObjectWriteResult put() {
        return this.server.template().putObject("photos", "cat.png", "meow", upload -> upload.ifAbsent());
    }

    @Test
    void isStoredWhenThereIsNothingAtTheSecondAttempt() {
        this.server.plays(Scripts.RESET, Scripts.OK);

        assertThat(put().etag()).hasToString("e");
        assertThat(this.server.requests()).hasSize(2).extracting(request -> request.header(MARK)).doesNotContainNull();
    }

    @Test
    void isNotRefusedBecauseOfItself() {
        this.server.plays(Scripts.RESET, FAILED, own("x-amz-version-id: v1\n"));

        ObjectWriteResult stored = put();

        assertThat(stored.etag()).hasToString("own");
        assertThat(stored.versionId()).isEqualTo("v1");
        assertThat(this.server.request(1).header(MARK)).isEqualTo(this.server.request(0).header(MARK));
    }

    @Test
    void isNotRefusedBecauseOfItselfWhenItReplaces() {
        this.server.plays(Scripts.error(500, "InternalError"), FAILED, own(""));

        assertThat(this.server.template()
            .putObject("photos", "cat.png", "meow", upload -> upload.ifMatch(new ETag("e")))
            .etag()).hasToString("own");
    }

    @Test
    void isFoundWhenNoAnswerComesAtAll() {
        this.server.plays(Scripts.RESET, Scripts.RESET, Scripts.RESET, Scripts.RESET, own(""));

        assertThat(put().etag()).hasToString("own");
    }

    @Test
    void isFoundWhenItCanBeSentOnlyOnce() {
        this.server.plays(Scripts.RESET, own(""));

        assertThat(this.server.template()
            .putObject("photos", "cat.png", new ByteArrayInputStream("meow".getBytes()), 4, upload -> upload.ifAbsent())
            .etag()).hasToString("own");
    }

    @Test
    void isFoundWhereNothingIsToBeRepeated() {
        this.server.plays(Scripts.RESET, own(""));

        assertThat(this.server.template(builder -> builder.retry(RetrySettings.NONE))
            .putObject("photos", "cat.png", "meow", upload -> upload.ifAbsent())
            .etag()).hasToString("own");
    }

    @Test
    void fillsNoMetadataWithoutCondition() {
        this.server.plays(Scripts.OK);

        this.server.template().putObject("photos", "cat.png", "meow");

        assertThat(this.server.request(0).header(MARK)).isNull();
    }

    @Test
    void isMarkedAnewByEachCall() {
        put();
        put();

        assertThat(this.server.request(0).header(MARK)).isNotEqualTo(this.server.request(1).header(MARK));
    }

    @Test
    void asksNothingWhenTheRefusalIsCertain() {
        this.server.plays(Scripts.BUSY, FAILED);

        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(this::put);
        assertThat(this.server.requests()).hasSize(2);
    }

    @Test
    void isRefusedWhereTheObjectThereIsOlder() {
        this.server.plays(Scripts.RESET, FAILED, another(stored(Duration.ofMinutes(1))));

        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(this::put);
    }

    // It may have been stored, and replaced by who read it.
    @Test
    void staysUnknownWhereTheObjectThereIsNewer() {
        this.server.plays(Scripts.RESET, FAILED, another(stored(Duration.ZERO)));

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::put)
            .withMessageStartingWith("PutObject photos/cat.png: it is not known whether the object was stored")
            .havingCause()
            .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void staysUnknownWhereNothingIsThere() {
        this.server.plays(Scripts.RESET, NONE, NONE);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::put)
            .withMessageContaining("it is not known whether the object was stored");
    }

    @Test
    void staysUnknownWhereItCannotBeAsked() {
        this.server.plays(Scripts.RESET, FAILED, Scripts.error(403, "AccessDenied"));

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::put)
            .withMessageContaining("it is not known whether the object was stored")
            .satisfies(failure -> assertThat(Objects.requireNonNull(failure.getCause()).getSuppressed())
                .hasAtLeastOneElementOfType(MinioResponseException.class));
    }

    @Test
    void tellsOfTheServersTroubleWhenThatIsAll() {
        this.server.plays(Scripts.error(500, "InternalError"), Scripts.error(500, "InternalError"),
                Scripts.error(500, "InternalError"), Scripts.error(500, "InternalError"), NONE);

        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(this::put)
            .satisfies(failure -> assertThat(failure.status()).isEqualTo(500));
    }

    @Test
    void isFoundAmongTheVersionsWhereItWasReplaced() {
        this.server.plays(Scripts.RESET, FAILED, another(stored(Duration.ZERO) + "x-amz-version-id: v2\n"),
                versions("v2", "v1"), another("x-amz-version-id: v2\n"), own("x-amz-version-id: v1\n"));

        assertThat(put().versionId()).isEqualTo("v1");
        assertThat(this.server.request(3).target()).contains("versions").contains("prefix=cat.png");
        assertThat(this.server.request(5).target()).isEqualTo("/photos/cat.png?versionId=v1");
    }

    @Test
    void isRefusedWhereNoVersionIsItsOwn() {
        this.server.plays(Scripts.RESET, FAILED, another(stored(Duration.ZERO) + "x-amz-version-id: v2\n"),
                versions("v2"), another("x-amz-version-id: v2\n"));

        assertThatExceptionOfType(PreconditionFailedException.class).isThrownBy(this::put);
    }

    @Test
    void isFoundBehindADeleteMarker() {
        this.server.plays(Scripts.RESET, NONE, Scripts.error(404, "NoSuchKey", "x-amz-delete-marker: true\n"),
                versions("v1"), own("x-amz-version-id: v1\n"));

        assertThat(put().versionId()).isEqualTo("v1");
    }

    @Test
    void staysUnknownWhereVersionsMustNotBeListed() {
        this.server.plays(Scripts.RESET, FAILED, another(stored(Duration.ZERO) + "x-amz-version-id: v2\n"),
                Scripts.error(403, "AccessDenied"));

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(this::put)
            .withMessageContaining("it is not known whether the object was stored");
    }

    @Test
    void endsWithinItsTimeLimit() {
        this.server.plays(Scripts.RESET, FAILED, Scripts.SILENT);

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.server.template()
                .putObject("photos", "cat.png", "meow", upload -> upload.ifAbsent().timeout(Duration.ofMillis(300))))
            .withMessageContaining("300 ms");
    }

    private static FaultServer.Script versions(String... ids) {
        StringBuilder xml = new StringBuilder("<ListVersionsResult>");
        for (String id : ids) {
            xml.append("<Version><Key>cat.png</Key><VersionId>")
                .append(id)
                .append("</VersionId><LastModified>")
                .append(Instant.now())
                .append("</LastModified></Version>");
        }
        return exchange -> exchange.answer(200, "", xml + "</ListVersionsResult>");
    }

}
