package io.github.miniospring.boot.host;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** An application with Jackson's XML module on its class path. */
@Tag("xml-host")
class XmlHostTests {

    @Test
    void goesOnMakingXmlOfItsObjects() throws Exception {
        // Spring's WebFlux fails at that, with or without us.
        try (ConfigurableApplicationContext application = HostApplication.start(WebApplicationType.SERVLET)) {
            assertThat(Answer.of(application, "/greeting-in-xml", "application/xml"))
                .isEqualTo(new Answer(200, "application/xml", "<Greeting><text>hello</text></Greeting>"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "SERVLET", "REACTIVE" })
    void goesOnServingItsDocuments(WebApplicationType type) throws Exception {
        try (ConfigurableApplicationContext application = HostApplication.start(type)) {
            Answer answer = Answer.of(application, "/document", Answer.BROWSER);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.contentType()).startsWith("application/xml");
            assertThat(answer.body()).isEqualTo("<greeting>hello</greeting>");
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "SERVLET", "REACTIVE" })
    void answersEverybodyAsItDidBefore(WebApplicationType type) throws Exception {
        List<Answer> before;
        List<Answer> now;
        try (ConfigurableApplicationContext without = HostApplication.start(type, "minio.enabled=false")) {
            assertThat(without.containsBean("minioSpringClient")).isFalse();
            before = answers(without);
        }
        try (ConfigurableApplicationContext with = HostApplication.start(type)) {
            assertThat(with.containsBean("minioSpringClient")).isTrue();
            now = answers(with);
        }

        assertThat(now).isEqualTo(before);
    }

    private static List<Answer> answers(ConfigurableApplicationContext application) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (String path : List.of("/greeting", "/greeting-in-xml", "/document")) {
            for (String accept : List.of(Answer.BROWSER, "*/*", "application/json", "application/xml")) {
                Answer answer = Answer.of(application, path, accept);
                // What went wrong is told with the time.
                answers.add((answer.status() == 200) ? answer : new Answer(answer.status(), "", ""));
            }
        }
        return answers;
    }

}
