package io.github.miniospring.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.miniospring.client.RetrySettings;
import io.github.miniospring.client.TransferSettings;
import io.github.miniospring.http.HttpSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What editors show of the properties. */
class MetadataTests {

    private final Map<String, Object> metadata = read();

    @Test
    void everyPropertyIsDescribed() {
        assertThat(properties()).hasSizeGreaterThan(30)
            .allSatisfy(property -> assertThat((String) property.get("description")).as("%s", property.get("name"))
                .isNotBlank()
                .endsWith(".")
                .doesNotStartWith("A ")
                .doesNotStartWith("The ")
                .doesNotStartWith("An "));
    }

    @Test
    void switchesBeginWithWhether() {
        assertThat(properties()).filteredOn(property -> property.get("type").equals("java.lang.Boolean"))
            .hasSizeGreaterThan(4)
            .allSatisfy(property -> assertThat((String) property.get("description")).startsWith("Whether "));
    }

    @Test
    void listsSayThatTheyAreLists() {
        assertThat(properties()).filteredOn(property -> ((String) property.get("type")).startsWith("java.util."))
            .hasSizeGreaterThan(2)
            .allSatisfy(property -> assertThat((String) property.get("description"))
                .startsWith("Comma-separated list of "));
    }

    @Test
    void namesAreOurs() {
        assertThat(properties()).extracting(property -> (String) property.get("name"))
            .allMatch(name -> name.startsWith("minio.") || name.equals("management.health.minio.enabled")
                    || name.startsWith("management.endpoint.minio."))
            .contains("minio.endpoint", "minio.http.proxy.no-proxy", "minio.health.timeout")
            // Applications set it to the name of their bucket.
            .noneMatch(name -> name.equals("minio.bucket") || name.startsWith("minio.bucket."));
    }

    @Test
    void hintsAreForPropertiesThatExist() {
        List<Object> names = new ArrayList<>();
        properties().forEach(property -> names.add(property.get("name")));

        assertThat(list("hints")).isNotEmpty().extracting(hint -> hint.get("name")).isSubsetOf(names);
    }

    @Test
    void defaultsAreThoseOfTheCore() {
        MinioProperties properties = new MinioProperties();
        ClientSettings settings = new ClientSettings(properties);

        assertThat(settings.http(null)).isEqualTo(HttpSettings.DEFAULT);
        assertThat(settings.retry()).isEqualTo(RetrySettings.DEFAULT);
        assertThat(settings.transfer()).isEqualTo(TransferSettings.DEFAULT);
        assertThat(settings.checksum()).hasToString("CRC32C");
        assertThat(properties.getHealth().getTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void defaultStatusesAreThoseOfTheCore() {
        Map<String, Object> statuses = properties().stream()
            .filter(property -> property.get("name").equals("minio.retry.statuses"))
            .findFirst()
            .orElseThrow();

        assertThat((List<?>) statuses.get("defaultValue")).map(status -> ((Number) status).intValue())
            .containsExactlyInAnyOrderElementsOf(RetrySettings.DEFAULT.statuses());
    }

    private List<Map<String, Object>> properties() {
        return list("properties");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String name) {
        return (List<Map<String, Object>>) this.metadata.get(name);
    }

    private static Map<String, Object> read() {
        // Boot's modules have such files too.
        Path file = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
        try {
            return JsonParserFactory.getJsonParser().parseMap(Files.readString(file));
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

}
