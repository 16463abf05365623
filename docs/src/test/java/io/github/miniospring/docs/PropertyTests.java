package io.github.miniospring.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.miniospring.boot.autoconfigure.MinioProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class PropertyTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9.-]+)` \\| ([^|]+) \\|");

    private static final Pattern MENTION = Pattern.compile("`(minio\\.[a-z0-9.-]+)(=[^`]*)?`");

    /** They begin alike, but are names of meters. */
    private static final Pattern METER = Pattern.compile("minio\\.client(\\..+)?|minio\\.listener|minio\\.listener\\."
            + "(age|received|handled|failed|retried|deadletter|duplicate|superseded|filtered|overflow|badline|gaps"
            + "|reconnects|stalled|reconcile\\.[a-z]+|pending|lag|watermark\\.age|held\\.removals)");

    private final Map<String, ConfigurationMetadataProperty> metadata = metadata();

    @Test
    void theConfigurationPageHasEveryPropertyWithItsDefault() {
        Map<String, String> rows = ROW.matcher(Page.named("docs/configuration.md").text())
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2).strip(), (a, b) -> a, TreeMap::new));

        assertThat(rows).hasSameSizeAs(this.metadata).containsOnlyKeys(this.metadata.keySet());
        assertThat(rows).allSatisfy((name, cell) -> {
            Object value = this.metadata.get(name).getDefaultValue();
            if (value != null) {
                assertThat(cell).as(name).isEqualTo("`" + text(value) + "`");
            }
        });
    }

    @Test
    void everyPropertyThatAPageMentionsExists() {
        List<String> mentions = Page.all()
            .stream()
            .flatMap(page -> MENTION.matcher(page.text()).results().map(match -> page + " " + match.group(1)))
            .filter(mention -> !METER.matcher(mention.substring(mention.indexOf(' ') + 1)).matches())
            .toList();

        assertThat(mentions).isNotEmpty()
            .allSatisfy(mention -> assertThat(this.metadata).as(mention)
                .containsKey(mention.substring(mention.indexOf(' ') + 1)));
    }

    @Test
    void everyYamlBlockBinds() {
        List<Page.Block> blocks = Page.all().stream().flatMap(page -> page.blocks("yaml").stream()).toList();

        assertThat(blocks).isNotEmpty()
            .allSatisfy(block -> assertThatCode(() -> bind(block)).as(block.toString()).doesNotThrowAnyException());
    }

    private static void bind(Page.Block block) throws IOException {
        List<PropertySource<?>> sources = new YamlPropertySourceLoader().load(block.toString(),
                new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)));
        BindHandler strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT);
        new Binder(ConfigurationPropertySources.from(sources)).bind("minio", Bindable.of(MinioProperties.class),
                strict);
    }

    private static String text(Object value) {
        if (value instanceof Object[] values) {
            return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(", "));
        }
        return (value instanceof Collection<?> values)
                ? values.stream().map(String::valueOf).collect(Collectors.joining(", ")) : value.toString();
    }

    private static Map<String, ConfigurationMetadataProperty> metadata() {
        ConfigurationMetadataRepositoryJsonBuilder all = ConfigurationMetadataRepositoryJsonBuilder.create();
        try {
            List<URL> files = Collections.list(
                    MinioProperties.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"));
            for (URL file : files) {
                try (InputStream json = file.openStream()) {
                    all.withJsonResource(json);
                }
            }
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return all.build()
            .getAllProperties()
            .entrySet()
            .stream()
            .filter(property -> property.getKey().startsWith("minio.") || property.getKey().contains(".minio."))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

}
