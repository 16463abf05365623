package io.github.miniospring.fault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import io.github.miniospring.MinioRequestException;
import io.github.miniospring.MinioResponseException;
import io.github.miniospring.fault.FaultServer.Script;
import io.github.miniospring.object.AppendedObject;
import io.github.miniospring.operation.ObjectBody;
import io.github.miniospring.transfer.Append;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is appended in pieces: each behind the one before, and none after a failure. */
@ExtendWith(NothingDropped.class)
class AppendInPiecesTests {

    private static final int PIECE = 5 * 1024 * 1024;

    private static final byte[] CONTENT = new byte[PIECE + 9];

    static {
        new Random(3).nextBytes(CONTENT);
    }

    @AutoClose
    private final FaultServer server = new FaultServer();

    @TempDir
    private Path directory;

    @Test
    void readsAFileFromWhereEachPieceBegins() throws IOException {
        Path file = Files.write(this.directory.resolve("more"), CONTENT);
        List<Long> progress = new ArrayList<>();
        this.server.plays(grown(7 + PIECE), grown(7 + CONTENT.length));

        AppendedObject log = append(ObjectBody.of(file),
                append -> append.partSize(DataSize.ofBytes(PIECE)).progress((bytes, total) -> progress.add(bytes)));

        assertThat(log.size()).isEqualTo(7 + CONTENT.length);
        assertPieces();
        assertThat(progress).isSorted().endsWith((long) CONTENT.length);
    }

    @Test
    void takesAStreamOfUnknownLength() {
        this.server.plays(grown(7 + PIECE), grown(7 + CONTENT.length));

        AppendedObject log = append(stream(), append -> {
        });

        assertThat(log.size()).isEqualTo(7 + CONTENT.length);
        assertPieces();
    }

    @Test
    void sendsAPieceAgainThatTheServerHasRefused() {
        this.server.plays(grown(7 + PIECE), Scripts.BUSY, grown(7 + CONTENT.length));

        append(stream(), append -> {
        });

        assertThat(offsets()).containsExactly(7, 7 + PIECE, 7 + PIECE);
    }

    @Test
    void sendsNothingAgainWhoseAnswerIsLostAndTellsHowMuchIsThere() {
        this.server.plays(grown(7 + PIECE), Scripts.RESET);

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> append(stream(), append -> {
        }))
            .satisfies(failure -> assertThat(failure.getSuppressed()).anySatisfy(told -> assertThat(told).hasMessage(
                    "The first " + PIECE + " bytes have been appended; the object had " + (7 + PIECE) + " then")));
        assertThat(offsets()).containsExactly(7, 7 + PIECE);
    }

    @Test
    void stopsWhereSomebodyElseHasAppended() {
        this.server.plays(grown(7 + PIECE), Scripts.error(400, "InvalidWriteOffset"));

        assertThatExceptionOfType(MinioResponseException.class).isThrownBy(() -> append(stream(), append -> {
        })).satisfies(refusal -> assertThat(refusal.code().value()).isEqualTo("InvalidWriteOffset"));
    }

    @Test
    void stopsAtTheFirstPieceThatHasReplacedTheObject() {
        this.server.plays(Scripts.OK, Scripts.object(new byte[PIECE]));

        assertThatExceptionOfType(MinioRequestException.class).isThrownBy(() -> append(stream(), append -> {
        })).withMessageContaining("A server that cannot append");
        assertThat(this.server.requests()).extracting(FaultExchange::method).containsExactly("PUT", "HEAD");
    }

    private AppendedObject append(ObjectBody body, Consumer<Append> options) {
        return this.server.template().appendObject("photos", "log", body, options.andThen(append -> append.offset(7)));
    }

    private static ObjectBody stream() {
        return ObjectBody.of(new ByteArrayInputStream(CONTENT));
    }

    private static Script grown(long size) {
        return exchange -> exchange.readBody().answer(200, "x-amz-object-size: " + size + "\n", "");
    }

    private List<Integer> offsets() {
        return this.server.requests()
            .stream()
            .map(request -> request.header("x-amz-write-offset-bytes"))
            .map(Integer::valueOf)
            .toList();
    }

    private void assertPieces() {
        assertThat(offsets()).containsExactly(7, 7 + PIECE);
        assertThat(this.server.request(0).body()).isEqualTo(Arrays.copyOf(CONTENT, PIECE));
        assertThat(this.server.request(1).body()).isEqualTo(Arrays.copyOfRange(CONTENT, PIECE, CONTENT.length));
    }

}
