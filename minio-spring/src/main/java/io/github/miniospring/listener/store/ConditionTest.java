package io.github.miniospring.listener.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.github.miniospring.ETag;
import io.github.miniospring.template.MinioOperations;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a server keeps its word about conditions, before somebody relies on
 * it: there are some that accept them, and let two writers win.
 */
final class ConditionTest {

    private static final int WRITERS = 8;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final MinioOperations minio;

    private final ControlArea area;

    private boolean passed;

    ConditionTest(MinioOperations minio, ControlArea area) {
        this.minio = minio;
        this.area = area;
    }

    /**
     * Tries it at the first call.
     * @throws IllegalStateException if it does not
     */
    synchronized void require() {
        if (this.passed) {
            return;
        }
        ControlObject object = object();
        try {
            require(winners(object) == 1, "lets not exactly one of several writers win by 'If-None-Match: *'");
            require(object.replace(new ETag("0".repeat(32)), body("replaced")) == null,
                    "replaces an object whatever its tag, in spite of 'If-Match'");
        }
        finally {
            object.remove();
        }
        ControlObject missing = object();
        if (missing.replace(new ETag("0".repeat(32)), body("made")) != null) {
            missing.remove();
            require(false, "stores an object under 'If-Match' where there is none");
        }
        this.passed = true;
    }

    private ControlObject object() {
        return new ControlObject(this.minio, this.area.bucket(), this.area.key("test", UUID.randomUUID().toString()),
                1_000, TIMEOUT);
    }

    private static int winners(ControlObject object) {
        List<Callable<@Nullable ETag>> writers = IntStream.range(0, WRITERS)
            .<Callable<@Nullable ETag>>mapToObj(i -> () -> object.replace(null, body("writer " + i)))
            .toList();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS, work -> {
            Thread thread = new Thread(work, "minio-condition-test");
            thread.setDaemon(true);
            return thread;
        });
        try {
            int winners = 0;
            for (Future<@Nullable ETag> writer : threads.invokeAll(writers)) {
                winners += (writer.get() != null) ? 1 : 0;
            }
            return winners;
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server's conditions were tried", ex);
        }
        catch (ExecutionException ex) {
            throw (ex.getCause() instanceof RuntimeException failure) ? failure
                    : new IllegalStateException("The server's conditions could not be tried", ex.getCause());
        }
        finally {
            threads.shutdownNow();
        }
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new IllegalStateException(
                    "The server " + otherwise + " (tried in " + this.area.bucket() + "/" + this.area.prefix()
                            + "): nothing in this bucket can tell which instance is in charge. Use MinIO of"
                            + " September 2025 or later, or leases in a database");
        }
    }

}
