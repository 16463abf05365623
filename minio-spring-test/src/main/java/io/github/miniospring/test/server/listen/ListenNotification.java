package io.github.miniospring.test.server.listen;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.event.EventFilter;
import io.github.miniospring.test.server.event.EventNames;
import io.github.miniospring.test.server.http.Response;
import org.jspecify.annotations.Nullable;

/** Streams events of one bucket, or of all if none is addressed. */
public final class ListenNotification implements Action {

    private static final int MAX_FILTER = 1024;

    @Override
    public Response handle(Call call) {
        String prefix = filter(call, "prefix");
        String suffix = filter(call, "suffix");
        Set<String> names = new HashSet<>();
        for (String name : call.query().all("events")) {
            Set<String> singles = EventNames.expand(name);
            if (singles == null) {
                throw S3Error.INVALID_ARGUMENT.failure("A specified event is not supported for notifications.");
            }
            names.addAll(singles);
        }
        if (!call.bucketName().isEmpty()) {
            call.bucket();
        }
        EventFilter filter = EventFilter.of(call.bucketName(), prefix, suffix, names);
        Duration ping = ping(call.query().get("ping"));
        return Response.ok()
            .header("Content-Type", "text/event-stream")
            .header("Cache-Control", "no-cache")
            .header("X-Accel-Buffering", "no")
            .body(new ListenStream(call.server().events(), filter, ping, call.fault().stream()));
    }

    private static String filter(Call call, String name) {
        List<String> values = call.query().all(name);
        if (values.size() > 1) {
            throw S3Error.INVALID_ARGUMENT.failure("Cannot specify more than one " + name + " rule in a filter.");
        }
        String value = values.isEmpty() ? "" : values.get(0);
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_FILTER || value.contains("\\")) {
            throw S3Error.INVALID_ARGUMENT
                .failure("Size of filter rule value cannot exceed 1024 bytes in UTF-8 representation");
        }
        return value;
    }

    private static @Nullable Duration ping(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            long seconds = Long.parseLong(text);
            if (seconds >= 1) {
                return Duration.ofSeconds(seconds);
            }
        }
        catch (NumberFormatException ex) {
            // It is answered as what is out of range.
        }
        // An odd code for this, but the one that MinIO sends.
        throw S3Error.AUTHORIZATION_QUERY_PARAMETERS.failure();
    }

}
