package io.github.miniospring.boot.host;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.miniospring.MinioException;
import io.github.miniospring.object.ObjectSummary;
import io.github.miniospring.template.MinioTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * What an application without Jackson 3 does, on a class path of its own: in and out go
 * types of the JDK only.
 */
final class JsonHost {

    private JsonHost() {
    }

    /** Does it, and tells what came out. */
    static void run(Map<String, String> properties, List<String> told) {
        told.add("Jackson 3: " + ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", null));
        String[] settings = properties.entrySet()
            .stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .toArray(String[]::new);
        try (ConfigurableApplicationContext application = HostApplication.start(WebApplicationType.NONE, settings)) {
            store(application.getBean(MinioTemplate.class), told);
        }
    }

    private static void store(MinioTemplate minio, List<String> told) {
        minio.makeBucket("photos");
        minio.putObject("photos", "cat.txt", "meow");
        told.add("text: " + minio.getObjectAsString("photos", "cat.txt"));
        try (Stream<ObjectSummary> objects = minio.listObjects("photos")) {
            told.add("listing: " + objects.map(ObjectSummary::key).toList());
        }
        told.add("write: " + failure(() -> minio.writeObject("photos", "cat", new HostApplication.Greeting("hello"))));
        told.add("read: " + failure(() -> minio.readObject("photos", "cat.txt", HostApplication.Greeting.class)));
    }

    private static String failure(Runnable call) {
        try {
            call.run();
            return "done";
        }
        catch (IllegalArgumentException | IllegalStateException | MinioException ex) {
            return String.valueOf(ex.getMessage());
        }
    }

}
