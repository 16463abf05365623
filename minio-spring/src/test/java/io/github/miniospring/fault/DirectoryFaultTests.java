package io.github.miniospring.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.miniospring.encoding.PercentEncoding;
import io.github.miniospring.transfer.DirectoryResult;
import io.github.miniospring.transfer.FileFailure;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Directories from servers that mean no good. */
@Timeout(60)
class DirectoryFaultTests {

    @AutoClose
    private final FaultServer server = new FaultServer();

    @TempDir
    private Path outer;

    private static String listing(List<String> keys) {
        return "<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>" + keys.stream()
            .map(key -> "<Contents><Key>" + PercentEncoding.encode(key) + "</Key><Size>4</Size></Contents>")
            .collect(Collectors.joining()) + "</ListBucketResult>";
    }

    private void serve(List<String> keys) {
        this.server.plays(exchange -> {
            if (exchange.target().contains("list-type=2")) {
                exchange.answer(200, "Content-Type: application/xml\n", listing(keys));
            }
            else {
                exchange.answer(200, "ETag: \"e\"\n", "meow");
            }
        });
    }

    @Test
    void neverWriteOutsideOfTheDirectory() throws IOException {
        Path inner = this.outer.resolve("inner");
        Files.createDirectories(inner);
        Files.createSymbolicLink(inner.resolve("link"), this.outer);
        List<String> evil = List.of("../escaped", "../../escaped", "a/../../escaped", "a//b", "dir/../..",
                "link/escaped", "./here", "x/./y", "..");
        serve(Stream.concat(evil.stream(), Stream.of("good", "good2/deep")).sorted().toList());

        DirectoryResult fetched = this.server.template().downloadDirectory("photos", "", inner);

        assertThat(fetched.files()).isEqualTo(2);
        assertThat(fetched.failures()).extracting(FileFailure::key).containsExactlyInAnyOrderElementsOf(evil);
        assertThat(inner.resolve("good")).hasContent("meow");
        try (Stream<Path> files = Files.list(this.outer)) {
            assertThat(files).containsExactly(inner);
        }
        assertThat(this.server.requests()).hasSize(3);
    }

    @Test
    void areNoFullerThanTheListingIsLong() {
        this.server.plays(
                exchange -> exchange.answer(200, "Content-Type: application/xml\n",
                        listing(List.of("a")).replace("false", "true")
                            .replace("</ListBucketResult>",
                                    "<NextContinuationToken>t</NextContinuationToken></ListBucketResult>")),
                Scripts.error(403, "AccessDenied"));

        assertThatExceptionOfType(RuntimeException.class)
            .isThrownBy(() -> this.server.template().downloadDirectory("photos", "", this.outer))
            .withMessageContaining("AccessDenied");
    }

}
