package io.github.miniospring.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.miniospring.ETag;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.UnsupportedByServerException;
import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.object.AppendedObject;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.operation.SseCustomerKey;
import io.github.miniospring.template.MinioTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** No server at hand appends: what one does is scripted. */
class AppendTests {

    private static final ObjectBody MORE = ObjectBody.of("more");

    private final CannedExchange server = new CannedExchange();

    private final MinioClient client = this.server.client("https://localhost:9000").region("us-east-1").build();

    private final MinioTemplate template = new MinioTemplate(this.client);

    @AfterEach
    void close() {
        this.client.close();
    }

    @Test
    void appendsBehindTheEnd() {
        this.server.answer(200, "", "Content-Length", "7").answer(200, "", "ETag", "\"e\"", "x-amz-object-size", "11");

        assertThat(this.template.appendObject("photos", "log.txt", MORE))
            .isEqualTo(new AppendedObject("photos", "log.txt", 11, new ETag("e")));
        assertThat(this.server.sent().get(1).header("x-amz-write-offset-bytes")).isEqualTo("7");
        assertThat(this.server.sent().get(1).text()).isEqualTo("more");
    }

    @Test
    void appendsAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("more"), "more");
        this.server.answer(200, "", "Content-Length", "7").answer(200, "", "x-amz-object-size", "11");

        assertThat(this.template.appendObject("photos", "log.txt", ObjectBody.of(file)).size()).isEqualTo(11);
    }

    @Test
    void appendsAShortStreamOfUnknownLengthInOneRequest() {
        this.server.answer(200, "", "x-amz-object-size", "11");

        this.template.appendObject("photos", "log.txt",
                ObjectBody.of(new ByteArrayInputStream("more".getBytes(StandardCharsets.UTF_8))),
                append -> append.offset(7));

        assertThat(this.server.sent()).singleElement().satisfies(sent -> assertThat(sent.text()).isEqualTo("more"));
    }

    @Test
    void refusesAStreamWithNothingInIt() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.appendObject("photos", "log.txt",
                    ObjectBody.of(InputStream.nullInputStream()), append -> append.offset(7)))
            .withMessage("There is nothing to append to photos/log.txt");
        assertThat(this.server.sent()).isEmpty();
    }

    @Test
    void believesTheOffsetItIsGiven() {
        this.server.answer(200, "", "x-amz-object-size", "11");

        this.template.appendObject("photos", "log.txt", MORE, append -> append.offset(7));

        assertThat(this.server.sent()).hasSize(1);
    }

    @Test
    void asksForTheSizeWhereTheServerDoesNotTellIt() {
        this.server.answer(200, "", "ETag", "\"e\"").answer(200, "", "Content-Length", "11");

        assertThat(this.template.appendObject("photos", "log.txt", MORE, append -> append.offset(7)).size())
            .isEqualTo(11);
    }

    @Test
    void noticesAServerThatHasReplacedTheObject() {
        this.server.answer(200, "", "ETag", "\"e\"").answer(200, "", "Content-Length", "4");

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.template.appendObject("photos", "log.txt", MORE, append -> append.offset(7)))
            .withMessage("AppendObject photos/log.txt: the object has 4 bytes now, where 7 and 4 appended are 11."
                    + " A server that cannot append puts the bytes in the place of the object: restore it from its"
                    + " version before, or from where it came");
    }

    @Test
    void noticesItWhereTheNewBytesAreMoreThanTheOldOnes() {
        this.server.answer(200, "", "ETag", "\"e\"").answer(200, "", "Content-Length", "4");

        assertThatExceptionOfType(MinioRequestException.class)
            .isThrownBy(() -> this.template.appendObject("photos", "log.txt", MORE, append -> append.offset(1)));
    }

    @Test
    void saysWhoHasItWhereTheServerHasNot() {
        this.server.answer(501, "<Error><Code>NotImplemented</Code><Message>No.</Message></Error>", "Content-Type",
                "application/xml");

        assertThatExceptionOfType(UnsupportedByServerException.class)
            .isThrownBy(() -> this.template.appendObject("photos", "log.txt", MORE, append -> append.offset(7)))
            .withMessage("AppendObject photos/log.txt: NotImplemented (501): No. (this server has no AppendObject;"
                    + " MinIO AIStor has it, and AWS in directory buckets)");
    }

    @Test
    void tellsThatSomebodyElseHasAppended() {
        this.server.answer(400, "<Error><Code>InvalidWriteOffset</Code></Error>", "Content-Type", "application/xml");

        assertThatExceptionOfType(MinioResponseException.class)
            .isThrownBy(() -> this.template.appendObject("photos", "log.txt", MORE, append -> append.offset(7)))
            .isNotInstanceOf(UnsupportedByServerException.class)
            .satisfies(refusal -> assertThat(refusal.code().value()).isEqualTo("InvalidWriteOffset"));
    }

    @Test
    void givesItsKeyToTheQuestionForTheSize() {
        this.server.answer(200, "", "Content-Length", "7").answer(200, "", "x-amz-object-size", "11");

        this.template.appendObject("photos", "log.txt", MORE,
                append -> append.encryption(SseCustomerKey.of(new byte[32])));

        assertThat(this.server.sent()).allSatisfy(
                sent -> assertThat(sent.header("x-amz-server-side-encryption-customer-algorithm")).isEqualTo("AES256"));
    }

    @Test
    void refusesToAppendNothing() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> this.template.appendObject("photos", "log.txt", ObjectBody.empty()))
            .withMessage("There is nothing to append to photos/log.txt");
        assertThat(this.server.sent()).isEmpty();
    }

}
