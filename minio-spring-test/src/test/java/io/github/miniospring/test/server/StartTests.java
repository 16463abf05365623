package io.github.miniospring.test.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What keeps the start of a server short: what is loaded for it in a fresh JVM, and when.
 */
@Timeout(60)
class StartTests {

    private static final String OURS = "io.github.miniospring.test.server.";

    @Test
    void loadsLittleAndNettyAheadOfItsOwnTables() throws Exception {
        List<String> loaded = loadedAtStart();

        assertThat(loaded).filteredOn(name -> name.startsWith(OURS)).hasSizeBetween(15, 40);
        assertThat(loaded).filteredOn(name -> name.startsWith("io.netty")).hasSizeBetween(100, 450);
        assertThat(loaded)
            .noneMatch(name -> name.startsWith("io.netty.handler.ssl.") || name.startsWith("io.netty.handler.codec.")
                    || name.startsWith("javax.xml.") || name.equals("javax.crypto.Mac"))
            .noneMatch(name -> name.equals(OURS + "s3.Routes") || name.equals("io.netty.channel.DefaultChannelId")
                    || name.equals("java.lang.reflect.Proxy"));
        assertThat(loaded.indexOf(OURS + "http.HttpServerStart")).isNotNegative()
            .isLessThan(loaded.indexOf(OURS + "s3.S3Service"))
            .isLessThan(loaded.indexOf("java.security.SecureRandom"));
    }

    private static List<String> loadedAtStart() throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout:none", "-cp", System.getProperty("java.class.path"), Fresh.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).contains("system properties are the same: true");
        return output.substring(output.indexOf(Fresh.class.getName()), output.indexOf("system properties"))
            .lines()
            .map(line -> line.substring(0, Math.max(line.indexOf(' '), 0)))
            .filter(name -> !name.contains("$$Lambda"))
            .toList();
    }

    /** Run in a JVM in which nothing has been loaded. */
    static final class Fresh {

        private Fresh() {
        }

        public static void main(String[] arguments) {
            Properties before = (Properties) System.getProperties().clone();
            try (MinioTestServer server = MinioTestServer.start()) {
                System.out.println("system properties are the same: " + before.equals(System.getProperties()));
                assertThat(server.port()).isPositive();
            }
        }

    }

}
