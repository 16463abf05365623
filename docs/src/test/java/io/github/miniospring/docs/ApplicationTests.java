package io.github.miniospring.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.miniospring.boot.autoconfigure.MinioAutoConfiguration;
import io.github.miniospring.boot.autoconfigure.MinioConfigurationException;
import io.github.miniospring.boot.autoconfigure.MinioConnectionDetails;
import io.github.miniospring.client.MinioClient;
import io.github.miniospring.credentials.Credentials;
import io.github.miniospring.credentials.CredentialsProvider;
import io.github.miniospring.template.MinioTemplate;
import io.github.miniospring.template.ReactiveMinioTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationTests {

    private static final Pattern BEAN_ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| `(\\w+)`");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(MinioAutoConfiguration.class));

    @Test
    void theThreePropertiesOfTheReadmeMakeATemplate() {
        Page.Block properties = Page.named("README.md").blocks("yaml").get(0);

        this.runner.withInitializer(context -> add(properties, context)).run(context -> {
            assertThat(context).hasSingleBean(MinioTemplate.class);
            assertThat(context.getBean(MinioClient.class).endpoint()).hasToString("http://localhost:9000");
            assertThat(context.getBean(CredentialsProvider.class).credentials().map(Credentials::accessKey).block())
                .isEqualTo("my-access-key");
        });
    }

    private static void add(Page.Block block, ConfigurableApplicationContext context) {
        try {
            PropertySource<?> source = new YamlPropertySourceLoader()
                .load(block.toString(), new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)))
                .get(0);
            context.getEnvironment().getPropertySources().addFirst(source);
        }
        catch (IOException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Test
    void thePageNamesTheBeansThatThereAre() {
        Map<String, String> rows = BEAN_ROW.matcher(Page.named("docs/getting-started.md").text())
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

        this.runner.run(context -> assertThat(rows).isEqualTo(Stream
            .of(MinioConnectionDetails.class, CredentialsProvider.class, MinioClient.class, ReactiveMinioTemplate.class,
                    MinioTemplate.class)
            .collect(Collectors.toMap(type -> context.getBeanNamesForType(type)[0], Class::getSimpleName))));
    }

    @Test
    void thePageShowsWhatAFailedStartSays() {
        String page = Page.named("docs/configuration.md").text();

        this.runner.withPropertyValues("minio.endpoint=http://localhost:9000/photos")
            .run(context -> assertThat(context).getFailure()
                .rootCause()
                .isInstanceOfSatisfying(MinioConfigurationException.class,
                        ex -> assertThat(page).contains(ex.description(), ex.action())));
    }

}
