package io.github.miniospring.boot.host;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.miniospring.test.server.MinioTestServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that makes JSON with another library than Jackson 3, which it has not.
 */
class JsonHostTests {

    private static final String GSON = "/com/google/code/gson/gson/";

    private static final String JACKSON_2 = "/com/fasterxml/jackson/core/jackson-databind/";

    private static final List<String> JSON = List.of(GSON, JACKSON_2, "/com/fasterxml/jackson/core/jackson-core/",
            "/tools/jackson/");

    private static final String ADVICE = "for JSON put tools.jackson.core:jackson-databind on the class path";

    @AutoClose
    private final MinioTestServer server = MinioTestServer.start();

    @ParameterizedTest
    @ValueSource(strings = { GSON, "/com/fasterxml/jackson/core/" })
    void worksAndSaysWhatIsMissingForObjectsOfItsTypes(String library) throws Exception {
        List<String> told = new ArrayList<>();
        try (URLClassLoader host = new URLClassLoader(classPath(library), ClassLoader.getPlatformClassLoader())) {
            run(host, told);
        }

        assertThat(told).hasSize(5);
        assertThat(told).startsWith("Jackson 3: false", "text: meow", "listing: [cat.txt]");
        assertThat(told.get(3)).startsWith("write: No converter makes").contains(ADVICE);
        assertThat(told.get(4)).startsWith("read: ").contains(ADVICE);
    }

    private void run(ClassLoader host, List<String> told) throws Exception {
        Map<String, String> properties = Map.of("minio.endpoint", this.server.endpoint(), "minio.access-key",
                this.server.accessKey(), "minio.secret-key", this.server.secretKey());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(host);
        try {
            Method application = Class.forName(JsonHost.class.getName(), true, host)
                .getDeclaredMethod("run", Map.class, List.class);
            application.setAccessible(true);
            application.invoke(null, properties, told);
        }
        catch (InvocationTargetException ex) {
            throw new AssertionError("After " + told, ex.getCause());
        }
        finally {
            thread.setContextClassLoader(before);
        }
    }

    /** That of these tests with one library for JSON only. */
    private static URL[] classPath(String library) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        boolean found = false;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String path = entry.replace(File.separatorChar, '/');
            boolean wanted = path.contains(library);
            found |= wanted && (path.contains(GSON) || path.contains(JACKSON_2));
            if (wanted || JSON.stream().noneMatch(path::contains)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        assertThat(found).as("%s on the class path", library).isTrue();
        return urls.toArray(URL[]::new);
    }

}
