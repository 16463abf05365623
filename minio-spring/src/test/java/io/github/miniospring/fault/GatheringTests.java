package io.github.miniospring.fault;

import java.util.List;
import java.util.Locale;

import io.github.miniospring.MinioException;
import io.github.miniospring.MinioRequestException;
import io.github.miniospring.fault.FaultServer.Script;
import io.github.miniospring.object.ObjectWriteResult;
import io.github.miniospring.operation.CopySource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is too small for a part is read and sent: all of it, or nothing is stored. */
@ExtendWith(NothingDropped.class)
class GatheringTests {

    private static final CopySource SOURCE = CopySource.of("photos", "cat.png");

    private static final Script FOUND = exchange -> exchange.answer(200, "ETag: \"e\"\n", new byte[10]);

    private static final Script BEGUN = exchange -> exchange.readBody()
        .answer(200, "", "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");

    private static final Script COMPLETED = exchange -> exchange.readBody()
        .answer(200, "", "<CompleteMultipartUploadResult><ETag>w-1</ETag></CompleteMultipartUploadResult>");

    private static final Script ABORTED = exchange -> exchange.answer(204, "", "");

    @AutoClose
    private final FaultServer server = new FaultServer();

    @Test
    void asksOnlyForTheRestOfASourceThatBreaksOff() {
        this.server.plays(FOUND, FOUND, BEGUN, cut("bytes 2-6/10", 5, "23"), range("bytes 4-6/10", "456"),
                cut(null, 10, "012345"), range("bytes 6-9/10", "6789"), Scripts.OK, COMPLETED);

        ObjectWriteResult result = compose(SOURCE.range(2, 5), SOURCE);

        assertThat(result.etag()).hasToString("w-1");
        assertThat(this.server.requests().subList(3, 7)).extracting(request -> request.header("Range"))
            .containsExactly("bytes=2-6", "bytes=4-6", null, "bytes=6-");
        assertThat(this.server.requests().subList(3, 7)).extracting(request -> request.header("If-Match"))
            .containsOnly("\"e\"");
        FaultExchange part = this.server.request(7);
        assertThat(part.target()).isEqualTo("/photos/whole?partNumber=1&uploadId=u1");
        assertThat(part.body()).asString().isEqualTo("234560123456789");
        assertThat(part.header("Content-MD5")).isNotNull();
        assertThat(part.headers().keySet())
            .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-checksum"));
    }

    @Test
    void sendsAPartAgainWithoutReadingItsSourcesAgain() {
        this.server.plays(FOUND, FOUND, BEGUN, Scripts.object(new byte[10]), Scripts.object(new byte[10]), Scripts.BUSY,
                Scripts.OK, COMPLETED);

        compose(SOURCE, SOURCE);

        assertThat(this.server.requests()).extracting(FaultExchange::method)
            .containsExactly("HEAD", "HEAD", "POST", "GET", "GET", "PUT", "PUT", "POST");
        assertThat(this.server.request(6).body()).hasSize(20);
    }

    @Test
    void abortsWhenASourceHasChangedMeanwhile() {
        this.server.plays(FOUND, FOUND, BEGUN, Scripts.error(412, "PreconditionFailed"), Scripts.OK, ABORTED);

        assertThatExceptionOfType(MinioException.class).isThrownBy(() -> compose(SOURCE, SOURCE))
            .withMessageContaining("PreconditionFailed");
        assertThat(this.server.request(5).method()).isEqualTo("DELETE");
    }

    @Test
    void abortsWhenTheServerAnswersAnotherRange() {
        this.server.plays(FOUND, FOUND, BEGUN, Scripts.object(new byte[10]), Scripts.OK, ABORTED);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> compose(SOURCE.range(3, 5), SOURCE))
            .withMessage("GetObject photos/cat.png: asked for the bytes from 3 on, the server has answered 200 with"
                    + " no range");
        assertThat(this.server.request(5).method()).isEqualTo("DELETE");
    }

    @Test
    void abortsWhenASourceIsShorterThanItWas() {
        this.server.plays(FOUND, FOUND, BEGUN, Scripts.object(new byte[10]), Scripts.object(new byte[9]), Scripts.OK,
                ABORTED);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> compose(SOURCE, SOURCE))
            .withMessageContaining("The body ended after 19 of the 20 bytes");
        assertThat(this.server.request(6).method()).isEqualTo("DELETE");
    }

    private ObjectWriteResult compose(CopySource... sources) {
        return this.server.template().composeObject("photos", "whole", List.of(sources));
    }

    private static Script range(String range, String bytes) {
        return exchange -> exchange.answer(206, "ETag: \"e\"\nContent-Range: " + range + "\n", bytes);
    }

    private static Script cut(String range, int length, String bytes) {
        return exchange -> {
            exchange.begin((range != null) ? 206 : 200, "ETag: \"e\"\nContent-Length: " + length + "\n"
                    + ((range != null) ? "Content-Range: " + range + "\n" : ""));
            exchange.send(bytes);
            exchange.close();
        };
    }

}
